import type { Clock } from "../../src/clock.ts";
import type { Log } from "../../src/log.ts";
import type { Timing } from "./timing.ts";

/** What the adapter gets from outside. */
export interface DiscordDeps {
  readonly log: Log;
  readonly version: string;
  readonly clock?: Clock;
  /** 0 to 1, for the jitter of the pauses. */
  readonly random?: () => number;
  /** Names or ids of bots, also as `NETWORK:NAME`. */
  readonly bots?: readonly string[];
  /** FAQ entries' names that fit what somebody has typed so far, best first. */
  readonly complete?: (typed: string) => readonly string[];
  /** Other times than the usual ones, for tests. */
  readonly timing?: Partial<Timing>;
}
