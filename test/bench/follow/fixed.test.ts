/** Trees that know a feature beforehand, and trees that doubt what people said. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type TreesFile, treesOf, treesSchema } from "../../../src/conversation/link/trees.ts";
import { boost, chance, choiceSlope } from "./boost.ts";
import { fixed } from "./fixed.ts";

const worth = (file: TreesFile, row: readonly number[]): number => {
  const sums = new Float64Array(1);
  treesOf(file).add(Float32Array.from(row), [0], sums);
  return sums[0] ?? 0;
};

/** Columns of 0 and 1; pairs of rows of which one is right. */
function learned(options: { readonly believed?: Float32Array; readonly doubt?: number } = {}): TreesFile {
  const random = chance(5);
  const rows = 400;
  const columns = [0, 1, 2].map(() => Uint8Array.from({ length: rows }, () => (random() < 0.5 ? 1 : 0)));
  const [a, b, manner] = columns as [Uint8Array, Uint8Array, Uint8Array];
  // In one manner the first column tells, in the other the second one.
  const right = Uint8Array.from({ length: rows }, (_, row) => (manner[row] ? a : b)[row] ?? 0);
  const slope = choiceSlope(right, options.believed, options.doubt);
  // Only pairs with one right row have something to say.
  const data = {
    columns,
    edges: columns.map(() => Float32Array.of(0)),
    rows,
    groups: Int32Array.from({ length: rows / 2 + 1 }, (_, at) => at * 2),
  };
  return boost(
    data,
    (group, from, until, scores, g, h) => {
      if (right[from] === right[from + 1]) {
        g.fill(0, from, until);
        h.fill(1e-4, from, until);
      } else slope(group, from, until, scores, g, h);
    },
    {
      trees: 20,
      depth: 3,
      rate: 0.3,
      rowShare: 1,
      columnShare: 1,
      lambda: 1,
      minHessian: 1,
      seed: 1,
    },
  );
}

test("what is known beforehand is worth the same without its splits", () => {
  const file = learned();
  assert.ok(file.feature.includes(2));
  for (const as of [0, 1]) {
    const known = treesSchema.parse(fixed(file, 2, as));
    assert.ok(!known.feature.includes(2), "no split of it is left");
    assert.ok(known.feature.length < file.feature.length, "and no branch that nothing goes to");
    for (const row of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ])
      assert.equal(worth(known, row), worth(file, [...row, as]), `${row} with ${as}`);
  }
});

test("who doubts what people said is less sure of it", () => {
  const sure = worth(learned(), [1, 0, 1]);
  const half = worth(learned({ believed: new Float32Array(400).fill(0.5), doubt: 0.5 }), [1, 0, 1]);
  assert.ok(sure > 0 && half > 0 && half < sure, `${half} of ${sure}`);
});
