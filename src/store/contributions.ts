/** Who did what for the project, each thing once, whoever tells of it and in whatever order. */
import type { Database } from "better-sqlite3";
import type { Contribution, ContributionKind, Deed } from "../contribution.ts";
import type { Millis } from "../events.ts";
import type { Fact } from "../facts.ts";
import { optional } from "./rows.ts";

interface Row {
  thing: string;
  about: string | null;
  person: number;
  name: string;
  network: string;
  kind: string;
  deed: string | null;
  title: string;
  url: string;
  repository: string | null;
  at: number;
  first: number;
  said_first: number;
}

/** A commit, or the change it went in with. */
interface Piece {
  id: number;
  /** The account's own person, and who that person is the same as. */
  person: number;
  same: number;
  network: string;
  deed: string | null;
  at: number;
  told: number;
}

const toContribution = (row: Row): Contribution => ({
  thing: row.thing,
  about: optional(row.about),
  person: row.person,
  name: row.name,
  network: row.network,
  contribution: row.kind as ContributionKind,
  deed: optional(row.deed) as Deed | undefined,
  repository: optional(row.repository),
  title: row.title,
  url: row.url,
  at: row.at,
  first: row.first === 1,
  saidFirst: row.said_first === 1,
});

export type Contributions = ReturnType<typeof createContributions>;

