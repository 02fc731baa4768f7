/** Records by their keys, and by the keys of indexes. Source: Indexed Database API 3.0, "IDBObjectStore". */
import { deserialize, serialize } from "node:v8";
import { openCursor, type Writing } from "./cursor.ts";
import { decodeKey, encodeKey, isKey } from "./key.ts";
import { boundsOf } from "./key-range.ts";
import type { IndexRow, Records, Source } from "./records.ts";
import type { Request } from "./request.ts";
import type { Work } from "./transaction.ts";

/** What can be asked of a store and of an index. */
export interface Readable {
  get(query: unknown): Request;
  getAll(query?: unknown, count?: number): Request;
  getAllKeys(query?: unknown, count?: number): Request;
  count(query?: unknown): Request;
  openCursor(query?: unknown): Request;
}

export interface ObjectStore extends Readable {
  put(value: unknown, key: unknown): Request;
  add(value: unknown, key: unknown): Request;
  delete(query: unknown): Request;
  clear(): Request;
  index(name: string): Readable;
  createIndex(name: string, path: unknown, options?: { readonly unique?: boolean }): Readable;
}

const property = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[name] : undefined,
      value,
    );

/** @returns undefined when the index has no entry for this value */
function indexKey(value: unknown, { path }: IndexRow): Buffer | undefined {
  const paths: unknown = JSON.parse(path);
  const key = Array.isArray(paths)
    ? paths.map((one) => property(value, String(one)))
    : property(value, String(paths));
  return isKey(key) ? encodeKey(key) : undefined;
}

/** Puts the record into one index. */
function enter(records: Records, index: IndexRow, value: unknown, primary: Buffer): void {
  const key = indexKey(value, index);
  if (key === undefined) return;
  if (index.isUnique && records.holder(index.id, key) !== undefined)
    throw new DOMException(`another record has that ${index.name}`, "ConstraintError");
  records.addEntry(index.id, key, primary);
}

const many = (count: number | undefined): number => (count === undefined || count === 0 ? -1 : count);

/** @param id of the store in the file */
export function openObjectStore(work: Work, records: Records, id: number): ObjectStore {
  const exactly = (key: Buffer) => ({ low: key, high: Buffer.concat([key, Buffer.of(0)]) });

  function write(stored: Buffer, key: Buffer): void {
    records.remove(id, exactly(key));
    records.put(id, key, stored);
    for (const index of records.indexes(id)) enter(records, index, deserialize(stored), key);
  }

  const writing: Writing = {
    put: (stored, found) => write(stored, found.primary),
    remove: (found) => records.remove(id, exactly(found.primary)),
  };

  function readable(source: Source): Readable {
    return {
      get(query) {
        const bounds = boundsOf(query);
        return work.request(() => {
          const found = records.read(source, bounds, 1)[0];
          return found && deserialize(found.value);
        });
      },
      getAll(query, count) {
        const bounds = boundsOf(query);
        return work.request(() =>
          records.read(source, bounds, many(count)).map(({ value }): unknown => deserialize(value)),
        );
      },
      getAllKeys(query, count) {
        const bounds = boundsOf(query);
        return work.request(() =>
          records.read(source, bounds, many(count)).map(({ primary }) => decodeKey(primary)),
        );
      },
      count(query) {
        const bounds = boundsOf(query);
        return work.request(() => records.count(source, bounds));
      },
      openCursor: (query) => openCursor(work, records, source, writing, query),
    };
  }

  function change(value: unknown, key: unknown, check: (key: Buffer) => void): Request {
    work.mayWrite();
    const bytes = encodeKey(key);
    // As it is now: the caller may change it, or its memory may move, before its turn comes.
    const stored = serialize(value);
    return work.request(() => {
      check(bytes);
      write(stored, bytes);
      return key;
    });
  }

  return {
    ...readable({ store: id }),
    put: (value, key) => change(value, key, () => undefined),
    add: (value, key) =>
      change(value, key, (bytes) => {
        if (records.count({ store: id }, exactly(bytes)) > 0)
          throw new DOMException("there is such a record already", "ConstraintError");
      }),
    delete(query) {
      work.mayWrite();
      const bounds = boundsOf(query);
      return work.request(() => records.remove(id, bounds));
    },
    clear() {
      work.mayWrite();
      const bounds = boundsOf(undefined);
      return work.request(() => records.remove(id, bounds));
    },
    index(name) {
      const index = records.indexes(id).find((one) => one.name === name);
      if (!index) throw new DOMException(`no index ${name}`, "NotFoundError");
      return readable({ store: id, index: index.id });
    },
    createIndex(name, path, options) {
      if (work.mode !== "versionchange")
        throw new DOMException("indexes are made in an upgrade", "InvalidStateError");
      const index = records.addIndex(id, name, JSON.stringify(path), options?.unique === true);
      const row = records.indexes(id).find((one) => one.id === index);
      if (row)
        for (const found of records.read({ store: id }, boundsOf(undefined)))
          enter(records, row, deserialize(found.value), found.primary);
      return readable({ store: id, index });
    },
  };
}
