import assert from "node:assert/strict";
import { test } from "node:test";
import { fitRank, fitSure, type Sign } from "./fit.ts";

/** Says the truth, says its contrary, varies by no more than rounding does, is noise. */
const columns: readonly ((right: boolean, at: number) => number)[] = [
  (right, at) => (right ? 2 : 0) + (at % 3),
  (right, at) => (right ? 0 : 3) + (at % 4),
  (right, at) => 0.1 + (right ? 1e-6 : 0) + (at % 3) * 1e-6,
  (_, at) => (at * 7) % 5,
];
const rightAt = (at: number) => at % 2 === 0;
const signs: readonly Sign[] = ["for", "for", "for", "either"];

function judged(count: number) {
  const right = Array.from({ length: count }, (_, at) => rightAt(at));
  const rows = Float32Array.from(right.flatMap((good, at) => columns.map((column) => column(good, at))));
  return { rows, right, weights: right.map(() => 1) };
}

test("a probability keeps to the signs, takes nothing from what doesn't vary, and tells right from wrong", () => {
  const data = judged(240);
  const found = fitSure(data, signs, 0.02);
  const [truth = 0, contrary = 1, constant = 1, noise = 1, bias = 0] = found;
  assert.ok(truth > 0.3);
  assert.equal(contrary, 0);
  assert.ok(Math.abs(constant) < 1e-3, `${constant}`);
  assert.ok(Math.abs(noise) < 0.1);
  const odds = (row: number) =>
    truth * (data.rows[4 * row] ?? 0) + noise * (data.rows[4 * row + 3] ?? 0) + bias;
  const mean = (wanted: boolean) => {
    const rows = data.right.flatMap((right, row) => (right === wanted ? [odds(row)] : []));
    return rows.reduce((sum, value) => sum + value, 0) / rows.length;
  };
  assert.ok(mean(true) > 0.5 && mean(false) < -0.5, `${mean(true)} ${mean(false)}`);
  assert.deepEqual(fitSure(data, signs, 0.02), found);
});

test("more decay makes it less sure, of the right as of the wrong", () => {
  const [loose = 0] = fitSure(judged(240), signs, 0.001);
  const [tight = 0] = fitSure(judged(240), signs, 0.5);
  assert.ok(tight < loose / 2 && tight > 0);
});

test("an order gives no weight to what is the same for all candidates but for rounding", () => {
  const { rows, right } = judged(240);
  const choices = Array.from({ length: 60 }, (_, at) => ({
    rows: rows.slice(16 * at, 16 * at + 16),
    right: right.slice(4 * at, 4 * at + 4),
    weight: 1,
  }));
  const [truth = 0, contrary = 1, constant = 1] = fitRank(choices, ["for", "for", "either", "either"], 0.1);
  assert.ok(truth > 0.1);
  assert.equal(contrary, 0);
  assert.ok(Math.abs(constant) < 1e-3, `${constant}`);
});
