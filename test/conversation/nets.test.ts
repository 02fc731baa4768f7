/** Networks side by side give the average of each by itself, and what is trained learns what it is shown. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type NetsFile, netsOf, netsSchema } from "../../src/conversation/link/nets.ts";
import { trainNets } from "../bench/follow/train-nets.ts";

const file: NetsFile = {
  mean: [0.5, 1, -2],
  spread: [0.5, 2, 0.1],
  nets: [
    {
      first: [1, -1, 0.5, 2, -0.25, 1],
      firstBias: [0.25, -0.5],
      second: [1, -1],
      secondBias: [0.125],
      last: [2],
    },
    { first: [1, 0, -1], firstBias: [4], second: [1, 0.5], secondBias: [0, -1], last: [1, -3] },
  ],
};

const relu = (value: number): number => Math.max(0, value);

/** Layer by layer, without any short cut. */
function plainly(row: readonly number[]): number {
  const inputs = row.map((value, at) => {
    const log = Math.sign(value) * Math.log1p(Math.abs(value));
    return Math.max(-4, Math.min(4, (log - (file.mean[at] ?? 0)) / (file.spread[at] ?? 1)));
  });
  const worths = file.nets.map(({ first, firstBias, second, secondBias, last }) => {
    const outer = firstBias.map((bias, unit) =>
      relu(inputs.reduce((sum, one, at) => sum + one * (first[at * firstBias.length + unit] ?? 0), bias)),
    );
    const inner = secondBias.map((bias, unit) =>
      relu(outer.reduce((sum, one, at) => sum + one * (second[at * secondBias.length + unit] ?? 0), bias)),
    );
    return inner.reduce((sum, one, unit) => sum + one * (last[unit] ?? 0), 0);
  });
  return worths.reduce((sum, one) => sum + one, 0) / worths.length;
}

describe("networks", () => {
  it("make of each row what they make of it alone, whatever came before", () => {
    const rows = [
      [0, 0, 0],
      [1, 0, -3],
      [1, 20, 0],
      [-7, 1, 5000],
      [0, 0, 0],
    ];
    const nets = netsOf(netsSchema.parse(file));
    const flat = Float32Array.from(rows.flat());
    for (const order of [
      [0, 1, 2, 3, 4],
      [3, 0],
    ]) {
      const sums = new Float64Array(order.length).fill(10);
      nets.add(
        flat,
        order.map((at) => at * 3),
        sums,
      );
      for (const [k, at] of order.entries())
        assert.ok(Math.abs((sums[k] ?? 0) - 10 - plainly(rows[at] ?? [])) < 1e-5, `row ${at}: ${sums[k]}`);
    }
  });

  it("are refused when their layers don't fit together", () => {
    assert.throws(() => netsSchema.parse({ ...file, mean: [0] }));
    assert.throws(() => netsSchema.parse({ ...file, spread: [1, 0, 1] }));
  });

  it("learn which of several rows is right, and the same every time", () => {
    const lines = 256;
    // The right one has the larger second feature, unless the first is set: then the smaller.
    const rows: number[] = [];
    const right: number[] = [];
    const groups = [0];
    for (let line = 0; line < lines; line++) {
      const turned = line % 2;
      const [one, other] = [(line * 7) % 11, 11 + ((line * 5) % 13)];
      const swap = line % 3 === 0;
      rows.push(turned, swap ? other : one, turned, swap ? one : other);
      right.push(...((turned === 1) === swap ? [0, 1] : [1, 0]).reverse());
      groups.push(right.length);
    }
    const data = {
      rows: Float32Array.from(rows),
      right: Uint8Array.from(right),
      groups: Int32Array.from(groups),
      logOf: new Int16Array(lines),
    };
    const learned = trainNets(
      data,
      () => true,
      [1],
      25,
      () => undefined,
    );
    assert.deepEqual(
      learned,
      trainNets(
        data,
        () => true,
        [1],
        25,
        () => undefined,
      ),
    );
    const sums = new Float64Array(2 * lines);
    netsOf(learned).add(
      data.rows,
      Array.from(sums, (_, at) => at * 2),
      sums,
    );
    let hits = 0;
    for (let line = 0; line < lines; line++)
      if ((sums[2 * line] ?? 0) > (sums[2 * line + 1] ?? 0) === (right[2 * line] === 1)) hits++;
    assert.ok(hits > 0.95 * lines, `${hits} of ${lines}`);
  });
});
