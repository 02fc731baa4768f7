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
  readonly seq: number;
  readonly channel: string;
  readonly private: 0 | 1;
  readonly at: Millis;
  readonly native: string | null;
}

const day = 864e5;

/** Private conversations that are read back after a restart, the latest first. */
const mostPeople = 100;

/**
 * Steps from place to place in the index instead of reading every message: this is asked
 * while a network waits to be connected.
 */
export const lastOfPlaces = `
  WITH RECURSIVE place (channel) AS (
    SELECT min(channel) FROM message WHERE network = @network
    UNION ALL
    SELECT (SELECT min(channel) FROM message WHERE network = @network AND channel > place.channel)
    FROM place WHERE place.channel IS NOT NULL
  )
  SELECT m.seq, m.channel, m.private, m.at, m.native
  FROM place CROSS JOIN message m
    ON m.seq = (SELECT max(seq) FROM message WHERE network = @network AND channel = place.channel)`;

export type Journal = ReturnType<typeof createJournal>;

export function createJournal(db: Database) {
  const insert = db.prepare<[string, string, string, number, number]>(
    "INSERT INTO journal (id, network, kind, at, seen) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
  );
  const fail = db.prepare<[string, string, string]>("UPDATE journal SET body = ?, error = ? WHERE id = ?");
  const failed = db.prepare<[number], FailedEvent>(
    "SELECT seq, id, at, error FROM journal WHERE error IS NOT NULL ORDER BY seq DESC LIMIT ?",
  );
  const last = db.prepare<{ network: string }, Last>(lastOfPlaces);
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
      const places = last.all({ network });
      if (places.length === 0) return undefined;
      const at = places.reduce((latest, place) => Math.max(latest, place.at), 0);
      const people = byPlace(
        places
          .filter((place) => place.private === 1 && place.at >= at - day)
          .sort((one, other) => other.seq - one.seq)
          .slice(0, mostPeople),
      );
      const channels = byPlace(places.filter((place) => place.private === 0));
      return { at, channels, ...(people.size > 0 ? { people } : {}) };
    },
  };
}
