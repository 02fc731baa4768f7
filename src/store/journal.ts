/** Everything that happened, once, and where each network's reading stands. */
import type { Database } from "better-sqlite3";
import type { Cursor } from "../adapter.ts";
import type { Event, Millis } from "../events.ts";

export interface FailedEvent {
  readonly seq: number;
  readonly id: string;
  readonly at: Millis;
  readonly error: string;
}

/** The last message of a place. */
interface Last {
  readonly channel: string;
  readonly at: Millis;
  readonly native: string | null;
}

const day = 864e5;

export type Journal = ReturnType<typeof createJournal>;

export function createJournal(db: Database) {
  const insert = db.prepare<[string, string, string, number, number]>(
    "INSERT INTO journal (id, network, kind, at, seen) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
  );
  const fail = db.prepare<[string, string, string]>("UPDATE journal SET body = ?, error = ? WHERE id = ?");
  const failed = db.prepare<[number], FailedEvent>(
    "SELECT seq, id, at, error FROM journal WHERE error IS NOT NULL ORDER BY seq DESC LIMIT ?",
  );
  const lastOf = db.prepare<[string], number | null>("SELECT max(at) FROM message WHERE network = ?").pluck();
  const lastIn = db.prepare<[string], Last>(
    `SELECT channel, at, native FROM message
     WHERE seq IN (SELECT max(seq) FROM message WHERE network = ? AND private = 0 GROUP BY channel)`,
  );
  const lastWith = db.prepare<[string, number], Last>(
    `SELECT channel, at, native FROM message
     WHERE seq IN (SELECT max(seq) FROM message WHERE network = ? AND private = 1 AND at >= ? GROUP BY channel)
     ORDER BY seq DESC LIMIT 100`,
  );
  const byPlace = (rows: readonly Last[]): NonNullable<Cursor["people"]> =>
    new Map(rows.map(({ channel, at, native }) => [channel, { at, ...(native === null ? {} : { native }) }]));

  return {
    /** @returns false when the id was seen before. */
    add(event: Event, seen: Millis): boolean {
      return insert.run(event.id, event.network, event.kind, event.at, seen).changes === 1;
    },
    /** Keeps an event whose deciding failed, whole, with the error. */
    fail(event: Event, error: string): void {
      fail.run(JSON.stringify(event), error, event.id);
    },
    failed: (limit: number): readonly FailedEvent[] => failed.all(limit),
    cursor(network: string): Cursor | undefined {
      const at = lastOf.get(network);
      if (at === null || at === undefined) return undefined;
      const people = byPlace(lastWith.all(network, at - day));
      return { at, channels: byPlace(lastIn.all(network)), ...(people.size > 0 ? { people } : {}) };
    },
  };
}
