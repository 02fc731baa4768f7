import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import Database from "better-sqlite3";
import { openStore, readMigrations, StoreError } from "../../src/store/open.ts";

const folder = mkdtempSync(join(tmpdir(), "porchlight-store-"));
after(() => rmSync(folder, { recursive: true }));

describe("opening the database", () => {
  it("makes the file and its folder, in WAL mode, and opens it again", () => {
    const path = join(folder, "new", "a.db");
    const store = openStore(path);
    assert.equal(store.schemaVersion(), readMigrations().at(-1)?.number);
    store.close();
    const again = openStore(path);
    assert.equal(again.integrity(), "ok");
    again.close();
    const db = new Database(path);
    assert.equal(db.pragma("journal_mode", { simple: true }), "wal");
    db.close();
  });

  it("numbers its migrations from 1, without a gap", () => {
    const numbers = readMigrations().map((migration) => migration.number);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
  });

  it("brings every earlier schema up to date, with what was in it", () => {
    const frozen = readFileSync(join(import.meta.dirname, "frozen-0001.sql"), "utf8");
    const path = join(folder, "frozen.db");
    const db = new Database(path);
    db.exec(frozen);
    db.pragma("user_version = 1");
    db.exec("INSERT INTO person (name) VALUES ('alice')");
    db.close();
    const store = openStore(path);
    assert.equal(store.people.person(1)?.name, "alice");
    const fresh = openStore(":memory:");
    const shape = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name";
    assert.deepEqual(store.rows(shape), fresh.rows(shape));
    store.close();
    fresh.close();
  });

  it("runs a later migration once, and nothing of it when it fails", () => {
    const path = join(folder, "later.db");
    openStore(path).close();
    const next = (readMigrations().at(-1)?.number ?? 0) + 1;
    const bad = [...readMigrations(), { number: next, sql: "CREATE TABLE extra (a); SELECT nonsense;" }];
    assert.throws(() => openStore(path, { migrations: bad }), StoreError);
    const good = [...readMigrations(), { number: next, sql: "CREATE TABLE extra (a)" }];
    const store = openStore(path, { migrations: good });
    assert.equal(store.schemaVersion(), next);
    store.close();
    assert.throws(() => openStore(path), /newer Porchlight/);
  });

  it("says what is wrong with a file that is no database, or a damaged one", () => {
    const text = join(folder, "text.db");
    writeFileSync(text, "this is no database, but a text of some length\n".repeat(100));
    assert.throws(() => openStore(text), /is not a database. Move it away/);

    const whole = join(folder, "whole.db");
    openStore(whole).close();
    const broken = join(folder, "broken.db");
    copyFileSync(whole, broken);
    const bytes = readFileSync(broken);
    bytes.fill(0xff, 4096 * 3, 4096 * 9);
    writeFileSync(broken, bytes);
    assert.throws(() => openStore(broken), /damaged/);
  });

  it("has one owner; a reader beside it is let in", () => {
    const path = join(folder, "owned.db");
    const owner = openStore(path, { owner: true });
    assert.throws(() => openStore(path, { owner: true }), /in use by another process/);
    openStore(path).close();
    owner.close();
    openStore(path, { owner: true }).close();
  });
});
