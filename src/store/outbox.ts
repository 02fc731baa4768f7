/** Network calls that wait, went out, or may have gone out. */
import type { Database } from "better-sqlite3";
import type { Outgoing } from "../adapter.ts";
import type { Millis, Place } from "../events.ts";
import type { Unsure } from "../world.ts";

/** A row to be sent. */
export interface Pending {
  readonly seq: number;
  readonly key: string;
  /** The key of the `Say` it belongs to, or that it amends or retracts. */
  readonly said: string;
  readonly network: string;
  /** Rows of one lane go out one after the other. */
  readonly lane: string;
  readonly attempts: number;
  readonly notBefore: Millis;
  /** When it was first tried, if nobody knows what became of that. */
  readonly tried?: Millis;
}

interface PendingRow {
  seq: number;
  key: string;
  said: string;
  network: string;
  lane: string;
  attempts: number;
  not_before: number;
  tried: number | null;
}

const columns = "seq, key, said, network, lane, attempts, not_before, tried";

export const laneOf = (place: Place): string => `${place.network}\n${place.channel}\n${place.thread ?? ""}`;

/** What a row says, in plain words, for maintainers. */
function textOf(item: Outgoing): string {
  if (item.do !== "say" && item.do !== "amend") return item.do;
  return item.body.format === "lines"
    ? item.body.spans.map((span) => span.text).join("")
    : item.body.markdown;
}

export type Outbox = ReturnType<typeof createOutbox>;

export function createOutbox(db: Database) {
  const insert = db.prepare(
    `INSERT INTO outbox (key, said, network, lane, body, created) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO NOTHING`,
  );
  const pending = db.prepare<[], PendingRow>(
    `SELECT ${columns} FROM outbox WHERE state = 'queued' ORDER BY seq`,
  );
  const body = db.prepare<[number], string>("SELECT body FROM outbox WHERE seq = ?").pluck();
  const sending = db.prepare<[number, number]>(
    `UPDATE outbox SET state = 'sending', attempts = attempts + 1, tried = coalesce(tried, ?)
     WHERE seq = ? AND state = 'queued'`,
  );
  const sent = db.prepare<[string, number]>(
    "UPDATE outbox SET state = 'sent', native = ?, error = NULL WHERE seq = ?",
  );
  const again = db.prepare<[number, number, number | null, string, number]>(
    "UPDATE outbox SET state = 'queued', not_before = ?, attempts = ?, tried = ?, error = ? WHERE seq = ?",
  );
  const end = db.prepare<[string, string, number]>("UPDATE outbox SET state = ?, error = ? WHERE seq = ?");
  const interrupted = db.prepare<[string, string], { seq: number; said: string }>(
    "UPDATE outbox SET state = ? WHERE network = ? AND state = 'sending' RETURNING seq, said",
  );
  const unsure = db.prepare<[], { seq: number; body: string; created: number }>(
    "SELECT seq, body, created FROM outbox WHERE state = 'unsure' ORDER BY seq LIMIT 50",
  );
  const decideUnsure = db.prepare<[string, number], PendingRow>(
    `UPDATE outbox SET state = ?, attempts = 0, not_before = 0, tried = NULL WHERE seq = ? AND state = 'unsure'
     RETURNING ${columns}`,
  );
  const nativeOf = db.prepare<[string], { native: string; body: string }>(
    "SELECT native, body FROM outbox WHERE said = ? AND native IS NOT NULL ORDER BY seq LIMIT 1",
  );
  const saidAs = db
    .prepare<[string, string], string>("SELECT said FROM outbox WHERE network = ? AND native = ? LIMIT 1")
    .pluck();
  const saidText = db
    .prepare<[string, string], string>("SELECT body FROM outbox WHERE network = ? AND native = ? LIMIT 1")
    .pluck();
  const cancel = db.prepare<[string]>(
    "UPDATE outbox SET state = 'cancelled' WHERE said = ? AND state = 'queued'",
  );
  const toPending = (row: PendingRow): Pending => ({
    seq: row.seq,
    key: row.key,
    said: row.said,
    network: row.network,
    lane: row.lane,
    attempts: row.attempts,
    notBefore: row.not_before,
    ...(row.tried === null ? {} : { tried: row.tried }),
  });

  return {
    /** @returns the row to send, or undefined when its key is there already. */
    add(key: string, said: string, item: Outgoing, created: Millis): Pending | undefined {
      const lane = laneOf(item.to);
      const { changes, lastInsertRowid } = insert.run(
        key,
        said,
        item.to.network,
        lane,
        JSON.stringify(item),
        created,
      );
      if (changes === 0) return undefined;
      return {
        seq: Number(lastInsertRowid),
        key,
        said,
        network: item.to.network,
        lane,
        attempts: 0,
        notBefore: 0,
      };
    },
    pending: (): readonly Pending[] => pending.all().map(toPending),
    item(seq: number): Outgoing | undefined {
      const text = body.get(seq);
      return text === undefined ? undefined : (JSON.parse(text) as Outgoing);
    },
    /** @returns false when the row is no longer queued. */
    sending: (seq: number, now: Millis): boolean => sending.run(now, seq).changes === 1,
    sent: (seq: number, native: string) => sent.run(native, seq),
    again: (row: Pick<Pending, "seq" | "notBefore" | "attempts" | "tried">, error: string) =>
      again.run(row.notBefore, row.attempts, row.tried ?? null, error, row.seq),
    end: (seq: number, state: "failed" | "unsure", error: string) => end.run(state, error, seq),
    /** What a crash interrupted: sent again where that shows once, unsure elsewhere. */
    interrupted: (network: string, resendable: boolean) =>
      interrupted.all(resendable ? "queued" : "unsure", network),
    unsure: (): readonly Unsure[] =>
      unsure.all().map((row) => {
        const item = JSON.parse(row.body) as Outgoing;
        return { seq: row.seq, place: item.to, text: textOf(item), at: row.created };
      }),
    /** A maintainer's word on an unsure row. @returns the row when it is to be sent again. */
    resolve(seq: number, send: boolean): Pending | undefined {
      const row = decideUnsure.get(send ? "queued" : "cancelled", seq);
      return row && send ? toPending(row) : undefined;
    },
    nativeOf(said: string): { native: string; place: Place; item: Outgoing } | undefined {
      const row = nativeOf.get(said);
      if (!row) return undefined;
      const item = JSON.parse(row.body) as Outgoing;
      return { native: row.native, place: item.to, item };
    },
    saidAs: (network: string, native: string): string | undefined => saidAs.get(network, native),
    saidText(network: string, native: string): string | undefined {
      const text = saidText.get(network, native);
      return text === undefined ? undefined : textOf(JSON.parse(text) as Outgoing);
    },
    /** Takes back what has not gone out yet. */
    cancel: (said: string) => cancel.run(said),
  };
}
