import assert from "node:assert/strict";
import { describe, it } from "node:test";
import Database from "better-sqlite3";
import {
  createFactory,
  createStoreFile,
  type StoreDatabase,
} from "../../../../../adapters/matrix/crypto/idb/factory.ts";
import { decodeKey, encodeKey, type Key } from "../../../../../adapters/matrix/crypto/idb/key.ts";
import { KeyRange } from "../../../../../adapters/matrix/crypto/idb/key-range.ts";
import type { ObjectStore } from "../../../../../adapters/matrix/crypto/idb/object-store.ts";
import { createRecords } from "../../../../../adapters/matrix/crypto/idb/records.ts";
import type { OpenRequest, Request } from "../../../../../adapters/matrix/crypto/idb/request.ts";
import type { Mode, Transaction } from "../../../../../adapters/matrix/crypto/idb/transaction.ts";

type Tx = Transaction<ObjectStore>;

/** A file in memory, and ways to use it with promises. */
function file() {
  const db = new Database(":memory:");
  db.pragma("foreign_keys = ON");
  const store = createStoreFile(createRecords(db));
  const factory = createFactory((name) => ({ file: store, name }));
  return { db, factory };
}

const result = (request: Request): Promise<unknown> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("no reason"));
  });

const ended = (transaction: Tx): Promise<"complete" | "abort"> =>
  new Promise((resolve) => {
    transaction.oncomplete = () => resolve("complete");
    transaction.onabort = () => resolve("abort");
  });

type Files = ReturnType<typeof file>;

/** Opens a database at a version, with what its upgrade does. */
async function open(
  { factory }: Files,
  version: number | undefined,
  upgrade: (database: StoreDatabase, transaction: Tx, oldVersion: number) => void = () => undefined,
): Promise<StoreDatabase> {
  const request: OpenRequest = factory.open("db", version);
  request.onupgradeneeded = (event) =>
    upgrade(request.result as StoreDatabase, request.transaction as Tx, event.oldVersion ?? -1);
  return (await result(request)) as StoreDatabase;
}

/** Does something in a transaction of its own, and waits until it is written. */
async function within<T>(
  database: StoreDatabase,
  mode: Mode,
  work: (store: ObjectStore, transaction: Tx) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(["things"], mode);
  const end = ended(transaction);
  const value = await work(transaction.objectStore("things"), transaction);
  assert.equal(await end, "complete");
  return value;
}

const withThings = (database: StoreDatabase): void => {
  const things = database.createObjectStore("things");
  things.createIndex("colour", "colour");
  things.createIndex("place", ["room", "shelf"], { unique: true });
};

describe("keys", () => {
  const inOrder: Key[] = [
    Number.NEGATIVE_INFINITY,
    -1e300,
    -2,
    -1,
    -1e-9,
    0,
    1e-9,
    1,
    2,
    1e300,
    Number.POSITIVE_INFINITY,
    "",
    "\u0000",
    "\u0000\u0000",
    "\u0000a",
    "\u0001",
    "A",
    "a",
    "a\u0000",
    "a\u0000b",
    "aa",
    "b",
    "ÿ",
    "ſ",
    "💡",
    "\u{10FFFF}",
    [],
    [-1],
    [1],
    [1, "a"],
    ["a"],
    ["a", 1],
    ["a", "\u0000"],
    ["a", []],
    ["a\u0000"],
    ["b"],
    [[]],
    [["a"], "b"],
  ];

  it("sort as bytes as IndexedDB sorts them, and come back the same", () => {
    const bytes = inOrder.map(encodeKey);
    for (let at = 1; at < bytes.length; at++)
      assert.ok(
        Buffer.compare(bytes[at - 1] ?? Buffer.alloc(0), bytes[at] ?? Buffer.alloc(0)) < 0,
        `${JSON.stringify(inOrder[at - 1])} before ${JSON.stringify(inOrder[at])}`,
      );
    for (const key of inOrder) assert.deepEqual(decodeKey(encodeKey(key)), key);
  });

  it("none is where another goes on, so that a range holds what it says", () => {
    for (const one of inOrder)
      for (const other of inOrder)
        if (one !== other)
          assert.ok(
            !encodeKey(other).subarray(0, encodeKey(one).length).equals(encodeKey(one)),
            `${JSON.stringify(one)} in ${JSON.stringify(other)}`,
          );
  });

  it("anything else is refused", () => {
    for (const bad of [undefined, null, true, Number.NaN, {}, [undefined], new Date()])
      assert.throws(() => encodeKey(bad), { name: "DataError" });
  });
});

