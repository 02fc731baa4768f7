import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackoff } from "../../../adapters/irc/backoff.ts";

describe("pauses before connecting again", () => {
  it("doubles to a limit, with chance in it, and begins anew after a good connection", () => {
    const timing = { firstRetry: 1000, maxRetry: 10_000, stable: 60_000 };
    const longest = createBackoff(timing, () => 1);
    assert.deepEqual(
      [0, 0, 0, 0, 0, 0].map((held) => longest.next(held)),
      [1000, 2000, 4000, 8000, 10_000, 10_000],
    );
    assert.equal(longest.next(60_000), 1000);
    const shortest = createBackoff(timing, () => 0);
    assert.equal(shortest.next(0), 500);
  });
});
