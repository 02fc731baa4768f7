/** Contributions credited by hand, from the proposal to what became of it. */
import type { Database } from "better-sqlite3";
import type { ContributionKind } from "../contribution.ts";
import type { Millis } from "../events.ts";
import type { CreditState, PeopleFact } from "../people/facts.ts";
import type { Credit } from "../people/world.ts";

interface Row {
  n: number;
  account: number;
  person: number;
  name: string;
  kind: string;
  title: string;
  url: string;
  by: number;
  by_name: string;
  at: number;
  state: string;
}

const toCredit = ({ by_name, ...row }: Row): Credit => ({
  ...row,
  byName: by_name,
  kind: row.kind as ContributionKind,
  state: row.state as CreditState,
});

export type Credits = ReturnType<typeof createCredits>;

export function createCredits(db: Database) {
  const select = `SELECT c.n, c.account, coalesce(p.same_as, p.id) AS person, a.name, c.kind, c.title, c.url,
      coalesce(b.same_as, b.id) AS by, b.name AS by_name, c.at, c.state
    FROM credit c JOIN account a ON a.id = c.account JOIN person p ON p.id = a.person JOIN person b ON b.id = c.by`;
  const next = db.prepare<[], number>("SELECT coalesce(max(n), 0) + 1 FROM credit").pluck();
  const get = db.prepare<[number], Row>(`${select} WHERE c.n = ?`);
  const waiting = db.prepare<[], Row>(`${select} WHERE c.state = 'waiting' ORDER BY c.at, c.n LIMIT 100`);
  const since = db.prepare<[number], number>("SELECT count(*) FROM credit WHERE at >= ?").pluck();
  const group = "IN (SELECT @person UNION ALL SELECT id FROM person WHERE same_as = @person)";
  const twice = db
    .prepare<{ person: number; kind: string; title: string; url: string }, number>(
      `SELECT 1 FROM credit c JOIN account a ON a.id = c.account
         WHERE a.person ${group} AND c.state IN ('waiting', 'confirmed') AND c.kind = @kind
           AND (c.title = @title COLLATE NOCASE OR (c.url <> '' AND c.url = @url))
       UNION ALL
       SELECT 1 FROM contribution WHERE url <> '' AND url = @url AND kind = @kind AND person ${group}
       LIMIT 1`,
    )
    .pluck();
  const insert = db.prepare(
    `INSERT INTO credit (n, account, kind, title, url, by, at, network, native) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const decide = db.prepare<[string, number, number]>(
    "UPDATE credit SET state = ?, decided_by = ? WHERE n = ?",
  );
  const takenBack = db.prepare<[string, string]>(
    "UPDATE credit SET state = 'dropped', title = '', url = '' WHERE network = ? AND native = ? AND state = 'waiting'",
  );
  const expire = db.prepare<[number]>(
    "UPDATE credit SET state = 'dropped', title = '', url = '' WHERE state = 'waiting' AND at < ?",
  );

  return {
    next: (): number => next.get() ?? 1,
    get(n: number): Credit | undefined {
      const row = get.get(n);
      return row && toCredit(row);
    },
    /** Oldest first. */
    waiting: (): readonly Credit[] => waiting.all().map(toCredit),
    since: (at: Millis): number => since.get(at) ?? 0,
    twice: (person: number, what: { kind: string; title: string; url: string }): boolean =>
      twice.get({ person, kind: what.kind, title: what.title, url: what.url }) === 1,
    proposed(fact: Extract<PeopleFact, { fact: "creditProposed" }>, account: number): void {
      const { n, kind, title, url, by, at, network, native } = fact;
      insert.run(n, account, kind, title, url, by, at, network, native ?? null);
    },
    decided: (n: number, state: CreditState, by: number) => decide.run(state, by, n),
    /** A proposal stands only as long as the message it was said in. */
    takenBack: (network: string, native: string) => takenBack.run(network, native),
    /** Nobody cared to confirm it. */
    expire: (before: Millis) => expire.run(before),
  };
}
