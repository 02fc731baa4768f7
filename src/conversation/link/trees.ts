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
    feature: z.array(z.number().int()),
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
  /** Sum over all trees for the row that begins at `from`. */
  sum(rows: Float32Array, from: number): number;
}

export function treesOf(file: TreesFile): Trees {
  const feature = Int16Array.from(file.feature);
  const value = Float32Array.from(file.value);
  const next = Int32Array.from(file.next);
  const roots = Int32Array.from(file.roots);
  return {
    sum(rows, from) {
      let total = 0;
      for (let tree = 0; tree < roots.length; tree++) {
        let node = roots[tree] as number;
        let column = feature[node] as number;
        while (column >= 0) {
          node =
            (next[node] as number) + ((rows[from + column] as number) <= (value[node] as number) ? 0 : 1);
          column = feature[node] as number;
        }
        total += value[node] as number;
      }
      return total;
    },
  };
}
