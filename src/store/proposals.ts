/** Answers on their way into the FAQ. */
import type { Database } from "better-sqlite3";
import type { Millis } from "../events.ts";
import type { ProposalState } from "../routing-facts.ts";
import type { Proposal } from "../routing-world.ts";
import { optional } from "./rows.ts";

interface ProposalRow {
  id: number;
  n: number;
  question: string;
  answer: string;
  answerer: number;
  state: string;
  entry: string | null;
  at: number;
}

const toProposal = (row: ProposalRow): Proposal => ({
  ...row,
  state: row.state as ProposalState,
  entry: optional(row.entry),
});

export type Proposals = ReturnType<typeof createProposals>;

export function createProposals(db: Database) {
  const next = db.prepare<[], number>("SELECT coalesce(max(id), 0) + 1 FROM proposal").pluck();
  const byId = db.prepare<[number], ProposalRow>("SELECT * FROM proposal WHERE id = ?");
  const ofQuestion = db.prepare<[number], ProposalRow>("SELECT * FROM proposal WHERE n = ?");
  const waiting = db.prepare<[], ProposalRow>(
    "SELECT * FROM proposal WHERE state IN ('asked', 'consented', 'accepted') ORDER BY id LIMIT 100",
  );
  const asked = db
    .prepare<[number, Millis], number>("SELECT count(*) FROM proposal WHERE answerer = ? AND at >= ?")
    .pluck();
  const add = db.prepare<[number, number, string, string, number, string, number]>(
    "INSERT OR IGNORE INTO proposal (id, n, question, answer, answerer, state, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const change = db.prepare<[string, string | null, string | null, string | null, number | null, number]>(
    `UPDATE proposal SET state = ?, entry = coalesce(?, entry), answer = coalesce(?, answer),
       place = coalesce(?, place), by = coalesce(?, by) WHERE id = ?`,
  );

  return {
    next: (): number => next.get() ?? 1,
    byId(id: number): Proposal | undefined {
      const row = byId.get(id);
      return row && toProposal(row);
    },
    ofQuestion(n: number): Proposal | undefined {
      const row = ofQuestion.get(n);
      return row && toProposal(row);
    },
    waiting: (): readonly Proposal[] => waiting.all().map(toProposal),
    /** How often somebody's answers were proposed since a time. */
    since: (answerer: number, at: Millis): number => asked.get(answerer, at) ?? 0,
    add: (one: {
      id: number;
      n: number;
      question: string;
      answer: string;
      answerer: number;
      state: ProposalState;
      at: Millis;
    }) => add.run(one.id, one.n, one.question, one.answer, one.answerer, one.state, one.at),
    change: (one: {
      id: number;
      state: ProposalState;
      entry?: string;
      answer?: string;
      where?: string;
      by?: number;
    }) =>
      change.run(one.state, one.entry ?? null, one.answer ?? null, one.where ?? null, one.by ?? null, one.id),
  };
}
