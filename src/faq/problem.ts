/** Problems of FAQ files: as values while reading, as lines for people. */
import { isAbsolute, relative } from "node:path";
import type { Entry, FaqProblem } from "./entry.ts";

/** Entries and problems of one file, before files are put together. */
export interface FileRead {
  /** As shown to people: relative to the config's folder where it lies below it. */
  readonly file: string;
  readonly entries: readonly Entry[];
  readonly problems: readonly FaqProblem[];
  /** The file as a whole could not be taken: whoever has its last good entries keeps them. */
  readonly broken: boolean;
  /** There is no such file any more: nothing is kept of it. */
  readonly missing?: true;
  /** Ids that stand in the file, but whose entry could not be taken. */
  readonly spoiled: readonly string[];
}

/** A file that could not be taken as a whole. */
export function brokenFile(file: string, problems: readonly FaqProblem[]): FileRead {
  return { file, entries: [], problems, broken: true, spoiled: [] };
}

/** A path as people read it: relative to the base where it lies below it, with slashes. */
export function shown(path: string, base: string): string {
  const below = relative(base, path);
  return (below === "" || below.startsWith("..") || isAbsolute(below) ? path : below).replaceAll("\\", "/");
}

/** One line for `porchlight check` and the log: `docs/faq/tls.md:3: what, and what to do`. */
export function formatProblem(problem: FaqProblem): string {
  return `${problem.where}: ${problem.what}`;
}

/** Edits needed to turn one word into the other (Levenshtein with swaps), for "did you mean". */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(
        (next[column - 1] ?? 0) + 1,
        (last[column] ?? 0) + 1,
        (last[column - 1] ?? 0) + same,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      next.push(least);
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}

/** The known word that an unknown one was probably meant to be. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (word.length > 40) return undefined;
  const lower = word.toLowerCase();
  const near = known
    .map((candidate) => ({ candidate, edits: distance(lower, candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.edits - b.edits)[0];
  return near?.candidate ?? known.find((candidate) => lower.length > 3 && candidate.startsWith(lower));
}
