/** What the config says about a channel, the same for every network. */
import { z } from "zod";
import { duration } from "./duration.ts";

/** The name of a network, an area, a person. */
export const name = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]*$/, "expected a name of letters, digits, dots, dashes and underscores");

export const language = z.string().regex(/^[a-z]{2}$/, "expected a language as two letters, such as en");

/** What may be different in one channel. */
export const channelSettings = z.strictObject({
  answer: z.enum(["auto", "addressed", "off"]).optional(),
  wait: z.union([z.literal("off"), duration]).optional(),
  language: language.optional(),
  areas: z.array(name).optional(),
});
