/**
 * As much of IndexedDB as the wasm module's key store uses, over SQLite.
 * Source: Indexed Database API 3.0, https://www.w3.org/TR/IndexedDB-3/
 */
import { createLine } from "./line.ts";
import { type ObjectStore, openObjectStore } from "./object-store.ts";
import type { Records } from "./records.ts";
import { asDomException, type Handler, OpenRequest } from "./request.ts";
import { createTransaction, type Mode, type Transaction } from "./transaction.ts";

/** Names, as the wasm module reads them. */
export interface Names extends ReadonlyArray<string> {
  item(at: number): string | null;
  contains(name: string): boolean;
}

const names = (all: readonly string[]): Names =>
  Object.assign([...all], {
    item: (at: number) => all[at] ?? null,
    contains: (name: string) => all.includes(name),
  });

/** One file, and the transactions waiting for it. */
export interface StoreFile {
  readonly records: Records;
  readonly enqueue: (job: () => Promise<void>) => void;
}

export const createStoreFile = (records: Records): StoreFile => ({ records, enqueue: createLine() });

/** A class, since the wasm module asks whether what it gets is one. */
export class StoreDatabase {
  readonly name: string;
  readonly #file: StoreFile;
  /** The upgrade that is under way. */
  #upgrade: Transaction<ObjectStore> | undefined;
  #closed = false;
  onversionchange: Handler = null;
  onclose: Handler = null;

  constructor(name: string, file: StoreFile) {
    this.name = name;
    this.#file = file;
  }

  get version(): number {
    return this.#file.records.version(this.name);
  }

  get objectStoreNames(): Names {
    return names(this.#file.records.stores(this.name));
  }

  #open = (work: Parameters<typeof openObjectStore>[0], name: string): ObjectStore => {
    const id = this.#file.records.store(this.name, name);
    if (id === undefined) throw new DOMException(`no object store ${name}`, "NotFoundError");
    return openObjectStore(work, this.#file.records, id);
  };

  #begin(mode: Mode, first?: (transaction: Transaction<ObjectStore>) => void) {
    return createTransaction(this.#file.records, mode, this.#open, first);
  }

  #upgrading(): Transaction<ObjectStore> {
    if (!this.#upgrade) throw new DOMException("no upgrade is under way", "InvalidStateError");
    return this.#upgrade;
  }

  createObjectStore(name: string): ObjectStore {
    const upgrade = this.#upgrading();
    const { records } = this.#file;
    if (records.store(this.name, name) !== undefined)
      throw new DOMException(`there is an object store ${name} already`, "ConstraintError");
    return openObjectStore(upgrade, records, records.addStore(this.name, name));
  }

  deleteObjectStore(name: string): void {
    this.#upgrading();
    const id = this.#file.records.store(this.name, name);
    if (id === undefined) throw new DOMException(`no object store ${name}`, "NotFoundError");
    this.#file.records.dropStore(id);
  }

  transaction(_stores: unknown, mode: Mode = "readonly"): Transaction<ObjectStore> {
    if (this.#closed) throw new DOMException("the database is closed", "InvalidStateError");
    const { transaction, run } = this.#begin(mode);
    this.#file.enqueue(run);
    return transaction;
  }

  close(): void {
    this.#closed = true;
  }

  /** Brings the database to a version; `request` hears of the upgrade and of its end. */
  async upgradeTo(version: number, request: OpenRequest): Promise<void> {
    const { records } = this.#file;
    const from = records.version(this.name);
    const { transaction, run } = this.#begin("versionchange", (own) => {
      this.#upgrade = own;
      records.setVersion(this.name, version);
      request.upgrade(this, own, from, version);
    });
    try {
      await run();
    } finally {
      this.#upgrade = undefined;
    }
    if (this.version !== version)
      throw transaction.error ?? new DOMException("the upgrade was taken back", "AbortError");
  }
}

/** @param fileOf the file of a database, and its name in there; throws for one that is nobody's */
export function createFactory(fileOf: (name: string) => { file: StoreFile; name: string }) {
  function open(full: string, version?: number): OpenRequest {
    const request = new OpenRequest();
    const { file, name } = fileOf(full);
    file.enqueue(async () => {
      try {
        const database = new StoreDatabase(name, file);
        const current = database.version;
        const wanted = version ?? Math.max(1, current);
        if (wanted < current)
          throw new DOMException(`version ${current} is newer than ${wanted}`, "VersionError");
        if (wanted > current) await database.upgradeTo(wanted, request);
        request.transaction = null;
        request.succeed(database);
      } catch (error) {
        request.transaction = null;
        request.fail(asDomException(error));
      }
    });
    return request;
  }
  return { open };
}
