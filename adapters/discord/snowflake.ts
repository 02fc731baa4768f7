/** Ids that hold their time. Source: https://discord.com/developers/docs/reference#snowflakes */
import type { Millis } from "../../src/events.ts";

const epoch = 1_420_070_400_000;

export const isSnowflake = (text: string): boolean => /^\d{15,20}$/.test(text);

/** When the thing with this id was made. */
export const timeOf = (id: string): Millis => Number(BigInt(id) >> 22n) + epoch;

/** The smallest id of a time; what is newer has a larger one. */
export const firstAt = (at: Millis): string =>
  (BigInt(Math.max(0, Math.floor(at) - epoch)) << 22n).toString();

/** Whether one id is newer than another. */
export const newer = (one: string, other: string): boolean =>
  one.length === other.length ? one > other : one.length > other.length;

export const newest = (one: string | undefined, other: string): string =>
  one === undefined || newer(other, one) ? other : one;
