/** Kudos, contributions, and the weekly post. */
import type { Database } from "better-sqlite3";
import type { ContributionKind, Millis } from "../events.ts";
import type { Fact, PostState } from "../facts.ts";
import type { Contribution, Kudos, Post, PostNote } from "../world.ts";
import { optional } from "./rows.ts";

interface ContributionRow {
  person: number;
  name: string;
  kind: string;
  title: string;
  url: string;
  at: number;
  first: number;
}

const toContribution = (row: ContributionRow): Contribution => ({
  person: row.person,
  name: row.name,
  contribution: row.kind as ContributionKind,
  title: row.title,
  url: row.url,
  at: row.at,
  first: row.first === 1,
});

export type Thanks = ReturnType<typeof createThanks>;

export function createThanks(db: Database) {
  const kudos = db.prepare(
    `INSERT OR IGNORE INTO kudos (giver, taker, reason, network, channel, at, day) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const between = db.prepare<[number, number], Kudos>(
    `SELECT coalesce(g.same_as, g.id) AS "from", coalesce(t.same_as, t.id) AS "to", reason, at
     FROM kudos k JOIN person g ON g.id = giver JOIN person t ON t.id = taker
     WHERE at >= ? AND at < ? ORDER BY k.id`,
  );
  const given = db
    .prepare<[number, number, string], number>(
      "SELECT 1 FROM kudos WHERE giver = ? AND taker = ? AND day = ?",
    )
    .pluck();
  const contribution = db.prepare(
    `INSERT OR IGNORE INTO contribution (thing, person, account, kind, title, url, repository, at, first)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const contributions = db.prepare<[number, number], ContributionRow>(
    `SELECT coalesce(p.same_as, p.id) AS person, a.name, c.kind, c.title, c.url, c.at, c.first FROM contribution c
     JOIN account a ON a.id = c.account JOIN person p ON p.id = c.person WHERE c.at >= ? AND c.at < ? ORDER BY c.at, c.id`,
  );
  const contributed = db.prepare<[string], number>("SELECT 1 FROM contribution WHERE thing = ?").pluck();
  const setPost = db.prepare<[string, string, string | null, number]>(
    `INSERT INTO post (week, state, text, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (week) DO UPDATE SET state = excluded.state, text = coalesce(excluded.text, text), at = excluded.at`,
  );
  const post = db.prepare<[string], { week: string; state: string; text: string | null; at: number }>(
    "SELECT * FROM post WHERE week = ?",
  );
  const addNote = db.prepare<[string, string, string, number]>(
    "INSERT INTO post_note (week, name, text, by) VALUES (?, ?, ?, ?)",
  );
  const notes = db.prepare<[string], PostNote>("SELECT name, text FROM post_note WHERE week = ? ORDER BY id");

  return {
    kudos(fact: Extract<Fact, { fact: "kudos" }>): void {
      kudos.run(fact.from, fact.to, fact.reason, fact.place.network, fact.place.channel, fact.at, fact.day);
    },
    kudosBetween: (from: Millis, until: Millis): readonly Kudos[] => between.all(from, until),
    kudosGiven: (from: number, to: number, day: string): boolean => given.get(from, to, day) === 1,
    contribution(
      fact: Extract<Fact, { fact: "contribution" }>,
      account: { id: number; person: number },
    ): void {
      contribution.run(
        fact.thing,
        account.person,
        account.id,
        fact.contribution,
        fact.title,
        fact.url,
        fact.repository ?? null,
        fact.at,
        fact.first ? 1 : 0,
      );
    },
    contributionsBetween: (from: Millis, until: Millis): readonly Contribution[] =>
      contributions.all(from, until).map(toContribution),
    contributed: (thing: string): boolean => contributed.get(thing) === 1,
    setPost: (week: string, state: PostState, at: Millis, text?: string) =>
      setPost.run(week, state, text ?? null, at),
    post(week: string): Post | undefined {
      const row = post.get(week);
      return row && { week, state: row.state as PostState, at: row.at, text: optional(row.text) };
    },
    note: (week: string, name: string, text: string, by: number) => addNote.run(week, name, text, by),
    notes: (week: string): readonly PostNote[] => notes.all(week),
  };
}
