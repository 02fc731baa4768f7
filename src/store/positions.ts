/** How far each source of contributions was read, so that a restart goes on where it was. */
import type { Database } from "better-sqlite3";
import type { Millis } from "../events.ts";

export type Positions = ReturnType<typeof createPositions>;

export function createPositions(db: Database) {
  const get = db
    .prepare<[string, string], string>("SELECT value FROM position WHERE source = ? AND stream = ?")
    .pluck();
  const set = db.prepare<[string, string, string, number]>(
    `INSERT INTO position (source, stream, value, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (source, stream) DO UPDATE SET value = excluded.value, at = excluded.at`,
  );
  const forgetPast = db.prepare<[string]>(
    "DELETE FROM position WHERE source = ? AND (stream = 'history' OR stream = 'history read' OR stream GLOB 'past *')",
  );

  return {
    /** What was last saved; undefined before the first time. */
    get: (source: string, stream: string): string | undefined => get.get(source, stream),
    /** To be called only after the events up to there are in the journal. */
    set: (source: string, stream: string, value: string, at: Millis): void =>
      void set.run(source, stream, value, at),
    /** The past of a source is read from the beginning again; what is known stays known. */
    forgetPast: (source: string): void => void forgetPast.run(source),
  };
}
