/** Reads sets of FAQs with queries, and makes tasks of them: an index, and what should come out. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Entry } from "../../../src/faq/entry.ts";

export interface Query {
  readonly text: string;
  /** Ids of the right entries; none: the right answer is silence. */
  readonly relevant: readonly string[];
}

/** One FAQ and what people say to it. */
export interface Task {
  readonly set: string;
  readonly entries: readonly Entry[];
  readonly queries: readonly Query[];
}

/** The same numbers on every run. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A shuffled copy. */
export function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const out = [...items];
  for (let at = out.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [out[at], out[other]] = [out[other] as T, out[at] as T];
  }
  return out;
}

interface FaqLine {
  readonly id: string;
  readonly question: string;
  readonly answer?: string;
  readonly paraphrases?: readonly string[];
  readonly project?: string;
}

interface QueryLine {
  readonly query: string;
  readonly relevant: readonly string[];
  readonly project?: string;
}

function jsonLines<T>(path: string): readonly T[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}

const entryOf = (line: FaqLine): Entry => ({
  id: line.id,
  question: line.question,
  phrasings: line.paraphrases ?? [],
  answer: line.answer ?? "",
  areas: [],
  channels: [],
  source: "bench:1",
});

/** A set's tasks: one, or one a project. */
export function readSet(folder: string): readonly Task[] {
  const faqs = jsonLines<FaqLine>(join(folder, "faqs.jsonl"));
  const queries = jsonLines<QueryLine>(join(folder, "queries.jsonl"));
  const projects = [...new Set(faqs.map((line) => line.project))];
  return projects.map((project) => ({
    set: basename(folder),
    entries: faqs.filter((line) => line.project === project).map(entryOf),
    queries: queries
      .filter((line) => line.project === project)
      .map((line) => ({ text: line.query, relevant: line.relevant })),
  }));
}

/** Leaves a share of the entries out: what asked for them should now find silence. */
export function leaveOut(task: Task, keep: number, seed: number): Task {
  const kept = shuffled(task.entries, random(seed)).slice(
    0,
    Math.max(2, Math.round(task.entries.length * keep)),
  );
  const ids = new Set(kept.map((entry) => entry.id));
  return {
    set: task.set,
    entries: kept,
    queries: task.queries.map((query) => ({
      ...query,
      relevant: query.relevant.filter((id) => ids.has(id)),
    })),
  };
}

/** The same with at most so many phrasings an entry. */
export function fewerPhrasings(task: Task, most: number): Task {
  return {
    ...task,
    entries: task.entries.map((entry) => ({ ...entry, phrasings: entry.phrasings.slice(0, most) })),
  };
}

/** What people said in a channel, bots left out. */
export function readChatter(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .flatMap((file) =>
      jsonLines<{ type: string; bot?: boolean; text: string }>(join(folder, file))
        .filter((line) => line.type === "message" && !line.bot)
        .map((line) => line.text),
    );
}

/** The same with so many of each entry's queries made its phrasings; what is left is still asked. */
export function withPhrasings(task: Task, count: number, seed: number): Task {
  const taken = new Map<string, string[]>();
  const queries = shuffled(task.queries, random(seed)).filter((query) => {
    const [id] = query.relevant;
    if (id === undefined || query.relevant.length > 1) return true;
    const phrasings = taken.get(id) ?? [];
    if (phrasings.length >= count) return true;
    taken.set(id, [...phrasings, query.text]);
    return false;
  });
  return {
    ...task,
    queries,
    entries: task.entries.map((entry) => ({
      ...entry,
      phrasings: [...entry.phrasings, ...(taken.get(entry.id) ?? [])],
    })),
  };
}