describe("records", () => {
  it("are put, read, counted and deleted, by key and by range", async () => {
    const database = await open(file(), 1, withThings);
    await within(database, "readwrite", async (store) => {
      for (const key of ["a", "b", "c", "d"]) await result(store.put({ name: key }, key));
      await result(store.put({ name: "changed" }, "b"));
    });
    const read = (query?: unknown, count?: number): Promise<unknown> =>
      within(database, "readonly", (store) => result(store.getAllKeys(query, count)));
    const cases: [unknown, number | undefined, string[]][] = [
      [undefined, undefined, ["a", "b", "c", "d"]],
      [undefined, 2, ["a", "b"]],
      ["c", undefined, ["c"]],
      [KeyRange.bound("b", "c"), undefined, ["b", "c"]],
      [KeyRange.bound("b", "d", true, true), undefined, ["c"]],
      [KeyRange.lowerBound("c"), undefined, ["c", "d"]],
      [KeyRange.lowerBound("c", true), undefined, ["d"]],
      [KeyRange.upperBound("b"), undefined, ["a", "b"]],
      [KeyRange.upperBound("b", true), undefined, ["a"]],
      [KeyRange.only("x"), undefined, []],
    ];
    for (const [query, count, expected] of cases) assert.deepEqual(await read(query, count), expected);
    assert.deepEqual(await within(database, "readonly", (store) => result(store.get("b"))), {
      name: "changed",
    });
    assert.equal(await within(database, "readonly", (store) => result(store.get("x"))), undefined);
    await within(database, "readwrite", (store) => result(store.delete(KeyRange.bound("a", "b"))));
    assert.equal(await within(database, "readonly", (store) => result(store.count())), 2);
    await within(database, "readwrite", (store) => result(store.clear()));
    assert.equal(await within(database, "readonly", (store) => result(store.count())), 0);
  });

  it("keep bytes as bytes, and not the memory around them", async () => {
    const database = await open(file(), 1, withThings);
    const memory = new Uint8Array(1 << 20).fill(7);
    const view = memory.subarray(10, 14);
    await within(database, "readwrite", async (store) => {
      const request = store.put({ bytes: view }, "k");
      view.fill(9);
      await result(request);
    });
    const found = (await within(database, "readonly", (store) => result(store.get("k")))) as {
      bytes: Uint8Array;
    };
    assert.deepEqual([...found.bytes], [7, 7, 7, 7], "as it was when it was put");
  });

  it("are found by an index, which follows every change", async () => {
    const database = await open(file(), 1, withThings);
    await within(database, "readwrite", async (store) => {
      await result(store.put({ colour: "red", room: "x", shelf: 1 }, 1));
      await result(store.put({ colour: "blue", room: "x", shelf: 2 }, 2));
      await result(store.put({ colour: "red" }, 3));
      await result(store.put({ colour: null }, 4));
    });
    const by = (index: string, query: unknown): Promise<unknown> =>
      within(database, "readonly", (store) => result(store.index(index).getAllKeys(query)));
    assert.deepEqual(await by("colour", "red"), [1, 3]);
    assert.deepEqual(await by("colour", undefined), [2, 1, 3]);
    assert.deepEqual(await by("place", KeyRange.bound(["x", 1], ["x", 9])), [1, 2]);
    await within(database, "readwrite", async (store) => {
      await result(store.put({ colour: "green" }, 1));
      await result(store.delete(3));
    });
    assert.deepEqual(await by("colour", "red"), []);
    assert.deepEqual(await by("place", undefined), [2]);
    assert.deepEqual(
      await within(database, "readonly", (store) => result(store.index("colour").get("green"))),
      { colour: "green" },
    );
    assert.equal(
      await within(database, "readonly", (store) => result(store.index("colour").count("blue"))),
      1,
    );
  });

  it("a cursor goes over all, changes and deletes on its way", async () => {
    const database = await open(file(), 1, withThings);
    await within(database, "readwrite", async (store) => {
      for (let n = 0; n < 5; n++) await result(store.put({ colour: n % 2 ? "red" : "blue", n }, n));
    });
    type Step = { key: Key; value: { n: number; colour: string } } & Record<
      "continue" | "delete",
      () => unknown
    > & { update(value: unknown): unknown };
    const walk = (start: (store: ObjectStore) => Request, step: (cursor: Step) => void): Promise<Key[]> =>
      within(
        database,
        "readwrite",
        (store) =>
          new Promise((resolve) => {
            const keys: Key[] = [];
            const request = start(store);
            request.onsuccess = () => {
              const cursor = request.result as Step | null;
              if (!cursor) return resolve(keys);
              keys.push(cursor.key);
              step(cursor);
              cursor.continue();
            };
          }),
      );
    const visited = await walk(
      (store) => store.openCursor(KeyRange.lowerBound(1)),
      (cursor) => {
        if (cursor.key === 2) cursor.delete();
        else cursor.update({ ...cursor.value, colour: "green" });
      },
    );
    assert.deepEqual(visited, [1, 2, 3, 4]);
    const greens = await walk(
      (store) => store.index("colour").openCursor("green"),
      () => undefined,
    );
    assert.deepEqual(greens, ["green", "green", "green"]);
    assert.deepEqual(
      await walk(
        (store) => store.openCursor(),
        () => undefined,
      ),
      [0, 1, 3, 4],
    );
  });
});

