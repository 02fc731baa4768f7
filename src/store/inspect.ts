/** Looks at a database file without changing it, also while a bot is running on it. */
import Database from "better-sqlite3";
import { readMigrations } from "./open.ts";

/** What is in a database file. */
export interface Inspected {
  /** The schema's number, and the newest that this program knows. */
  readonly schema: number;
  readonly newest: number;
  /** `ok`, or the first damage found. */
  readonly integrity: string;
}

/**
 * Reads the whole file once: seconds for a large one.
 * @throws the driver's error when the file can't be opened or is no database.
 */
export function inspectStore(path: string): Inspected {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
  try {
    const schema = Number(db.pragma("user_version", { simple: true }));
    const integrity = String(db.pragma("integrity_check(1)", { simple: true }));
    return { schema, newest: readMigrations().at(-1)?.number ?? 0, integrity };
  } finally {
    db.close();
  }
}

/**
 * The sources whose past was read to its end, with what was saved then; none when there is no such file, or when it
 * can't be read: what is wrong with it is told elsewhere.
 */
export function sourcesRead(path: string): ReadonlyMap<string, string> {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
    const rows = db.prepare<[], { source: string; value: string }>(
      "SELECT source, value FROM position WHERE stream = 'history read'",
    );
    return new Map(rows.all().map(({ source, value }) => [source, value]));
  } catch {
    return new Map();
  } finally {
    db?.close();
  }
}
