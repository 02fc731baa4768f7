/** Boosted regression trees: how they are written in a file, and their sum for a row of features. */
import * as z from "zod";

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

export interface Trees {
  /** Adds to `sums` what all trees make of each row; `from` tells where the rows begin. */
  add(rows: Float32Array, from: readonly number[], sums: Float64Array): void;
}

export function treesOf(file: TreesFile): Trees {
  // Where to go next and by which feature, in one number: -1 for a leaf. A walk jumps about, so that size counts.
  const step = Int32Array.from(file.feature, (feature, node) =>
    feature < 0 ? -1 : (file.next[node] ?? 0) * 256 + feature,
  );
  const value = Float32Array.from(file.value);
  const roots = Int32Array.from(file.roots);
  return {
    add(rows, from, sums) {
      // One tree for all rows, then the next: its nodes are at hand.
      for (let tree = 0; tree < roots.length; tree++) {
        const root = roots[tree] as number;
        for (let at = 0; at < from.length; at++) {
          const row = from[at] as number;
          let node = root;
          let go = step[node] as number;
          while (go >= 0) {
            node = (go >> 8) + ((rows[row + (go & 255)] as number) <= (value[node] as number) ? 0 : 1);
            go = step[node] as number;
          }
          sums[at] = (sums[at] as number) + (value[node] as number);
        }
      }
    },
  };
}
