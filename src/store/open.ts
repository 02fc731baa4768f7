/** Opens the database and brings its schema up to date. */
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { packageRoot } from "../paths.ts";
import { createStore, type Store } from "./store.ts";

/** The database cannot be used. The message says what is wrong and what to do. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/** Larger files are checked by `porchlight check` only: reading them whole would delay every start. */
const checkedAtOpen = 64 * 1024 * 1024;

export interface Migration {
  readonly number: number;
  readonly sql: string;
}

/** The numbered files under data/migrations, in order. */
export function readMigrations(
  folder: string = join(packageRoot, "data", "migrations"),
): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-.*\.sql$/.test(file))
    .sort()
    .map((file) => ({ number: Number(file.slice(0, 4)), sql: readFileSync(join(folder, file), "utf8") }));
}

/** Runs what `PRAGMA user_version` says is missing, all or nothing. */
function migrate(db: Database.Database, path: string, migrations: readonly Migration[]): void {
  const current = db.pragma("user_version", { simple: true }) as number;
  const newest = migrations.at(-1)?.number ?? 0;
  if (current > newest)
    throw new StoreError(
      `${path} was written by a newer Porchlight (schema ${current}, this one knows ${newest}). Install that version, or name another database file.`,
    );
  if (current === newest) return;
  db.transaction(() => {
    for (const { number, sql } of migrations) if (number > current) db.exec(sql);
    db.pragma(`user_version = ${newest}`);
  }).immediate();
}

/**
 * Two bots on one database would answer everything twice. The owner holds an
 * exclusive lock on a file beside it, which the system drops when the process ends,
 * however it ends; readers of the database itself are not kept out.
 */
function own(path: string, timeout = 500): Database.Database {
  const lock = new Database(`${path}-owner`, { timeout });
  lock.pragma("journal_mode = MEMORY");
  lock.exec("BEGIN EXCLUSIVE");
  return lock;
}

/** Whether a bot runs on this database now. */
export function isOwned(path: string): boolean {
  try {
    own(path, 0).close();
    return false;
  } catch {
    return true;
  }
}

/**
 * Opens, or makes, the database file; `:memory:` for one that is gone afterwards.
 * WAL with `synchronous=NORMAL`: a crash of the process loses nothing that was
 * committed. After a power cut the last moments can be missing; the networks'
 * history brings them again. Source: https://sqlite.org/wal.html
 * @param options.owner the running bot: nobody else may own the file at the same time.
 * @throws StoreError when the file is no database, is damaged, or is newer than this program.
 */
export function openStore(
  path: string,
  options: { owner?: boolean; migrations?: readonly Migration[] } = {},
): Store {
  let db: Database.Database | undefined;
  let lock: Database.Database | undefined;
  try {
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    if (path !== ":memory:" && options.owner) lock = own(path);
    db = new Database(path, { timeout: 2000 });
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = NORMAL");
    db.pragma("foreign_keys = ON");
    db.pragma("cache_size = -2000");
    db.pragma("temp_store = MEMORY");
    if (path !== ":memory:" && statSync(path).size < checkedAtOpen) {
      const damage = db.pragma("quick_check(1)", { simple: true });
      if (damage !== "ok") throw new StoreError(damaged(path, String(damage)));
    }
    migrate(db, path, options.migrations ?? readMigrations());
    return createStore(db, lock);
  } catch (error) {
    db?.close();
    lock?.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError(explain(path, error), { cause: error });
  }
}

function damaged(path: string, detail: string): string {
  return `${path} is damaged (${detail}). Restore it from a backup, or try \`sqlite3 ${path} .recover\`; to start afresh, move the file away.`;
}

function explain(path: string, error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  switch (code) {
    case "SQLITE_NOTADB":
      return `${path} is not a database. Move it away to start afresh, or name another file under \`database\`.`;
    case "SQLITE_CORRUPT":
      return damaged(path, message ?? "corrupt");
    case "SQLITE_BUSY":
    case "SQLITE_BUSY_RECOVERY":
      return `${path} is in use by another process. Is Porchlight running already? Stop it first: two on one database would answer everything twice.`;
    case "SQLITE_CANTOPEN":
    case "EACCES":
    case "SQLITE_READONLY":
      return `${path} cannot be opened for writing (${message}). Check the folder's owner and permissions.`;
    default:
      return `${path} cannot be opened: ${message ?? String(error)}.`;
  }
}

/** What a failed write to an open database means, and what to do, in one sentence or two. */
export function writeFailed(path: string, error: unknown): StoreError {
  const { code = "", message } = error as { code?: string; message?: string };
  const disk = /^SQLITE_(FULL|IOERR)/.test(code);
  const mend = disk ? "Make room on its disk, or mend it," : "See the log for what failed,";
  return new StoreError(
    `${path} cannot be written (${message ?? String(error)}). ${mend} and start again: everything answered is in it, and nothing may happen without it.`,
    { cause: error },
  );
}
