import assert from "node:assert/strict";
import { test } from "node:test";
import type { LogLine } from "../../src/replay/formats/format.ts";
import { plain } from "../../src/replay/formats/plain.ts";
import { daysIn, hasTwelveHours, timesOf } from "../../src/replay/timeline.ts";

const said = (shown: string): LogLine => {
  const line = plain.parse(`[${shown}] <alice> hello`);
  assert.ok(line, shown);
  return line;
};

const untimed: LogLine = { kind: "join", nick: "alice" };
const day = (date: string): LogLine => ({ kind: "day", date });

interface Case {
  readonly what: string;
  readonly lines: readonly LogLine[];
  readonly zone?: string;
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: "a clock of 24 hours passes midnight",
    lines: [said("22:10"), said("23:59"), said("00:01"), said("12:00"), said("11:00")],
    expected: [
      "2009-02-23T22:10",
      "2009-02-23T23:59",
      "2009-02-24T00:01",
      "2009-02-24T12:00",
      "2009-02-24T12:00",
    ],
  },
  {
    what: "after a quiet night it is the next day, not an earlier hour",
    lines: [said("18:00"), said("09:00")],
    expected: ["2009-02-23T18:00", "2009-02-24T09:00"],
  },
  {
    what: "a clock that is set back an hour stands still",
    lines: [said("02:59"), said("02:00"), said("02:30"), said("03:05")],
    expected: ["2009-02-23T02:59", "2009-02-23T02:59", "2009-02-23T02:59", "2009-02-23T03:05"],
  },
  {
    what: "a clock of 12 hours without am and pm",
    lines: [said("10:30"), said("12:58"), said("01:02"), said("11:00"), said("12:10"), said("01:00")],
    expected: [
      "2009-02-23T10:30",
      "2009-02-23T12:58",
      "2009-02-23T13:02",
      "2009-02-23T23:00",
      "2009-02-24T00:10",
      "2009-02-24T01:00",
    ],
  },
  {
    what: "am and pm",
    lines: [said("11:59 AM"), said("12:01 PM"), said("11:59 pm"), said("12:01 am")],
    expected: ["2009-02-23T11:59", "2009-02-23T12:01", "2009-02-23T23:59", "2009-02-24T00:01"],
  },
  {
    what: "day lines give the date, and pass midnight once",
    lines: [
      day("2009-02-27"),
      said("23:58"),
      day("2009-02-28"),
      said("00:02"),
      day("2009-03-02"),
      said("00:01"),
    ],
    expected: [
      "2009-02-27T00:00",
      "2009-02-27T23:58",
      "2009-02-28T00:00",
      "2009-02-28T00:02",
      "2009-03-02T00:00",
      "2009-03-02T00:01",
    ],
  },
  {
    what: "lines without a time have that of the line before",
    lines: [untimed, said("07:35"), untimed, said("07:40")],
    expected: ["2009-02-23T07:35", "2009-02-23T07:35", "2009-02-23T07:35", "2009-02-23T07:40"],
  },
  {
    what: "seconds from the first line count on from its clock",
    lines: [
      { ...said("23:59"), offset: 0 },
      { ...untimed, offset: 90 },
      { ...said("00:01"), offset: 120 },
    ],
    expected: ["2009-02-23T23:59", "2009-02-24T00:00:30", "2009-02-24T00:01"],
  },
  {
    what: "the log's zone",
    lines: [said("07:35")],
    zone: "Europe/Berlin",
    expected: ["2009-02-23T06:35"],
  },
];

for (const { what, lines, zone = "UTC", expected } of cases)
  test(`timesOf: ${what}`, () => {
    const times = timesOf(lines, { zone, date: "2009-02-23" });
    const shown = times.map((at) => new Date(at).toISOString().replace(/(?::00)?\.000Z$/, ""));
    assert.deepEqual(shown, expected);
  });

test("timesOf: the night when summer time begins has 23 hours", () => {
  const times = timesOf([said("01:59"), said("03:01")], { zone: "Europe/Berlin", date: "2009-03-29" });
  assert.equal((times[1] ?? 0) - (times[0] ?? 0), 2 * 60_000);
});

test("hasTwelveHours: only when nothing speaks against it and time goes back", () => {
  assert.equal(hasTwelveHours([said("10:00"), said("12:30"), said("01:30")]), true);
  assert.equal(hasTwelveHours([said("10:00"), said("13:30"), said("01:30")]), false);
  assert.equal(hasTwelveHours([said("00:10"), said("10:00"), said("01:30")]), false);
  assert.equal(hasTwelveHours([said("10:00"), said("11:30")]), false);
});

test("daysIn: midnights by the clock", () => {
  assert.equal(daysIn([said("22:00"), said("23:00")]), 0);
  assert.equal(daysIn([said("22:00"), said("01:00"), said("23:00"), said("02:00")]), 2);
  assert.equal(daysIn([]), 0);
});
