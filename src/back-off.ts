/** How long to wait before trying again. */
import type { Millis } from "./events.ts";

export const retryFirst = 1000;
const retryMost = 5 * 60_000;

/**
 * Milliseconds until try number `attempt` (from 1) is made again: doubling, with jitter, capped.
 * @param random 0 to 1
 */
export function backOff(attempt: number, random: () => number): Millis {
  return Math.min(retryMost, retryFirst * 2 ** Math.min(attempt - 1, 20)) * (0.75 + random() / 2);
}
