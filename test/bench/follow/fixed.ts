/** Takes out of trees what is known beforehand. */
import type { TreesFile } from "../../../src/conversation/link/trees.ts";

/** The trees as they are where a feature has one value for good: its splits are gone. */
export function fixed({ roots, feature, value, next }: TreesFile, known: number, as: number): TreesFile {
  const file: TreesFile = { roots: [], feature: [], value: [], next: [] };
  const below = (node: number, worth: number): number =>
    (next[node] ?? 0) + (worth <= (value[node] ?? 0) ? 0 : 1);
  const undecided = (node: number): number => (feature[node] === known ? undecided(below(node, as)) : node);
  for (const root of roots) {
    const begin = file.feature.length;
    file.roots.push(begin);
    const queue = [undecided(root)];
    for (const node of queue) {
      const split = feature[node] ?? -1;
      file.feature.push(split);
      file.value.push(value[node] ?? 0);
      file.next.push(split < 0 ? 0 : begin + queue.length);
      if (split < 0) continue;
      const child = next[node] ?? 0;
      queue.push(undecided(child), undecided(child + 1));
    }
  }
  return file;
}
