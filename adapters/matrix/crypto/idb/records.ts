/** Where the records are: tables of one SQLite file. The only SQL of the key store. */
import type { Database } from "better-sqlite3";
import type { Bounds } from "./key-range.ts";

/** An index over a store. */
export interface IndexRow {
  readonly id: number;
  readonly name: string;
  /** A property's name, or several: JSON. */
  readonly path: string;
  readonly isUnique: 0 | 1;
}

/** A record as it is found: by its own key, or by the key of an index. */
export interface Found {
  /** The key of the index, or `primary` again. */
  readonly key: Buffer;
  readonly primary: Buffer;
  readonly value: Buffer;
}

/** Where a reader looks. */
export interface Source {
  readonly store: number;
  readonly index?: number;
}

export type Records = ReturnType<typeof createRecords>;

const schema = `
  CREATE TABLE IF NOT EXISTS databases (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS stores (
    id INTEGER PRIMARY KEY,
    database TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (database, name)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS indexes (
    id INTEGER PRIMARY KEY,
    store INTEGER NOT NULL REFERENCES stores ON DELETE CASCADE,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    is_unique INTEGER NOT NULL,
    UNIQUE (store, name)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS records (
    store INTEGER NOT NULL REFERENCES stores ON DELETE CASCADE,
    key BLOB NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (store, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS entries (
    index_id INTEGER NOT NULL REFERENCES indexes ON DELETE CASCADE,
    key BLOB NOT NULL,
    primary_key BLOB NOT NULL,
    PRIMARY KEY (index_id, key, primary_key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entries_by_record ON entries (index_id, primary_key);
`;

/** Prepared statements over an open file; makes the tables where they are missing. */
export function createRecords(db: Database) {
  db.exec(schema);
  const version = db.prepare<[string], number>("SELECT version FROM databases WHERE name = ?").pluck();
  const setVersion = db.prepare("INSERT OR REPLACE INTO databases (name, version) VALUES (?, ?)");
  const stores = db
    .prepare<[string], string>("SELECT name FROM stores WHERE database = ? ORDER BY name")
    .pluck();
  const store = db
    .prepare<[string, string], number>("SELECT id FROM stores WHERE database = ? AND name = ?")
    .pluck();
  const addStore = db.prepare("INSERT INTO stores (database, name) VALUES (?, ?)");
  const dropStore = db.prepare("DELETE FROM stores WHERE id = ?");
  const indexes = db.prepare<[number], IndexRow>(
    "SELECT id, name, path, is_unique AS isUnique FROM indexes WHERE store = ?",
  );
  const addIndex = db.prepare("INSERT INTO indexes (store, name, path, is_unique) VALUES (?, ?, ?, ?)");
  const put = db.prepare("INSERT OR REPLACE INTO records (store, key, value) VALUES (?, ?, ?)");
  const remove = db.prepare("DELETE FROM records WHERE store = ? AND key >= ? AND key < ?");
  const addEntry = db.prepare("INSERT INTO entries (index_id, key, primary_key) VALUES (?, ?, ?)");
  const removeEntries = db.prepare(
    "DELETE FROM entries WHERE index_id = ? AND primary_key >= ? AND primary_key < ?",
  );
  const holder = db
    .prepare<[number, Buffer], Buffer>("SELECT primary_key FROM entries WHERE index_id = ? AND key = ?")
    .pluck();

  const ownOrder = "FROM records WHERE store = ? AND key >= ? AND key < ?";
  const indexOrder = `FROM entries JOIN records ON records.store = ? AND records.key = entries.primary_key
    WHERE entries.index_id = ? AND entries.key >= ? AND entries.key < ?`;
  const read = db.prepare<[number, Buffer, Buffer, number], Found>(
    `SELECT key, key AS "primary", value ${ownOrder} ORDER BY key LIMIT ?`,
  );
  const readIndex = db.prepare<[number, number, Buffer, Buffer, number], Found>(
    `SELECT entries.key AS key, primary_key AS "primary", value ${indexOrder}
     ORDER BY entries.key, primary_key LIMIT ?`,
  );
  const readAfter = db.prepare<[number, number, Buffer, Buffer, Buffer, Buffer], Found>(
    `SELECT entries.key AS key, primary_key AS "primary", value ${indexOrder}
     AND (entries.key, primary_key) > (?, ?) ORDER BY entries.key, primary_key LIMIT 1`,
  );
  const count = db.prepare<[number, Buffer, Buffer], number>(`SELECT count(*) ${ownOrder}`).pluck();
  const countIndex = db
    .prepare<[number, number, Buffer, Buffer], number>(`SELECT count(*) ${indexOrder}`)
    .pluck();

  return {
    begin: (): void => void db.exec("BEGIN IMMEDIATE"),
    commit: (): void => void db.exec("COMMIT"),
    rollback(): void {
      if (db.inTransaction) db.exec("ROLLBACK");
    },
    /** @returns 0 for a database that does not exist yet. */
    version: (database: string): number => version.get(database) ?? 0,
    setVersion: (database: string, to: number): void => void setVersion.run(database, to),
    stores: (database: string): readonly string[] => stores.all(database),
    store: (database: string, name: string): number | undefined => store.get(database, name),
    addStore: (database: string, name: string): number =>
      Number(addStore.run(database, name).lastInsertRowid),
    dropStore: (id: number): void => void dropStore.run(id),
    indexes: (storeId: number): readonly IndexRow[] => indexes.all(storeId),
    addIndex: (storeId: number, name: string, path: string, unique: boolean): number =>
      Number(addIndex.run(storeId, name, path, unique ? 1 : 0).lastInsertRowid),
    put: (storeId: number, key: Buffer, value: Buffer): void => void put.run(storeId, key, value),
    remove(storeId: number, bounds: Bounds): void {
      for (const { id } of indexes.all(storeId)) removeEntries.run(id, bounds.low, bounds.high);
      remove.run(storeId, bounds.low, bounds.high);
    },
    addEntry: (index: number, key: Buffer, primary: Buffer): void => void addEntry.run(index, key, primary),
    /** Whose key this is in an index. */
    holder: (index: number, key: Buffer): Buffer | undefined => holder.get(index, key),
    read(source: Source, { low, high }: Bounds, limit = -1): readonly Found[] {
      if (source.index === undefined) return read.all(source.store, low, high, limit);
      return readIndex.all(source.store, source.index, low, high, limit);
    },
    /** The record after one that was found. */
    next(source: Source, bounds: Bounds, last: Found): Found | undefined {
      const { store, index } = source;
      if (index === undefined)
        return read.get(store, Buffer.concat([last.key, Buffer.of(0)]), bounds.high, 1);
      return readAfter.get(store, index, bounds.low, bounds.high, last.key, last.primary);
    },
    count(source: Source, { low, high }: Bounds): number {
      if (source.index === undefined) return count.get(source.store, low, high) ?? 0;
      return countIndex.get(source.store, source.index, low, high) ?? 0;
    },
  };
}
