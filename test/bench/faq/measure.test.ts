import assert from "node:assert/strict";
import { test } from "node:test";
import { measure, type Outcome } from "./measure.ts";

const said = (relevant: readonly string[], ...ranked: readonly (readonly [string, number])[]): Outcome => ({
  query: "q",
  relevant,
  took: 1,
  ranked: ranked.map(([id, p]) => ({ id, p })),
});

test("order, coverage and what was said at the threshold, by hand", () => {
  const figures = measure(
    [
      said(["a"], ["a", 0.99], ["b", 0.1]),
      said(["a"], ["b", 0.5], ["a", 0.4]),
      said(["c"], ["c", 0.8]),
      said([], ["a", 0.95]),
      said([], ["b", 0.2]),
      said(["d"]),
    ],
    0.9,
  );
  const expected = {
    queries: 6,
    silent: 2,
    p1: 0.5,
    mrr: 0.625,
    map: 0.625,
    success5: 0.75,
    coverage95: 0.25,
    coverage90: 0.25,
    answered: 2,
    precision: 0.5,
    coverage: 0.25,
    falseAnswerRate: 0.5,
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(figures[name], value, name);
  // Right, wrong, right, wrong, wrong, in the order of their probabilities.
  assert.equal(figures["aurc"], Math.round(((0 + 1 / 2 + 1 / 3 + 2 / 4 + 3 / 5) / 5) * 1e4) / 1e4);
});

test("what was said to be so likely is held against how often it was right", () => {
  const list = [said(["a"], ["a", 0.55]), said(["a"], ["b", 0.57]), said([], ["a", 0.95]), said(["d"])];
  const { reliability } = measure(list, 0.9);
  assert.deepEqual(reliability, [
    [0.1, 0, null, null],
    [0.3, 0, null, null],
    [0.5, 2, 0.56, 0.5],
    [0.6, 0, null, null],
    [0.7, 0, null, null],
    [0.8, 0, null, null],
    [0.9, 1, 0.95, 0],
  ]);
});

test("equal probabilities are answered together or not at all", () => {
  const tied = [said(["a"], ["a", 0.7]), said(["a"], ["b", 0.7]), said(["a"], ["c", 0.7])];
  assert.equal(measure(tied, 0.9)["coverage95"], 0);
});
