/** Time, injected: the system's, or a log's when replaying. */
import type { Millis } from "./events.ts";

export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): Millis;
}

export const systemClock: Clock = { now: () => Date.now() };
