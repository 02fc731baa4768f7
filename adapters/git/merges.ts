/** Which merge brought each commit into the main line. */
import { stream } from "./run.ts";

/**
 * Reads commits newest first, each after everything that is built on it. The main line is
 * the chain of first parents; what a merge's other parents bring belongs to the merge, and
 * to the oldest one where several brought it.
 * @param lines as `git rev-list --topo-order --parents` prints them: a commit and its parents
 */
export async function mergesOf(
  lines: AsyncIterable<string> | Iterable<string>,
  head: string,
): Promise<ReadonlyMap<string, string>> {
  const main = new Set([head]);
  const within = new Map<string, string>();
  for await (const line of lines) {
    const [commit = "", first, ...others] = line.split(" ");
    const merge = within.get(commit);
    const onMain = main.delete(commit);
    if (first !== undefined && onMain) {
      main.add(first);
      within.delete(first);
      for (const other of others) if (!main.has(other)) within.set(other, commit);
    } else if (merge !== undefined)
      for (const parent of [first, ...others])
        if (parent !== undefined && !main.has(parent)) within.set(parent, merge);
  }
  return within;
}

/** The same for a range of a repository. @param range arguments of `git rev-list`, the head among them */
export function readMerges(
  folder: string,
  head: string,
  range: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const args = ["-C", folder, "rev-list", "--topo-order", "--parents", ...range];
  return mergesOf(stream("reading which merge brought what", args, signal ? { signal } : {}), head);
}
