/** Leaves out the entries that are hardest to miss: those whose like stays. */
import { look, roughly } from "./look.ts";
import { only, random, type Task } from "./sets.ts";

/** Entries that are each other's likeliest answer, likeliest first, each in one pair at most. */
function twinsOf({ set, entries }: Task): ReadonlyMap<string, string> {
  const asked = entries.map(({ id, question }) => ({ text: question, relevant: [id] }));
  const pairs = look({ set, entries, queries: asked }, asked.length, 1).flatMap(({ query, described }) =>
    described.map((one) => ({ of: query.relevant[0] ?? "", twin: one.doc.entry.id, near: roughly(one) })),
  );
  const twins = new Map<string, string>();
  for (const { of, twin } of pairs.sort((a, b) => b.near - a.near)) {
    if (of === twin || twins.has(of) || twins.has(twin)) continue;
    twins.set(of, twin);
    twins.set(twin, of);
  }
  return twins;
}

/**
 * Leaves one of each two entries out that are nearest to each other, each in turn: what asked for it
 * finds its twin, and should find silence. An entry without a twin goes by chance.
 */
export function leaveTwinsOut(task: Task, seed: number): readonly Task[] {
  const twins = twinsOf(task);
  const next = random(seed);
  const first = new Set<string>();
  const done = new Set<string>();
  for (const { id } of task.entries) {
    if (done.has(id)) continue;
    const twin = twins.get(id);
    done.add(id);
    if (twin !== undefined) done.add(twin);
    const goes = next() < 0.5 ? id : twin;
    if (goes !== undefined) first.add(goes);
  }
  return [true, false].map((wanted) => only(task, (id) => first.has(id) === wanted));
}