export function createContributions(db: Database) {
  const insert = db.prepare(
    `INSERT OR IGNORE INTO contribution
       (thing, person, account, kind, deed, about, within, title, url, repository, at, told, quiet, historical, veteran, said_first, first)
     VALUES (@thing, (SELECT person FROM account WHERE id = @account), @account, @kind, @deed, @about, @within,
       @title, @url, @repository, @at, @told, @quiet, @historical, @veteran, @saidFirst, 0)`,
  );
  const insertCover = db.prepare<[string, number]>(
    "INSERT OR IGNORE INTO cover (thing, contribution) VALUES (?, ?)",
  );
  const columns = `c.thing, c.about, coalesce(p.same_as, p.id) AS person, a.name, a.network, c.kind, c.deed, c.title,
    c.url, c.repository, c.at, c.said_first`;
  const from = "FROM contribution c JOIN account a ON a.id = c.account JOIN person p ON p.id = c.person";
  // A person's accounts may have been linked since: what another of them did before counts. And
  // whoever wrote a change's commits may be known for years by an e-mail address alone.
  const between = db.prepare<[number, number], Row>(
    `SELECT ${columns}, CASE WHEN c.first = 0 THEN 0 ELSE NOT EXISTS (
       SELECT 1 FROM contribution e WHERE e.quiet = 0 AND e.part_of IS NULL AND (e.at, e.thing) < (c.at, c.thing) AND e.person IN (
         SELECT coalesce(p.same_as, p.id) UNION ALL SELECT id FROM person WHERE same_as = coalesce(p.same_as, p.id)))
       AND NOT EXISTS (SELECT 1 FROM contribution part JOIN contribution e ON e.person = part.person
         WHERE part.part_of = c.id AND e.quiet = 0 AND e.at < c.at AND coalesce(e.part_of, 0) <> c.id)
     END AS first
     ${from} WHERE c.told >= ? AND c.told < ? AND c.quiet = 0 AND c.historical = 0 AND c.part_of IS NULL
     ORDER BY c.at, c.id`,
  );
  const to = db.prepare<[string], Row>(
    `SELECT ${columns}, c.first ${from} WHERE c.about = ? AND c.part_of IS NULL ORDER BY c.at, c.id`,
  );
  const one = db.prepare<[string], Row>(
    `SELECT ${columns}, c.first ${from} WHERE c.thing = ? AND c.part_of IS NULL`,
  );
  const byThing = db.prepare<[string], { id: number; person: number; at: number }>(
    "SELECT id, person, at FROM contribution WHERE thing = ?",
  );
  const remove = db.prepare<[number]>("DELETE FROM contribution WHERE id = ?");
  const noFirst = db.prepare<[number, number]>(
    "DELETE FROM first WHERE person = ? AND what = 'contribution' AND at = ?",
  );
  const known = db.prepare<[string], number>("SELECT 1 FROM contribution WHERE thing = ?").pluck();

  const piece = `SELECT c.id, c.person, coalesce(p.same_as, p.id) AS same, a.network, c.deed, c.at, c.told ${from}`;
  const byId = db.prepare<[number], Piece>(`${piece} WHERE c.id = ?`);
  const inCommit = db.prepare<[string], Piece>(
    `${piece} WHERE c.thing = ? AND c.deed = 'commit' AND c.part_of IS NULL`,
  );
  const inMerge = db.prepare<[string], Piece>(
    `${piece} WHERE c.within = ? AND c.deed IN ('commit', 'coauthor') AND c.part_of IS NULL`,
  );
  const wholeOf = db.prepare<[string, string | null], Piece>(
    `${piece} WHERE c.id IN (SELECT contribution FROM cover WHERE thing IN (?, ?)) LIMIT 1`,
  );
  const coveredBy = db
    .prepare<[string, string | null], number>("SELECT 1 FROM cover WHERE thing IN (?, ?) LIMIT 1")
    .pluck();
  const isOn = db
    .prepare<[string, number, number], number>(
      "SELECT 1 FROM account WHERE network = ? AND person IN (SELECT ? UNION ALL SELECT id FROM person WHERE same_as = ?)",
    )
    .pluck();
  const join = db.prepare<[number, number]>("UPDATE contribution SET part_of = ?, first = 0 WHERE id = ?");
  const toldWith = db.prepare<[number, number]>("UPDATE contribution SET told = min(told, ?) WHERE id = ?");
  const flagged = db
    .prepare<[number], number>("SELECT id FROM contribution WHERE person = ? AND first = 1")
    .pluck();
  const earliest = db.prepare<[number], { id: number; veteran: number }>(
    "SELECT id, veteran FROM contribution WHERE person = ? AND quiet = 0 AND part_of IS NULL ORDER BY at, thing LIMIT 1",
  );
  const flag = db.prepare<[number, number]>("UPDATE contribution SET first = ? WHERE id = ?");

  /** The earliest that a person did, and only that, is the first: also when it is told last. Of two at the same time it is the same, whichever came first. */
  function refresh(person: number): void {
    const least = earliest.get(person);
    const wanted = least?.veteran === 0 ? least.id : undefined;
    const [is] = flagged.all(person);
    if (is === wanted) return;
    if (is !== undefined) flag.run(0, is);
    if (wanted !== undefined) flag.run(1, wanted);
  }

  /** Somebody else's commit in a change is their own work; one by nobody that the forge knows is taken as its author's. */
  function belongs(commit: Piece, change: Piece): boolean {
    if (commit.same === change.same) return true;
    return commit.deed === "commit" && isOn.get(change.network, commit.same, commit.same) === undefined;
  }

  function unite(commit: Piece, change: Piece): void {
    if (!belongs(commit, change)) return;
    join.run(change.id, commit.id);
    toldWith.run(commit.told, change.id);
    refresh(commit.person);
  }

  return {
    /** Writes it down unless it is known; finds what else tells of the same work, and whose first it is. */
    note(fact: Extract<Fact, { fact: "contribution" }>, account: number, now: Millis): void {
      const { changes, lastInsertRowid } = insert.run({
        thing: fact.thing,
        account,
        kind: fact.contribution,
        deed: fact.deed ?? null,
        about: fact.about ?? null,
        within: fact.within ?? null,
        title: fact.title,
        url: fact.url,
        repository: fact.repository ?? null,
        at: fact.at,
        told: now,
        quiet: fact.quiet ? 1 : 0,
        historical: fact.historical ? 1 : 0,
        veteran: fact.first ? 0 : 1,
        saidFirst: fact.saidFirst ? 1 : 0,
      });
      if (changes === 0) return;
      const mine = byId.get(Number(lastInsertRowid));
      if (!mine) return;
      if (mine.deed === "commit" || mine.deed === "coauthor") {
        const change = wholeOf.get(fact.thing, fact.within ?? null);
        if (change) {
          unite(mine, change);
          refresh(change.person);
        }
      }
      for (const commit of fact.covers ?? []) {
        insertCover.run(commit, mine.id);
        for (const part of [...inCommit.all(commit), ...inMerge.all(commit)]) unite(part, mine);
      }
      refresh(mine.person);
    },
    /** As if it had never been: it was no contribution after all. */
    takeBack(thing: string): void {
      const gone = byThing.get(thing);
      if (!gone) return;
      noFirst.run(gone.person, gone.at);
      remove.run(gone.id);
      refresh(gone.person);
    },
    between: (from: Millis, until: Millis): readonly Contribution[] =>
      between.all(from, until).map(toContribution),
    to: (about: string): readonly Contribution[] => to.all(about).map(toContribution),
    get(thing: string): Contribution | undefined {
      const row = one.get(thing);
      return row && toContribution(row);
    },
    known: (thing: string): boolean => known.get(thing) === 1,
    covered: (thing: string, within: string | undefined): boolean =>
      coveredBy.get(thing, within ?? null) === 1,
  };
}
