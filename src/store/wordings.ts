/** Wordings that were learned in service, and the votes they rest on. */
import type { Database } from "better-sqlite3";
import type { Millis, Place } from "../events.ts";
import type { Fact } from "../facts.ts";
import type { Use } from "../faq/entry.ts";
import type { VoteHow, Wording, Wordings as WordingReads } from "../own-answers.ts";

interface WordingRow {
  id: number;
  entry: string;
  text: string;
  weight: number;
  votes: string;
  dropped: number;
}

const toWording = (row: WordingRow): Wording => ({
  id: row.id,
  entry: row.entry,
  text: row.text,
  weight: row.weight,
  votes: JSON.parse(row.votes) as Partial<Record<VoteHow, number>>,
  dropped: row.dropped === 1,
});

/** Somebody who left, in one way or another, takes their words along. */
const present = `EXISTS (
  SELECT 1 FROM account a JOIN person p ON p.id = a.person LEFT JOIN person s ON s.id = p.same_as
  WHERE a.id = w.account AND p.forgotten = 0 AND p.opted_out = 0 AND p.uncounted = 0
    AND coalesce(s.opted_out, 0) = 0 AND coalesce(s.uncounted, 0) = 0)`;

/** What is laid over the entries; `porchlight faq` reads the same. */
export const learnedSql = `
  SELECT entry, text FROM (
    SELECT w.entry, w.text, w.id, row_number() OVER (PARTITION BY w.entry ORDER BY v.weight DESC, w.id DESC) AS place
    FROM wording w JOIN (SELECT wording, sum(weight) AS weight FROM wording_vote GROUP BY wording) v ON v.wording = w.id
    WHERE w.dropped_at IS NULL AND v.weight > 0 AND ${present})
  WHERE place <= ? ORDER BY entry, id`;

/** How answers with each entry fared in a channel: the latest word of each vouched person. */
const faredSql = `
  SELECT entry, sum(helped) AS helped, sum(1 - helped) AS unhelpful FROM (
    SELECT f.entry, f.helped, max(f.at)
    FROM faq_said f JOIN account j ON j.id = f.judged_by JOIN person p ON p.id = j.person
    WHERE f.network = ? AND f.channel = ? AND f.helped IS NOT NULL AND f.private = 0
      AND j.verified = 1 AND j.bot = 0
    GROUP BY coalesce(p.same_as, p.id), f.entry)
  GROUP BY entry`;

/** Wordings of an entry by lower-case id, ready to be laid over it. */
export type Learned = ReadonlyMap<string, readonly string[]>;

/** Puts rows of {@link learnedSql} together by entry. */
export function byEntry(rows: readonly { readonly entry: string; readonly text: string }[]): Learned {
  const out = new Map<string, string[]>();
  for (const { entry, text } of rows) out.set(entry, [...(out.get(entry) ?? []), text]);
  return out;
}

export type Wordings = ReturnType<typeof createWordings>;

export function createWordings(db: Database) {
  const find = db
    .prepare<[string, string], number>("SELECT id FROM wording WHERE entry = ? AND words = ?")
    .pluck();
  const insert = db.prepare<[string, string, string, number, number]>(
    "INSERT INTO wording (entry, words, text, account, at) VALUES (?, ?, ?, ?, ?)",
  );
  const vote = db.prepare<[number, number, string, number, number]>(
    "INSERT OR REPLACE INTO wording_vote (wording, person, how, weight, at) VALUES (?, ?, ?, ?, ?)",
  );
  const drop = db.prepare<[number | null, number | null, number]>(
    "UPDATE wording SET dropped_by = ?, dropped_at = ? WHERE id = ?",
  );
  const columns = `
    SELECT w.id, w.entry, w.text, w.dropped_at IS NOT NULL AS dropped, coalesce(sum(v.weight), 0) AS weight,
      coalesce(json_group_object(v.how, v.n) FILTER (WHERE v.how IS NOT NULL), '{}') AS votes
    FROM wording w LEFT JOIN (
      SELECT wording, how, sum(weight) AS weight, count(*) AS n FROM wording_vote GROUP BY wording, how) v ON v.wording = w.id`;
  const byId = db.prepare<[number], WordingRow>(`${columns} WHERE w.id = ? GROUP BY w.id`);
  const all = db.prepare<[string | null, string | null], WordingRow>(
    `${columns} WHERE (? IS NULL OR w.entry = ?) AND ${present} GROUP BY w.id ORDER BY w.id DESC`,
  );
  const learned = db.prepare<[number], { entry: string; text: string }>(learnedSql);
  const votesBy = db
    .prepare<[number, number, string | null, string | null], number>(
      `SELECT count(*) FROM wording_vote v JOIN wording w ON w.id = v.wording
       WHERE v.person = ? AND v.at >= ? AND (? IS NULL OR w.entry = ?)`,
    )
    .pluck();
  const against = db.prepare<[string], { entry: string; weight: number }>(
    `SELECT w.entry, -sum(v.weight) AS weight FROM wording w JOIN wording_vote v ON v.wording = w.id
     WHERE w.words = ? GROUP BY w.id HAVING sum(v.weight) < 0`,
  );
  const fared = db.prepare<[string, string], { entry: string; helped: number; unhelpful: number }>(faredSql);

  const reads: WordingReads = {
    wording(id) {
      const row = byId.get(id);
      return row && toWording(row);
    },
    wordings(entry) {
      const key = entry?.toLowerCase() ?? null;
      return all.all(key, key).map(toWording);
    },
    wordingVotes: (person: number, since: Millis, entry?: string) => {
      const key = entry?.toLowerCase() ?? null;
      return votesBy.get(person, since, key, key) ?? 0;
    },
    against: (words) => new Map(against.all(words).map((row) => [row.entry, row.weight])),
    fared: ({ network, channel }: Place): ReadonlyMap<string, Use> =>
      new Map(fared.all(network, channel).map(({ entry, ...use }) => [entry, use])),
  };

  return {
    ...reads,
    voted(fact: Extract<Fact, { fact: "worded" }>, account: number): void {
      const entry = fact.entry.toLowerCase();
      const id =
        find.get(entry, fact.words) ??
        Number(insert.run(entry, fact.words, fact.text, account, fact.at).lastInsertRowid);
      vote.run(id, fact.by, fact.how, fact.weight, fact.at);
    },
    drop: (id: number, by: number | null, at: Millis) => drop.run(by, by === null ? null : at, id),
    /** What stands, by entry, at most `most` of each: those with most votes. */
    learned: (most: number): Learned => byEntry(learned.all(most)),
  };
}
