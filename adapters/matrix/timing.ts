import type { Millis } from "../../src/events.ts";

/** How long things take, in milliseconds. Tests use shorter ones. */
export interface Timing {
  /** The first pause before connecting again; it doubles up to `maxRetry`. */
  readonly firstRetry: Millis;
  readonly maxRetry: Millis;
  /** How long the homeserver may hold back its answer to a sync when nothing happens. */
  readonly poll: Millis;
  /** The pause before a room that did not let us in is tried again; doubles up to ten minutes. */
  readonly knock: Millis;
  /** How long a message may wait for its key before somebody is told. */
  readonly key: Millis;
  /** An answer that takes longer than this to send is shown as being written. */
  readonly typing: Millis;
}

export const usualTiming: Timing = {
  firstRetry: 1000,
  maxRetry: 60_000,
  poll: 30_000,
  knock: 15_000,
  key: 60_000,
  typing: 1000,
};

/** The longest pause between two tries to get into a room. */
export const longestKnock: Millis = 10 * 60_000;

/**
 * The pause before try number `tries` (from 1): doubling, capped, and between half and the
 * whole of its step by chance, so that a thousand clients do not come back at once.
 * @param random 0 to 1
 */
export const pauseBefore = (tries: number, first: Millis, most: Millis, random: number): Millis =>
  Math.round(Math.min(most, first * 2 ** Math.min(tries - 1, 30)) * (0.5 + random / 2));
