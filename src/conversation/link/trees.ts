/** Boosted regression trees: how they are written in a file, and their sum for a row of features. */
import * as z from "zod";
import type { Looker } from "./ranker.ts";

/**
 * All trees in one list of nodes. A node with a feature goes to `next` when the row's
 * value is at most `value`, else to `next + 1`; one without (-1) is a leaf worth `value`.
 */
export const treesSchema = z
  .object({
    /** Where each tree begins. */
    roots: z.array(z.number().int().nonnegative()),
    /** Below 256, so that a step fits into one number. */
    feature: z.array(z.number().int().max(255)),
    value: z.array(z.number()),
    next: z.array(z.number().int()),
  })
  .refine(
    ({ roots, feature, value, next }) =>
      feature.length === value.length &&
      feature.length === next.length &&
      roots.every((root) => root < feature.length) &&
      // A child lies behind its parent, so that no walk is endless.
      feature.every(
        (one, node) => one < 0 || ((next[node] ?? 0) > node && (next[node] ?? 0) + 1 < feature.length),
      ),
    "the trees' lists don't fit together",
  );

export type TreesFile = z.output<typeof treesSchema>;

/** As many trees are walked at once: their steps don't wait for each other. */
const abreast = 4;

/** A feature's number takes this many bits of a step. */
const featureBits = 8;
const featureMask = 255;

export function treesOf(file: TreesFile): Looker {
  const nodes = file.feature.length;
  // One more, a leaf worth nothing: it stands in where the trees don't fill the last group.
  const step = new Int32Array(nodes + 1);
  const limit = new Float32Array(nodes + 1).fill(Number.POSITIVE_INFINITY);
  const worth = new Float32Array(nodes + 1);
  const depth = new Int32Array(nodes + 1);
  // Children lie behind their parents: from the back, a child's depth is known before its parent's.
  for (let node = nodes; node >= 0; node--) {
    const feature = file.feature[node] ?? -1;
    const next = file.next[node] ?? 0;
    const leaf = feature < 0;
    // A leaf leads to itself, so that all walks of a group are equally long and nothing is left to guess.
    step[node] = leaf ? (node + 1) << featureBits : ((next + 1) << featureBits) | feature;
    if (leaf) worth[node] = file.value[node] ?? 0;
    else {
      limit[node] = file.value[node] ?? 0;
      depth[node] = 1 + Math.max(depth[next] ?? 0, depth[next + 1] ?? 0);
    }
  }
  const filling = (abreast - (file.roots.length % abreast)) % abreast;
  const roots = Int32Array.from([...file.roots, ...Array.from({ length: filling }, () => nodes)]);
  const steps = new Int32Array(roots.length / abreast);
  for (let tree = 0; tree < roots.length; tree++) {
    const group = Math.floor(tree / abreast);
    steps[group] = Math.max(steps[group] ?? 0, depth[roots[tree] ?? 0] ?? 0);
  }

  /** What all trees make of one row, added to a sum in their order. */
  function sumOf(rows: Float32Array, row: number, from: number): number {
    let sum = from;
    for (let tree = 0, group = 0; tree < roots.length; tree += abreast, group++) {
      let a = roots[tree] as number;
      let b = roots[tree + 1] as number;
      let c = roots[tree + 2] as number;
      let d = roots[tree + 3] as number;
      for (let left = steps[group] as number; left > 0; left--) {
        const toA = step[a] as number;
        const toB = step[b] as number;
        const toC = step[c] as number;
        const toD = step[d] as number;
        // A number instead of a branch: which way it goes can't be foreseen.
        a =
          (toA >> featureBits) - Number((rows[row + (toA & featureMask)] as number) <= (limit[a] as number));
        b =
          (toB >> featureBits) - Number((rows[row + (toB & featureMask)] as number) <= (limit[b] as number));
        c =
          (toC >> featureBits) - Number((rows[row + (toC & featureMask)] as number) <= (limit[c] as number));
        d =
          (toD >> featureBits) - Number((rows[row + (toD & featureMask)] as number) <= (limit[d] as number));
      }
      sum += worth[a] as number;
      sum += worth[b] as number;
      sum += worth[c] as number;
      sum += worth[d] as number;
    }
    return sum;
  }

  return {
    add(rows, from, sums) {
      for (let at = 0; at < from.length; at++) sums[at] = sumOf(rows, from[at] as number, sums[at] as number);
    },
  };
}
