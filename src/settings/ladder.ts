/** What may be different on the ladder, in a channel or in an area. */
import * as z from "zod";

/** `NETWORK/CHANNEL`, such as `libera/#project`. */
export const placeName = z
  .string()
  .regex(/^[^/\s]+\/\S+$/, "expected NETWORK/CHANNEL, such as libera/#project");

/** From when to when, in the community's time zone, nobody's patience runs out. */
export const quietHours = z
  .string()
  .regex(
    /^(?:[01]?\d|2[0-3]):[0-5]\d-(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)$/,
    "expected hours such as 22:00-07:00",
  );
