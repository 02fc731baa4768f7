/** What the parts of one running Matrix adapter share. */
import type { Clock } from "../../src/clock.ts";
import type { Event, Place } from "../../src/events.ts";
import type { Log } from "../../src/log.ts";
import type { MatrixSettings } from "../../src/settings/matrix.ts";
import type { Api } from "./api.ts";
import type { Bounded } from "./bounded.ts";
import type { Encryption } from "./crypto/encryption.ts";
import type { Known } from "./inbound.ts";
import type { Rooms } from "./rooms.ts";
import type { Timing } from "./timing.ts";
import type { Trouble } from "./trouble.ts";

export interface Context {
  readonly settings: MatrixSettings;
  readonly log: Log;
  readonly clock: Clock;
  readonly timing: Timing;
  /** Ends everything. */
  readonly signal: AbortSignal;
  readonly rooms: Rooms;
  /** Display names by user id. */
  readonly names: Bounded<string>;
  /** Events that others refer to, by id. */
  readonly events: Bounded<Known>;
  /** The last event of each thread. */
  readonly threads: Bounded<string>;
  /** Set while logged in. */
  api(): Api;
  /** Our user id. */
  me(): string;
  /** How people call us. */
  ourNames(): readonly string[];
  encryption(): Encryption | undefined;
  isBot(user: string): boolean;
  /** Hands an event to the core. Resolves when it is in the journal. */
  emit(event: Event): Promise<unknown>;
  /** Unique in this run and all others. */
  serial(): string;
  /** Logs it and tells the maintainers; with a key, once for ever. */
  trouble(trouble: Trouble, place?: Place, key?: string): void;
  /** Does something later, again and again with longer pauses, until it is true or we stop. */
  retry(what: string, attempt: () => Promise<boolean>): void;
}
