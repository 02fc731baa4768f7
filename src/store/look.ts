/** Reads what the FAQ's keepers want to know from a database, also while a bot is running on it. */
import type { Millis } from "../events.ts";
import type { FaqChange } from "../facts.ts";
import { openForReading, unreadable } from "./reading.ts";
import { createVectors } from "./vectors.ts";
import { byEntry, type Learned, learnedSql } from "./wordings.ts";

/** A question that an entry answered. Never from a private conversation. */
export interface AskedAndAnswered {
  readonly entry: string;
  readonly text: string;
  readonly at: Millis;
  /** How it is known that the entry was the answer. */
  readonly by: "helped" | "resolved" | "pointed" | "answered";
}

export interface Look {
  /** Maintainers' changes to the FAQ that stand, in order. */
  changes(): readonly FaqChange[];
  /** Wordings that were learned in service and count, at most so many an entry, by lower-case id. */
  learned(most: number): Learned;
  /** Oldest first. What somebody judged as no help is left out, and so are people who opted out. */
  answered(): readonly AskedAndAnswered[];
  /** What a model made of an entry's text. */
  vector(model: string, text: string): Float32Array | undefined;
  /** Every name that the bot has seen somebody go by. */
  names(): readonly string[];
  close(): void;
}

/**
 * A person who says `!faq tls @asker` is written down as the answer `!faq tls`. A text
 * that aged out, or that its author had forgotten, is empty.
 */
const answeredSql = `
  SELECT coalesce(q.entry, trim(substr(q.answer, 6))) AS entry, q.text, q.asked_at AS at,
    CASE
      WHEN max(coalesce(f.helped, -1)) = 1 THEN 'helped'
      WHEN q.entry IS NULL THEN 'pointed'
      WHEN q.state = 'resolved' THEN 'resolved'
      ELSE 'answered'
    END AS by
  FROM question q
  JOIN account a ON a.id = q.account
  JOIN person p ON p.id = a.person
  LEFT JOIN person same ON same.id = p.same_as
  LEFT JOIN faq_said f ON f.question = q.n AND f.entry = q.entry
  WHERE q.private = 0 AND q.text <> '' AND q.state IN ('answered', 'resolved')
    AND p.opted_out = 0 AND p.forgotten = 0 AND coalesce(same.opted_out, 0) = 0
    AND (q.entry IS NOT NULL OR q.answer LIKE '!faq %')
  GROUP BY q.n
  HAVING min(coalesce(f.helped, 1)) = 1
  ORDER BY q.n`;

/**
 * Opens the file for reading only; close it soon, since a running bot can't shorten its log meanwhile.
 * @throws LookError when it is no database of this version of the program.
 */
export function lookAt(path: string): Look {
  const db = openForReading(path);
  try {
    const changes = db
      .prepare<[], string>("SELECT change FROM faq_change WHERE undone_at IS NULL ORDER BY id")
      .pluck();
    const answered = db.prepare<[], AskedAndAnswered>(answeredSql);
    const learned = db.prepare<[number], { entry: string; text: string }>(learnedSql);
    const names = db.prepare<[], string>("SELECT DISTINCT name FROM account").pluck();
    const vectors = createVectors(db);
    return {
      changes: () => changes.all().map((text) => JSON.parse(text) as FaqChange),
      learned: (most) => byEntry(learned.all(most)),
      answered: () => answered.all(),
      vector: vectors.get,
      names: () => names.all(),
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw unreadable(path, error);
  }
}
