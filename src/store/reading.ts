/** Opens a database only to read it, also while a bot is running on it. */
import Database from "better-sqlite3";
import { readMigrations } from "./open.ts";

/** The database can't be looked at. The message says what is wrong and what to do. */
export class LookError extends Error {
  override readonly name = "LookError";
}

/** What went wrong with the file, as a `LookError`. */
export function unreadable(path: string, error: unknown): LookError {
  if (error instanceof LookError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new LookError(`${path} can't be read (${reason}). \`porchlight check\` says more.`, {
    cause: error,
  });
}

/**
 * Close it soon: a running bot can't shorten its log meanwhile.
 * @throws LookError when it is no database of this version of the program.
 */
export function openForReading(path: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
    const schema = Number(db.pragma("user_version", { simple: true }));
    const newest = readMigrations().at(-1)?.number ?? 0;
    if (schema !== newest) {
      const mend =
        schema < newest
          ? "Start the bot once, which brings it up to date."
          : "Use the version of Porchlight that wrote it.";
      throw new LookError(`${path} has schema ${schema}, this program knows ${newest}. ${mend}`);
    }
    return db;
  } catch (error) {
    db?.close();
    throw unreadable(path, error);
  }
}
