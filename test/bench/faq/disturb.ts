/** Makes a task harder: misspelt words, more entries. The same on every run. */
import type { Entry } from "../../../src/faq/entry.ts";
import { random, type Task } from "./sets.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";

/** One slip: two neighbours swapped, a letter left out, doubled or replaced. */
function slip(word: string, next: () => number): string {
  const at = 1 + Math.floor(next() * (word.length - 2));
  const [before, here, after] = [word.slice(0, at), word[at] ?? "", word.slice(at + 1)];
  const kind = Math.floor(next() * 4);
  if (kind === 0) return `${before}${after[0] ?? ""}${here}${after.slice(1)}`;
  if (kind === 1) return before + after;
  if (kind === 2) return before + here + here + after;
  return before + letters[Math.floor(next() * 26)] + after;
}

/** @param share of the words of four letters and more, 0 to 1. */
export function misspelt(task: Task, share: number, seed = 1): Task {
  const next = random(seed);
  return {
    ...task,
    queries: task.queries.map((query) => ({
      ...query,
      text: query.text.replace(/[A-Za-z]{4,}/g, (word) => (next() < share ? slip(word, next) : word)),
    })),
  };
}

/** Fills an FAQ up with entries made of its own sentences and of words that nothing else has. */
export function grown(task: Task, size: number, seed = 1): Task {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const words = task.entries
    .flatMap((entry) => `${entry.question} ${entry.answer}`.split(/\s+/))
    .filter(Boolean);
  const madeUp = () =>
    Array.from({ length: 3 }, () => pick([..."bdfgklmnprst"]) + pick([..."aeiou"])).join("");
  const text = (length: number) =>
    Array.from({ length }, () => (next() < 0.3 ? madeUp() : pick(words))).join(" ");
  const more: readonly Entry[] = Array.from({ length: Math.max(0, size - task.entries.length) }, (_, at) => ({
    id: `filler-${at}`,
    question: text(9),
    phrasings: [text(7), text(7)],
    answer: text(80),
    areas: [],
    channels: [],
    source: "bench:1",
  }));
  return { ...task, entries: [...task.entries, ...more] };
}
