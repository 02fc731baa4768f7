/** The database as the core sees it: one object of prepared statements a table. */
import type { Database } from "better-sqlite3";
import { createAnswers } from "./answers.ts";
import { type Apply, createApply } from "./apply.ts";
import { createContributions } from "./contributions.ts";
import { createCredits } from "./credits.ts";
import { createFirsts } from "./firsts.ts";
import { createFollowing } from "./following.ts";
import { createHints } from "./hints.ts";
import { createJournal } from "./journal.ts";
import { createLetters } from "./letters.ts";
import { createLinks } from "./links.ts";
import { createMessages } from "./messages.ts";
import { createNickChanges } from "./nick-changes.ts";
import { createOutbox } from "./outbox.ts";
import { createPairs } from "./pairs.ts";
import { createPeople } from "./people.ts";
import { createPositions } from "./positions.ts";
import { createPosts } from "./posts.ts";
import { createPresence } from "./presence.ts";
import { createPrivacy } from "./privacy.ts";
import { createProposals } from "./proposals.ts";
import { createQuestions } from "./questions.ts";
import { createRoster } from "./roster.ts";
import { createRouting } from "./routing.ts";
import { createThanks } from "./thanks.ts";
import { createTimers } from "./timers.ts";
import { createVectors } from "./vectors.ts";
import { createWordings } from "./wordings.ts";

export type Tables = ReturnType<typeof createTables>;

function createTables(db: Database) {
  const people = createPeople(db);
  const messages = createMessages(db);
  const nickChanges = createNickChanges(db);
  return {
    journal: createJournal(db),
    people,
    presence: createPresence(db),
    links: createLinks(db),
    letters: createLetters(db),
    messages,
    nickChanges,
    following: createFollowing(messages, nickChanges),
    questions: createQuestions(db, people),
    answers: createAnswers(db),
    hints: createHints(db),
    routing: createRouting(db),
    proposals: createProposals(db),
    wordings: createWordings(db),
    thanks: createThanks(db),
    contributions: createContributions(db),
    credits: createCredits(db),
    pairs: createPairs(db),
    firsts: createFirsts(db),
    posts: createPosts(db),
    positions: createPositions(db),
    roster: createRoster(db),
    privacy: createPrivacy(db),
    timers: createTimers(db),
    outbox: createOutbox(db),
    vectors: createVectors(db),
  };
}

export interface Store extends Tables {
  readonly apply: Apply;
  /** Runs `work` in one transaction; nothing of it stays when it throws. */
  transaction<T>(work: () => T): T;
  /** Runs `work` inside the transaction, so that it alone can be undone. */
  savepoint<T>(work: () => T): T;
  /** Answers `ok`, or what is damaged. Reads the whole file. */
  integrity(): string;
  /** For tests and `check`: the query plan of a statement. */
  plan(sql: string): string;
  /** For tests and `check`: the rows of a query. */
  rows(sql: string): readonly unknown[];
  schemaVersion(): number;
  close(): void;
}

export function createStore(db: Database, lock?: Database): Store {
  const tables = createTables(db);
  const transaction = db.transaction((work: () => unknown) => work());
  return {
    ...tables,
    apply: createApply(tables),
    transaction: <T>(work: () => T) => transaction.immediate(work) as T,
    savepoint: <T>(work: () => T) => transaction(work) as T,
    integrity: () => String(db.pragma("integrity_check(1)", { simple: true })),
    plan: (sql) =>
      db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map((row) => row.detail)
        .join("\n"),
    rows: (sql) => db.prepare(sql).all(),
    schemaVersion: () => db.pragma("user_version", { simple: true }) as number,
    close() {
      db.close();
      lock?.close();
    },
  };
}
