/** Sets like those trained on: weights from half of every set's entries, judged on the other half. */
import { answers, halves, ours } from "./answers.ts";
import type { Outcome } from "./measure.ts";
import type { Task } from "./sets.ts";
import { pools, train } from "./train.ts";

/** One half's entries with the questions for them, and half of the questions for no entry. */
function seen(task: Task, half: 0 | 1): readonly Task[] {
  const [kept] = halves(task).slice(half);
  if (!kept) return [];
  const asked = kept.queries.filter(({ relevant }) => relevant.length > 0);
  const silent = task.queries.filter(({ relevant }) => relevant.length === 0);
  return [{ ...kept, queries: [...asked, ...silent.filter((_, at) => at % 2 === half)] }];
}

/**
 * What was said to every question by an index of the half whose entries and questions were not trained on;
 * the questions for the left-out half ask for silence, as in `--leave-out half`.
 */
export function otherHalf(
  sets: readonly (readonly Task[])[],
  chatter: readonly string[],
  tell: (set: string, outcomes: readonly Outcome[]) => void,
): void {
  const told = new Map<string, Outcome[]>();
  for (const half of [0, 1] as const) {
    const weights = train(
      pools(
        sets.map((tasks) => tasks.flatMap((task) => seen(task, half))),
        chatter,
      ),
    );
    for (const task of sets.flat()) {
      const [judged] = halves(task).slice(1 - half);
      if (judged) told.set(task.set, [...(told.get(task.set) ?? []), ...answers(judged, ours(weights))]);
    }
  }
  for (const [set, outcomes] of told) tell(set, outcomes);
}
