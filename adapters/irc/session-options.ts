import type { Clock } from "../../src/clock.ts";
import type { Event } from "../../src/events.ts";
import type { IrcSettings } from "../../src/settings/irc.ts";
import type { Seen } from "./history.ts";
import type { Logger } from "./log.ts";
import type { Timing } from "./timing.ts";
import type { Wire } from "./transport.ts";

/** What one connection needs, and what it gives. */
export interface SessionOptions {
  readonly settings: IrcSettings;
  readonly tls: Wire["tls"];
  readonly version: string;
  readonly bots: readonly string[];
  readonly clock: Clock;
  readonly timing: Timing;
  readonly log: Logger;
  /** Unique over all connections of all runs. */
  readonly serial: () => string;
  readonly seen: ReadonlyMap<string, Seen>;
  readonly kicked: Set<string>;
  readonly emit: (event: Event) => void;
  /** Registered, logged in where configured, and each channel has let us in or refused. */
  readonly ready: (account: boolean) => void;
  /** We came into a channel of the config. */
  readonly joined?: (channel: string) => void;
}
