import assert from "node:assert/strict";
import { test } from "node:test";
import {
  nextRun,
  previousRun,
  scheduleProblem,
  weekIndex,
  weekOf,
} from "../../../src/features/weekly/when.ts";

const iso = (at: number | undefined): string => (at === undefined ? "never" : new Date(at).toISOString());

const runs: readonly [string, string, string, string, string][] = [
  // pattern, zone, at, the run before, the run after
  ["0 9 * * 1", "UTC", "2026-05-06T00:00:00Z", "2026-05-04T09:00:00.000Z", "2026-05-11T09:00:00.000Z"],
  [
    "0 9 * * 1",
    "Europe/Berlin",
    "2026-03-25T00:00:00Z",
    "2026-03-23T08:00:00.000Z",
    "2026-03-30T07:00:00.000Z",
  ],
  [
    "0 9 * * 1",
    "Europe/Berlin",
    "2026-10-20T12:00:00Z",
    "2026-10-19T07:00:00.000Z",
    "2026-10-26T08:00:00.000Z",
  ],
  [
    "0 9 * * 1",
    "America/New_York",
    "2026-03-03T00:00:00Z",
    "2026-03-02T14:00:00.000Z",
    "2026-03-09T13:00:00.000Z",
  ],
  // Exactly at a run: it is neither before nor after itself.
  ["0 9 * * 1", "UTC", "2026-05-04T09:00:00Z", "2026-04-27T09:00:00.000Z", "2026-05-11T09:00:00.000Z"],
  // 02:30 does not exist on 29 March in Berlin, and exists twice on 25 October.
  [
    "30 2 * * 0",
    "Europe/Berlin",
    "2026-03-28T12:00:00Z",
    "2026-03-22T01:30:00.000Z",
    "2026-03-29T01:30:00.000Z",
  ],
  [
    "30 2 * * 0",
    "Europe/Berlin",
    "2026-10-25T01:00:00Z",
    "2026-10-25T00:30:00.000Z",
    "2026-11-01T01:30:00.000Z",
  ],
  // Midnight does not exist on 5 September 2027 in Santiago: an hour later, the same day.
  [
    "0 0 * * 0",
    "America/Santiago",
    "2027-09-04T12:00:00Z",
    "2027-08-29T04:00:00.000Z",
    "2027-09-05T04:00:00.000Z",
  ],
  ["0 9 1 * *", "UTC", "2026-12-15T00:00:00Z", "2026-12-01T09:00:00.000Z", "2027-01-01T09:00:00.000Z"],
  ["0 9 * * MON#1", "UTC", "2026-05-06T00:00:00Z", "2026-05-04T09:00:00.000Z", "2026-06-01T09:00:00.000Z"],
  ["@weekly", "Asia/Tokyo", "2026-05-06T00:00:00Z", "2026-05-02T15:00:00.000Z", "2026-05-09T15:00:00.000Z"],
  ["0 0 29 2 *", "UTC", "2026-05-06T00:00:00Z", "2024-02-29T00:00:00.000Z", "2028-02-29T00:00:00.000Z"],
];
for (const [pattern, zone, at, before, after] of runs)
  test(`${pattern} in ${zone} around ${at}`, () => {
    assert.equal(iso(previousRun(pattern, zone, Date.parse(at))), before);
    assert.equal(iso(nextRun(pattern, zone, Date.parse(at))), after);
  });

test("the machine's own zone and the time of reading do not matter", () => {
  const zone = process.env["TZ"];
  try {
    for (const tz of ["Pacific/Kiritimati", "America/Los_Angeles"]) {
      process.env["TZ"] = tz;
      assert.equal(
        iso(nextRun("30 2 * * 0", "Europe/Berlin", Date.parse("2026-10-24T12:00:00Z"))),
        "2026-10-25T00:30:00.000Z",
      );
    }
  } finally {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  }
});

const weeks: readonly [string, string, string][] = [
  ["2026-05-11T09:00:00Z", "UTC", "2026-W19"],
  ["2027-01-04T09:00:00Z", "UTC", "2026-W53"],
  ["2027-01-11T09:00:00Z", "UTC", "2027-W01"],
  ["2026-01-05T09:00:00Z", "UTC", "2026-W01"],
  // Still Sunday in New York, so the day before is Saturday.
  ["2026-05-11T02:00:00Z", "America/New_York", "2026-W19"],
  ["2026-05-08T15:00:00Z", "UTC", "2026-W19"],
];
for (const [due, zone, week] of weeks)
  test(`a post due ${due} in ${zone} tells of ${week}`, () => {
    assert.equal(weekOf(Date.parse(due), zone), week);
  });

test("weeks are counted without a gap over the year's end", () => {
  const monday = Date.parse("2026-12-07T09:00:00Z");
  const numbers = [0, 1, 2, 3, 4, 5, 6].map((n) => weekIndex(weekOf(monday + n * 7 * 864e5, "UTC")));
  numbers.slice(1).forEach((number, index) => {
    assert.equal(number, (numbers[index] ?? 0) + 1);
  });
});

const patterns: readonly [string, RegExp | undefined][] = [
  ["0 9 * * 1", undefined],
  ["0 9 * * mon", undefined],
  ["0 0 9 * * 1", undefined],
  ["@weekly", undefined],
  ["whenever", /no cron pattern.*0 9 \* \* 1/],
  ["0 25 * * 1", /no cron pattern/],
  ["0 9 31 2 *", /no cron pattern/],
  ["0 9,18 * * 1", /more than one time of day/],
  ["* * * * *", /more than one time of day/],
];
for (const [pattern, problem] of patterns)
  test(`the pattern ${pattern} is ${problem ? "refused" : "fine"}`, () => {
    const said = scheduleProblem(pattern);
    if (problem) assert.match(said ?? "", problem);
    else assert.equal(said, undefined);
  });

test("a bad pattern is an error that names the key", () => {
  assert.throws(() => nextRun("whenever", "UTC", 0), /^Error: thanks\.schedule is no cron pattern/);
});
