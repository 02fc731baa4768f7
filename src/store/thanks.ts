/** Kudos and the weekly post. */
import type { Database } from "better-sqlite3";
import type { Millis } from "../events.ts";
import type { Fact, PostState } from "../facts.ts";
import type { Kudos, Post, PostNote, Returned } from "../people/world.ts";
import { optional } from "./rows.ts";

export type Thanks = ReturnType<typeof createThanks>;

export function createThanks(db: Database) {
  const kudos = db.prepare(
    `INSERT OR IGNORE INTO kudos (giver, taker, reason, network, channel, at, day, native) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const takenBack = db.prepare<[string, string]>("DELETE FROM kudos WHERE network = ? AND native = ?");
  const addReturned = db.prepare<[number, number, number]>(
    "INSERT OR IGNORE INTO returned (person, at, since) VALUES (?, ?, ?)",
  );
  const returned = db.prepare<[number, number], Returned>(
    `SELECT coalesce(p.same_as, p.id) AS person, r.at, r.since FROM returned r JOIN person p ON p.id = r.person
     WHERE r.at >= ? AND r.at < ? ORDER BY r.at, p.id`,
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
      const { network, channel } = fact.place;
      kudos.run(fact.from, fact.to, fact.reason, network, channel, fact.at, fact.day, fact.native ?? null);
    },
    /** Thanks stand only as long as the message they were said in. */
    takenBack: (network: string, native: string) => takenBack.run(network, native),
    returned: (person: number, at: Millis, since: Millis) => addReturned.run(person, at, since),
    returnedBetween: (from: Millis, until: Millis): readonly Returned[] => returned.all(from, until),
    kudosBetween: (from: Millis, until: Millis): readonly Kudos[] => between.all(from, until),
    kudosGiven: (from: number, to: number, day: string): boolean => given.get(from, to, day) === 1,
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