describe("transactions", () => {
  it("are taken back as a whole when one of their requests fails", async () => {
    const database = await open(file(), 1, withThings);
    await within(database, "readwrite", (store) => result(store.add({ room: "x", shelf: 1 }, "first")));
    for (const clash of [
      (store: ObjectStore) => store.add({}, "first"),
      (store: ObjectStore) => store.put({ room: "x", shelf: 1 }, "third"),
    ]) {
      const transaction = database.transaction(["things"], "readwrite");
      const end = ended(transaction);
      const store = transaction.objectStore("things");
      await result(store.put({}, "second"));
      await assert.rejects(result(clash(store)), { name: "ConstraintError" });
      assert.equal(await end, "abort");
      assert.equal(transaction.error?.name, "ConstraintError");
      assert.deepEqual(await within(database, "readonly", (all) => result(all.getAllKeys())), ["first"]);
    }
  });

  it("are taken back when they are given up; what was still to come fails", async () => {
    const database = await open(file(), 1, withThings);
    const transaction = database.transaction(["things"], "readwrite");
    const end = ended(transaction);
    const store = transaction.objectStore("things");
    await result(store.put({}, "a"));
    const later = result(store.put({}, "b"));
    transaction.abort();
    await assert.rejects(later, { name: "AbortError" });
    assert.equal(await end, "abort");
    assert.equal(await within(database, "readonly", (all) => result(all.count())), 0);
    assert.throws(() => store.put({}, "c"), { name: "TransactionInactiveError" });
  });

  it("those that only read can't write", async () => {
    const database = await open(file(), 1, withThings);
    await within(database, "readonly", async (store) => {
      assert.throws(() => store.put({}, "a"), { name: "ReadOnlyError" });
      assert.throws(() => store.delete("a"), { name: "ReadOnlyError" });
      assert.throws(() => store.clear(), { name: "ReadOnlyError" });
    });
  });

  it("run one after another: none sees half of another", async () => {
    const database = await open(file(), 1, withThings);
    await within(database, "readwrite", (store) => result(store.put({ n: 0 }, "counter")));
    const add = (): Promise<void> =>
      within(database, "readwrite", async (store) => {
        const { n } = (await result(store.get("counter"))) as { n: number };
        await Promise.resolve();
        await result(store.put({ n: n + 1 }, "counter"));
      });
    await Promise.all(Array.from({ length: 20 }, add));
    const { n } = (await within(database, "readonly", (store) => result(store.get("counter")))) as {
      n: number;
    };
    assert.equal(n, 20);
  });

  it("a failing commit is told, and nothing of it stays", async () => {
    const files = file();
    const database = await open(files, 1, withThings);
    files.db.pragma("max_page_count = 20");
    const transaction = database.transaction(["things"], "readwrite");
    const end = ended(transaction);
    await assert.rejects(
      result(transaction.objectStore("things").put({ big: new Uint8Array(1 << 20) }, "a")),
      { name: "QuotaExceededError" },
    );
    assert.equal(await end, "abort");
    assert.equal(await within(database, "readonly", (store) => result(store.count())), 0);
  });
});

describe("upgrades", () => {
  it("go from version to version, and the stores stay", async () => {
    const files = file();
    const seen: number[] = [];
    const first = await open(files, 2, (database, _transaction, old) => {
      seen.push(old);
      withThings(database);
      database.createObjectStore("more");
    });
    assert.equal(first.version, 2);
    await within(first, "readwrite", (store) => result(store.put({ size: 5 }, "a")));
    const second = await open(files, 3, (database, transaction, old) => {
      seen.push(old);
      database.deleteObjectStore("more");
      transaction.objectStore("things").createIndex("size", "size");
    });
    assert.deepEqual(seen, [0, 2]);
    assert.deepEqual([...second.objectStoreNames], ["things"]);
    assert.deepEqual(await within(second, "readonly", (store) => result(store.index("size").getAllKeys(5))), [
      "a",
    ]);
    await open(files, undefined, () => assert.fail("there is nothing to upgrade"));
    await assert.rejects(open(files, 2), { name: "VersionError" });
  });

  it("one that fails leaves the version and the stores as they were", async () => {
    const files = file();
    await open(files, 1, withThings);
    await assert.rejects(
      open(files, 2, (database) => {
        database.createObjectStore("more");
        throw new Error("half-way");
      }),
      /half-way/,
    );
    const database = await open(files, undefined);
    assert.equal(database.version, 1);
    assert.deepEqual([...database.objectStoreNames], ["things"]);
    assert.throws(() => database.createObjectStore("more"), { name: "InvalidStateError" });
  });
});
