/**
 * Messages whose key has not come yet, kept over a restart: as they were sent, encrypted.
 * Nobody else can read them, so they may stand beside the keys.
 */
import type { Database } from "better-sqlite3";
import type { Millis } from "../../../src/events.ts";
import { type RawEvent, readEvent } from "../raw.ts";

/** A message that could not be read when it came. */
export interface Sealed {
  readonly room: string;
  readonly event: RawEvent;
  /** When it came. */
  readonly at: Millis;
}

export type SealedEvents = ReturnType<typeof createSealedEvents>;

/** As a server would send it, for the machine and for the disk. */
export const toWire = (event: RawEvent): Record<string, unknown> => ({
  type: event.type,
  event_id: event.id,
  sender: event.sender,
  origin_server_ts: event.at ?? 0,
  content: event.content,
});

/** @param inTurn runs something between the transactions of the same file */
export function createSealedEvents(db: Database, inTurn: <T>(work: () => T) => Promise<T>) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS sealed (
      event TEXT PRIMARY KEY,
      room TEXT NOT NULL,
      raw TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT
  `);
  const put = db.prepare("INSERT OR IGNORE INTO sealed (event, room, raw, at) VALUES (?, ?, ?, ?)");
  const remove = db.prepare("DELETE FROM sealed WHERE event = ?");
  const all = db.prepare<[], { room: string; raw: string; at: number }>(
    "SELECT room, raw, at FROM sealed ORDER BY at, event",
  );
  return {
    put: ({ room, event, at }: Sealed): Promise<void> =>
      inTurn(() => void put.run(event.id, room, JSON.stringify(toWire(event)), at)),
    remove: (id: string): Promise<void> => inTurn(() => void remove.run(id)),
    all: (): Promise<readonly Sealed[]> =>
      inTurn(() =>
        all.all().flatMap(({ room, raw, at }) => {
          const event = readEvent(JSON.parse(raw));
          return event ? [{ room, event, at }] : [];
        }),
      ),
  };
}
