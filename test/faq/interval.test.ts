import assert from "node:assert/strict";
import { test } from "node:test";
import { interval } from "../../src/faq/interval.ts";

test("the interval of a share narrows with what was seen", () => {
  const { low, high } = interval(95, 100);
  assert.ok(low > 0.88 && low < 0.9 && high > 0.97 && high < 0.99);
  assert.equal(interval(8, 10).low.toFixed(3), "0.490");
  assert.deepEqual(interval(0, 0), { low: 0, high: 1 });
});
