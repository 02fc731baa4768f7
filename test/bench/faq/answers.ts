/** Asks a matcher a task's queries. */
import type { Entry } from "../../../src/faq/entry.ts";
import { createIndex } from "../../../src/faq/search.ts";
import type { Weights } from "../../../src/faq/weights.ts";
import type { Outcome } from "./measure.ts";
import { leaveOut, only, type Task } from "./sets.ts";

/** Best first, with a probability or a score. */
export type Matcher = (text: string) => readonly { readonly id: string; readonly p: number }[];
export type MakeMatcher = (entries: readonly Entry[]) => Matcher;

const scope = { network: "bench", channel: "#bench", areas: [] };

/** The product's own matcher, as the bot uses it. */
export const ours =
  (weights?: Weights): MakeMatcher =>
  (entries) => {
    const index = createIndex(entries, weights);
    return (text) =>
      index.match(text, scope, 5).map(({ entry, probability }) => ({ id: entry.id, p: probability }));
  };

/** One after the other; the first message pays for what is made when it is first needed, so it is asked twice. */
export function answers(task: Task, make: MakeMatcher): readonly Outcome[] {
  const match = make(task.entries);
  match(task.queries[0]?.text ?? "");
  return task.queries.map(({ text, relevant }) => {
    const start = performance.now();
    const ranked = match(text);
    return { query: text, relevant, ranked, took: performance.now() - start };
  });
}

/** Both halves of the entries in turn: each query is once to be answered and once to be met with silence. */
export function halves(task: Task): readonly Task[] {
  const chosen = new Set(leaveOut(task, 0.5, 100).entries.map((entry) => entry.id));
  return [true, false].map((wanted) => only(task, (id) => chosen.has(id) === wanted));
}
