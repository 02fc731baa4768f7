import assert from "node:assert/strict";
import { test } from "node:test";
import { waitFor } from "../../../adapters/forge/limits.ts";

const now = Date.UTC(2026, 5, 1);
const reset = String(now / 1000 + 60);

const cases: readonly [string, number, Record<string, string>, string, number, number][] = [
  ["all is well", 200, {}, "", 0, 0],
  ["seconds to wait", 429, { "retry-after": "7" }, "", 0, 7500],
  ["a date to wait for", 503, { "retry-after": new Date(now + 9000).toUTCString() }, "", 0, 9500],
  ["a day is too long to believe", 429, { "retry-after": "86400" }, "", 0, 65 * 60_000],
  ["the limit is used up", 403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset }, "", 0, 61_000],
  [
    "no right, and requests left",
    403,
    { "x-ratelimit-remaining": "9", "x-ratelimit-reset": reset },
    "",
    0,
    0,
  ],
  [
    "the rest is left for others",
    200,
    { "x-ratelimit-limit": "5000", "x-ratelimit-remaining": "50", "x-ratelimit-reset": reset },
    "",
    0,
    61_000,
  ],
  [
    "enough is left",
    200,
    { "x-ratelimit-limit": "5000", "x-ratelimit-remaining": "51", "x-ratelimit-reset": reset },
    "",
    0,
    0,
  ],
  ["GitLab's headers", 200, { "ratelimit-remaining": "0", "ratelimit-reset": reset }, "", 0, 61_000],
  ["a secondary limit", 403, {}, "You have exceeded a secondary rate limit", 0, 60_000],
  ["a secondary limit, again", 403, {}, "You have exceeded a secondary rate limit", 2, 240_000],
  ["forbidden", 403, {}, "Resource not accessible", 0, 0],
];
for (const [what, status, headers, body, tried, wait] of cases)
  test(`${what}: ${wait} ms`, () => {
    assert.equal(waitFor(status, new Headers(headers), body, now, tried), wait);
  });
