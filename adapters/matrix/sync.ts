/** The sync loop: asks, hands over, and only then writes down how far it has come. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../src/log.ts";
import type { Api } from "./api.ts";
import { readFailure } from "./failure.ts";
import { type Fields, text } from "./raw.ts";
import type { StateFile } from "./state-file.ts";
import type { Position } from "./take.ts";
import { pauseBefore, type Timing } from "./timing.ts";

/** Events that matter; the rest never leaves the server. Source: client-server API, "Filtering". */
const filter = JSON.stringify({
  presence: { not_types: ["*"] },
  account_data: { types: ["m.direct"] },
  room: {
    account_data: { not_types: ["*"] },
    ephemeral: { not_types: ["*"] },
    state: {
      lazy_load_members: true,
      types: ["m.room.create", "m.room.encryption", "m.room.tombstone", "m.room.member"],
    },
    timeline: {
      lazy_load_members: true,
      limit: 50,
      types: [
        "m.room.message",
        "m.room.encrypted",
        "m.reaction",
        "m.room.redaction",
        "m.room.member",
        "m.room.create",
        "m.room.encryption",
        "m.room.tombstone",
      ],
    },
  },
});

export interface SyncOptions {
  /** Who syncs, for the file. */
  readonly user: string;
  readonly file: StateFile;
  readonly timing: Timing;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** 0 to 1, for the jitter of the pauses. */
  readonly random: () => number;
  api(): Api;
  /** Resolves when everything is in the journal. */
  take(sync: Fields, position: Position): Promise<void>;
  /** After the first whole sync. */
  ready(): void;
  /** The login is gone. Resolves when there is a new one; rejects when there cannot be. */
  relogin(why: string): Promise<void>;
}

/** Runs until the signal; rejects only when the journal cannot be written. */
export async function runSync(options: SyncOptions): Promise<void> {
  const { file, timing, log, signal, user } = options;
  const kept = await file.read();
  let since = kept["user"] === user ? text(kept["since"]) : undefined;
  let first = true;
  let failures = 0;

  const pause = async (ms: number): Promise<void> => {
    await sleep(ms, undefined, { signal }).catch(() => undefined);
  };

  /** One round: a sync, its events, its token. */
  async function round(): Promise<void> {
    const wait = first ? 0 : timing.poll;
    const query = {
      filter,
      timeout: wait,
      set_presence: "online",
      ...(since === undefined ? {} : { since }),
      ...(first ? { full_state: true } : {}),
    };
    const sync = await options.api().sync(query, first ? 10 * 60_000 : wait + 10_000);
    await options.take(sync, { since, first });
    const next = text(sync["next_batch"]);
    if (next === undefined || signal.aborted) return;
    if (next !== since) await file.write({ user, since: next });
    since = next;
    if (first) options.ready();
    first = false;
  }

  /** @returns how long to wait before the next round */
  async function afterFailure(error: unknown): Promise<number> {
    const failure = readFailure(error);
    const ms = pauseBefore(failures, timing.firstRetry, timing.maxRetry, options.random());
    if (failure.loggedOut) {
      await options.relogin(failure.message);
      return ms;
    }
    if (since !== undefined && failure.status === 400 && failure.code !== "M_LIMIT_EXCEEDED") {
      // The homeserver was set up anew, or put back to an older state: its tokens are others now.
      log.warn({ reason: failure.message }, "the homeserver does not know how far we had come; reading anew");
      since = undefined;
      first = true;
    }
    return Math.max(ms, failure.retryAfterMs ?? 0);
  }

  while (!signal.aborted) {
    try {
      await round();
      if (failures > 0) log.info({ user }, "the homeserver answers again");
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (!isNetwork(error)) throw error;
      failures++;
      const ms = await afterFailure(error);
      const { message } = readFailure(error);
      log[failures === 1 ? "warn" : "debug"]({ user, reason: message, retryMs: ms }, "a sync failed");
      await pause(ms);
    }
  }
}

/** Anything else comes from the journal, or is a bug. */
const isNetwork = (error: unknown): boolean => error instanceof Error && error.name === "MatrixFailure";
