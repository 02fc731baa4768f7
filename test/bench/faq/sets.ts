/** Tasks for a matcher: an FAQ, what is asked, and what should come out. */
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

/** A task with only some of its entries: what asked for the others should now find silence. */
export function only(task: Task, stays: (id: string) => boolean): Task {
  return {
    set: task.set,
    entries: task.entries.filter(({ id }) => stays(id)),
    queries: task.queries.map((query) => ({ ...query, relevant: query.relevant.filter(stays) })),
  };
}

/** Leaves a share of the entries out: what asked for them should now find silence. */
export function leaveOut(task: Task, keep: number, seed: number): Task {
  const kept = shuffled(task.entries, random(seed)).slice(
    0,
    Math.max(2, Math.round(task.entries.length * keep)),
  );
  const ids = new Set(kept.map((entry) => entry.id));
  return { ...only(task, (id) => ids.has(id)), entries: kept };
}

/** The same with at most so many phrasings an entry. */
export function fewerPhrasings(task: Task, most: number): Task {
  return {
    ...task,
    entries: task.entries.map((entry) => ({ ...entry, phrasings: entry.phrasings.slice(0, most) })),
  };
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
