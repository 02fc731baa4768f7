/** Accounts that may be one person, and what people said about it. */
import type { Database } from "better-sqlite3";
import type { Millis } from "../events.ts";
import { type Alike, alike, type Looks } from "../people/alike.ts";
import type { PairState } from "../people/facts.ts";
import type { Pair } from "../people/world.ts";

interface Row {
  n: number;
  one: number;
  other: number;
  why: string;
  state: string;
  one_says: number;
  other_says: number;
}

const toPair = (row: Row): Pair => ({
  n: row.n,
  one: row.one,
  other: row.other,
  why: row.why === "email" ? "email" : "name",
  state: row.state as PairState,
  oneSays: row.one_says === 1,
  otherSays: row.other_says === 1,
});

/** So many accounts, the latest active first, are looked at: a bound on the time it takes. */
const lookedAt = 20_000;

export type Pairs = ReturnType<typeof createPairs>;

export function createPairs(db: Database) {
  const columns = "n, one, other, why, state, one_says, other_says";
  const looks = db.prepare<[], Looks>(
    `SELECT a.id, a.network, a.key, a.name, coalesce(p.same_as, p.id) AS person
     FROM account a JOIN person p ON p.id = a.person
     WHERE a.bot = 0 AND a.last_active IS NOT NULL AND p.forgotten = 0
     ORDER BY a.last_active DESC LIMIT ${lookedAt}`,
  );
  const known = db
    .prepare<[number, number], number>("SELECT 1 FROM pair WHERE one = ? AND other = ?")
    .pluck();
  const next = db.prepare<[], number>("SELECT coalesce(max(n), 0) + 1 FROM pair").pluck();
  const get = db.prepare<[number], Row>(`SELECT ${columns} FROM pair WHERE n = ?`);
  const ofTwo = db.prepare<{ one: number; other: number }, Row>(
    `SELECT ${columns} FROM pair WHERE (one, other) IN (VALUES (@one, @other), (@other, @one))`,
  );
  const waiting = db.prepare<[], Row>(
    `SELECT ${columns} FROM pair WHERE state = 'likely' ORDER BY n LIMIT 200`,
  );
  const add = db.prepare<[number, number, number, string, number]>(
    "INSERT OR IGNORE INTO pair (n, one, other, why, at) VALUES (?, ?, ?, ?, ?)",
  );
  const says = db.prepare<{ n: number; account: number }>(
    `UPDATE pair SET one_says = max(one_says, one = @account), other_says = max(other_says, other = @account)
     WHERE n = @n`,
  );
  const decide = db.prepare<[string, string | null, number]>(
    "UPDATE pair SET state = ?, moved = ? WHERE n = ?",
  );
  const moved = db.prepare<[number], string | null>("SELECT moved FROM pair WHERE n = ?").pluck();

  return {
    /** Not known as a pair yet. Reads every account: for when somebody asks. */
    found: (): readonly Alike[] =>
      alike(looks.all()).filter(({ one, other }) => known.get(one, other) === undefined),
    next: (): number => next.get() ?? 1,
    get(n: number): Pair | undefined {
      const row = get.get(n);
      return row && toPair(row);
    },
    of(one: number, other: number): Pair | undefined {
      const row = ofTwo.get({ one, other });
      return row && toPair(row);
    },
    /** Nobody has said yet whether they are one. */
    waiting: (): readonly Pair[] => waiting.all().map(toPair),
    add: (n: number, pair: { one: number; other: number; why: string }, at: Millis) =>
      add.run(n, pair.one, pair.other, pair.why, at),
    says: (n: number, account: number) => says.run({ n, account }),
    /** @param came the persons who came along, for undoing it */
    decided: (n: number, state: PairState, came?: unknown) =>
      decide.run(state, came === undefined ? null : JSON.stringify(came), n),
    moved: (n: number): readonly { readonly id: number; readonly how: string | null }[] =>
      JSON.parse(moved.get(n) ?? "[]") as { id: number; how: string | null }[],
  };
}
