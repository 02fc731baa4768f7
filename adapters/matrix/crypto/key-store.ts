/**
 * Where the keys of one login are kept: an SQLite file that the wasm module believes to be
 * IndexedDB. Values are encrypted by the wasm module itself, with a key that the passphrase
 * opens (PBKDF2, then XChaCha20-Poly1305), and what they are found by is hashed with that
 * key. In clear are: the names of the object stores, how many records each has and how long
 * they are; the ids of the users whose devices we follow; flags, such as whether a session
 * was backed up; and of messages that wait for a key, who sent them where and when.
 */
import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { Cursor, CursorWithValue } from "./idb/cursor.ts";
import { createFactory, createStoreFile, StoreDatabase, type StoreFile } from "./idb/factory.ts";
import { KeyRange } from "./idb/key-range.ts";
import { createRecords } from "./idb/records.ts";
import { OpenRequest, Request } from "./idb/request.ts";
import { createSealedEvents, type SealedEvents } from "./sealed.ts";

/** The key store cannot be used. The message says what is wrong and what to do. */
export class KeyStoreError extends Error {
  override readonly name = "KeyStoreError";
  readonly what: string;
  readonly mend: string;
  /** Another process has it open. */
  readonly inUse: boolean;

  constructor(what: string, mend: string, how: { inUse?: boolean; cause?: unknown } = {}) {
    super(`${what} ${mend}`, { cause: how.cause });
    this.what = what;
    this.mend = mend;
    this.inUse = how.inUse ?? false;
  }
}

/** An open key store. */
export interface KeyStore {
  readonly path: string;
  /** Under which the wasm module opens it. */
  readonly name: string;
  /** There were no keys in it yet. */
  readonly fresh: boolean;
  readonly sealed: SealedEvents;
  close(): void;
}

/** Open files by name. The wasm module asks for `NAME::matrix-sdk-crypto` and `NAME::matrix-sdk-crypto-meta`. */
const open = new Map<string, StoreFile>();
let opened = 0;

function fileOf(full: string): { file: StoreFile; name: string } {
  const at = full.indexOf("::");
  const file = open.get(full.slice(0, at));
  if (!file) throw new DOMException(`no key store is open under the name ${full}`, "InvalidStateError");
  return { file, name: full.slice(at + 2) };
}

/** The wasm module finds its storage, and the classes it checks for, among the globals only. */
function provideIndexedDb(): void {
  const globals: Readonly<Record<string, unknown>> = {
    indexedDB: createFactory(fileOf),
    IDBCursor: Cursor,
    IDBCursorWithValue: CursorWithValue,
    IDBDatabase: StoreDatabase,
    IDBKeyRange: KeyRange,
    IDBOpenDBRequest: OpenRequest,
    IDBRequest: Request,
  };
  if (opened > 0) return;
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

function explain(path: string, error: unknown): KeyStoreError {
  const { code = "", message = String(error) } = error as { code?: string; message?: string };
  if (code.startsWith("SQLITE_BUSY"))
    return new KeyStoreError(
      `${path} is in use by another process.`,
      "Is Porchlight running already? Two on one key store would spoil its keys.",
      { inUse: true, cause: error },
    );
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT"))
    return new KeyStoreError(
      `${path} is damaged (${message}).`,
      "Restore it from a backup; if there is none, move it away and log the bot in anew (end its login in the account's list of devices, or set a new token): it then cannot read what was said before.",
      { cause: error },
    );
  return new KeyStoreError(
    `${path} cannot be opened (${message}).`,
    "Check the folder's owner and permissions.",
    { cause: error },
  );
}

/**
 * Opens, or makes, the file, for this process alone. A commit is on the disk before the
 * wasm module hears of it: a step of a ratchet that was used and then forgotten would be
 * used twice.
 * @throws KeyStoreError
 */
export function openKeyStore(path: string): KeyStore {
  let db: Database.Database | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, "a", 0o600));
    chmodSync(path, 0o600);
    db = new Database(path, { timeout: 500 });
    db.pragma("locking_mode = EXCLUSIVE");
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("foreign_keys = ON");
    // A key that is deleted is not to be found in a free page.
    db.pragma("secure_delete = ON");
    const records = createRecords(db);
    const file = createStoreFile(records);
    provideIndexedDb();
    const name = `keys-${++opened}`;
    open.set(name, file);
    const connection = db;
    const inTurn = <T>(work: () => T): Promise<T> =>
      new Promise((resolve, reject) => {
        file.enqueue(async () => {
          try {
            resolve(work());
          } catch (error) {
            reject(error);
          }
        });
      });
    return {
      path,
      name,
      fresh: records.version("matrix-sdk-crypto") === 0,
      sealed: createSealedEvents(connection, inTurn),
      close() {
        open.delete(name);
        connection.close();
      },
    };
  } catch (error) {
    db?.close();
    throw explain(path, error);
  }
}
