/** What people did for the first time, and who came back after a year. */
import type { Database } from "better-sqlite3";
import type { Millis, Place } from "../events.ts";
import type { First } from "../facts.ts";
import type { Returned } from "../people/world.ts";

export type Firsts = ReturnType<typeof createFirsts>;

export function createFirsts(db: Database) {
  const theirs = "person IN (SELECT @person UNION ALL SELECT id FROM person WHERE same_as = @person)";
  const note = db.prepare<[number, string, number, string | null, string | null]>(
    // The past may be told later: the earliest is the first.
    `INSERT INTO first (person, what, at, network, channel) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (person, what) DO UPDATE SET at = excluded.at, network = excluded.network, channel = excluded.channel
       WHERE excluded.at < at`,
  );
  const had = db
    .prepare<{ person: number; what: string }, number>(`SELECT 1 FROM first WHERE ${theirs} AND what = @what`)
    .pluck();
  const at = db
    .prepare<{ person: number; what: string }, number | null>(
      `SELECT min(at) FROM first WHERE ${theirs} AND what = @what`,
    )
    .pluck();
  const ever = db
    .prepare<{ person: number }, number | null>(
      `SELECT min(at) FROM first WHERE ${theirs} AND what <> 'hint'`,
    )
    .pluck();
  const since = db
    .prepare<[string, number], number>("SELECT count(*) FROM first WHERE what = ? AND at >= ?")
    .pluck();
  const addReturned = db.prepare<[number, number, number]>(
    "INSERT OR IGNORE INTO returned (person, at, since) VALUES (?, ?, ?)",
  );
  const returned = db.prepare<[number, number], Returned>(
    `SELECT coalesce(p.same_as, p.id) AS person, r.at, r.since FROM returned r JOIN person p ON p.id = r.person
     WHERE r.at >= ? AND r.at < ? ORDER BY r.at, p.id`,
  );
  const answers = db
    .prepare<{ person: number; before: number }, number>(
      `SELECT count(*) FROM question q JOIN account a ON a.id = q.account
       WHERE q.answered_by IN (SELECT @person UNION ALL SELECT id FROM person WHERE same_as = @person)
         AND q.answered_at < @before AND a.person <> q.answered_by`,
    )
    .pluck();

  return {
    note: (person: number, what: First, when: Millis, place?: Place) =>
      note.run(person, what, when, place?.network ?? null, place?.channel ?? null),
    had: (person: number, what: First): boolean => had.get({ person, what }) === 1,
    at: (person: number, what: First): Millis | undefined => at.get({ person, what }) ?? undefined,
    /** When they were first seen doing anything. */
    ever: (person: number): Millis | undefined => ever.get({ person }) ?? undefined,
    since: (what: First, when: Millis): number => since.get(what, when) ?? 0,
    /** How many of other people's questions somebody had answered before a time. */
    answersBy: (person: number, before: Millis): number => answers.get({ person, before }) ?? 0,
    returned: (person: number, when: Millis, away: Millis) => addReturned.run(person, when, away),
    returnedBetween: (from: Millis, until: Millis): readonly Returned[] => returned.all(from, until),
  };
}
