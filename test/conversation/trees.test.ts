/** Trees are walked several at a time; the sum is that of walking each by itself. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type TreesFile, treesOf, treesSchema } from "../../src/conversation/link/trees.ts";

/** One tree, one step after the other. */
function walked({ feature, value, next }: TreesFile, root: number, row: readonly number[]): number {
  let node = root;
  for (let at = feature[node] ?? -1; at >= 0; at = feature[node] ?? -1)
    node = (next[node] ?? 0) + ((row[at] ?? 0) <= (value[node] ?? 0) ? 0 : 1);
  return value[node] ?? 0;
}

/** Trees of one leaf, of two, of four at different depths, in turn. */
function mixed(count: number): TreesFile {
  const file: TreesFile = { roots: [], feature: [], value: [], next: [] };
  for (let tree = 0; tree < count; tree++) {
    const root = file.feature.length;
    file.roots.push(root);
    const splits = tree % 3 === 2 ? 3 : tree % 3;
    for (let split = 0; split < splits; split++) {
      // The left child is a leaf; the right one splits again.
      file.feature.push(split % 2, -1);
      file.value.push(split + tree / 8, tree - split / 4);
      file.next.push(root + 2 * split + 1, 0);
    }
    file.feature.push(-1);
    file.value.push(-tree / 2);
    file.next.push(0);
  }
  return treesSchema.parse(file);
}

test("any number of trees of any depth sum up as each by itself", () => {
  const rows = [
    [0, 0],
    [0.125, 3],
    [2, 1],
    [9, 9],
    [-1, Number.POSITIVE_INFINITY],
  ];
  for (const count of [0, 1, 2, 3, 4, 5, 7, 8, 11]) {
    const file = mixed(count);
    const sums = new Float64Array(rows.length).fill(0.5);
    const from = rows.map((_, at) => at * 2);
    treesOf(file).add(Float32Array.from(rows.flat()), from, sums);
    const each = rows.map((row) => file.roots.reduce((sum, root) => sum + walked(file, root, row), 0.5));
    assert.deepEqual([...sums], each, `${count} trees`);
  }
});
