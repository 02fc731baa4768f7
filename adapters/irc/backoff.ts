import type { Millis } from "../../src/events.ts";
import type { Timing } from "./timing.ts";

/**
 * Pauses before connecting again: doubling up to a limit, each between half and the
 * whole of its step by chance, so that a thousand clients do not come back at once.
 * @param random 0 to 1.
 */
export function createBackoff(
  timing: Pick<Timing, "firstRetry" | "maxRetry" | "stable">,
  random: () => number,
) {
  let tries = 0;
  return {
    /** @param held how long the last connection was up. */
    next(held: Millis): Millis {
      if (held >= timing.stable) tries = 0;
      const step = Math.min(timing.maxRetry, timing.firstRetry * 2 ** Math.min(tries, 30));
      tries++;
      return Math.round(step * (0.5 + random() / 2));
    },
  };
}
