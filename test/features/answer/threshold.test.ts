import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { interval } from "../../../src/faq/interval.ts";
import { adapted } from "../../../src/features/answer/threshold.ts";
import type { Outcome } from "../../../src/own-answers.ts";

/** Judgements from one probability to another, evenly; every `wrong`-th of them is one of a wrong answer. */
const judged = (count: number, from: number, to: number, wrong = Number.POSITIVE_INFINITY): Outcome[] =>
  Array.from({ length: count }, (_, at) => ({
    probability: from + ((to - from) * at) / Math.max(1, count - 1),
    good: (at + 1) % wrong !== 0,
  }));

describe("Wilson's interval", () => {
  // Source: computed by hand from the formula, and with R's prop.test(correct = FALSE).
  const cases: readonly [good: number, all: number, low: number, high: number][] = [
    [0, 0, 0, 1],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [19, 20, 0.7639, 0.9911],
    [35, 35, 0.9011, 1],
    [50, 100, 0.4038, 0.5962],
  ];
  for (const [good, all, low, high] of cases)
    it(`${good} of ${all}`, () => {
      const found = interval(good, all);
      assert.ok(Math.abs(found.low - low) < 0.0005, String(found.low));
      assert.ok(Math.abs(found.high - high) < 0.0005, String(found.high));
    });
});

describe("the threshold of a channel", () => {
  it("is the configured one without evidence, and with little of it", () => {
    assert.deepEqual(adapted(0.9, []), { value: 0.9, judged: 0 });
    assert.equal(adapted(0.9, judged(19, 0.7, 0.89)).value, 0.9);
    assert.equal(adapted(0.9, judged(30, 0.7, 0.89)).value, 0.9);
  });

  it("is never lowered by answers above it, however many were right", () => {
    assert.equal(adapted(0.9, judged(400, 0.9, 0.99)).value, 0.9);
  });

  it("goes down as far as judged answers reach, less what rests on a few", () => {
    const { value, judged: count } = adapted(0.9, judged(60, 0.7, 0.89));
    assert.equal(count, 60);
    assert.ok(value > 0.72 && value < 0.74, String(value));
    // One lucky answer far below moves nothing.
    const lucky = adapted(0.9, [...judged(60, 0.85, 0.89), { probability: 0.61, good: true }]);
    assert.ok(lucky.value >= 0.85, String(lucky.value));
  });

  it("goes down no further than answers were right", () => {
    const { value } = adapted(0.9, [...judged(60, 0.8, 0.89), ...judged(60, 0.65, 0.79, 3)]);
    assert.ok(value >= 0.78 && value < 0.9, String(value));
  });

  it("goes up where answers were surely wrong too often, and back when they are right again", () => {
    const bad = judged(30, 0.9, 0.93, 3);
    const { value } = adapted(0.9, [...bad, ...judged(60, 0.95, 0.99)]);
    assert.ok(value > 0.9 && value <= 0.95, String(value));
    assert.equal(adapted(0.9, bad).value, 0.97);
    assert.equal(adapted(0.9, [...bad, ...judged(460, 0.9, 0.99)]).value, 0.9);
  });

  it("stays where two of twenty were wrong: that may be chance", () => {
    assert.equal(adapted(0.9, judged(20, 0.9, 0.99, 10)).value, 0.9);
  });
});
