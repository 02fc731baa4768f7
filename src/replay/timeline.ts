/** When each line of a log was said: dates, midnights, clocks of twelve hours, summer time. */
import { DateTime } from "luxon";
import type { Millis } from "../events.ts";
import type { LogLine } from "./formats/format.ts";

export interface TimelineOptions {
  /** IANA zone that the log's clock runs in. */
  readonly zone: string;
  /** The day of the first line, `2009-02-23`, unless lines say it themselves. */
  readonly date: string;
}

const day = 86_400;

/** Clocks are set, and lines of two writers cross: so far back is no new day. Seconds. */
const jitter = 65 * 60;

/** Whether the log's clock runs to twelve and says nothing of noon: no hour 0 or 13, and time goes back from 12. */
export function hasTwelveHours(lines: readonly LogLine[]): boolean {
  let last: number | undefined;
  let back = false;
  for (const { time, kind } of lines) {
    if (kind === "day") last = undefined;
    if (!time) continue;
    if (time.half || time.date !== undefined || time.seconds < 3600 || time.seconds >= 13 * 3600)
      return false;
    if (last !== undefined && time.seconds < last - jitter) back = true;
    last = time.seconds;
  }
  return back;
}

function secondsOf(time: NonNullable<LogLine["time"]>, twelve: boolean): number {
  if (!time.half) return twelve ? time.seconds % (day / 2) : time.seconds;
  return (time.seconds % (day / 2)) + (time.half === "pm" ? day / 2 : 0);
}

/**
 * The time of each line, in their order and never going back. Lines without a time have
 * that of the line before.
 */
export function timesOf(lines: readonly LogLine[], options: TimelineOptions): readonly Millis[] {
  const twelve = hasTwelveHours(lines);
  const period = twelve ? day / 2 : day;
  const instant = instants(options.zone);
  let date = options.date;
  let passed: number | undefined;
  const counted = lines.find((line) => line.offset !== undefined);
  const first = lines.find((line) => line.time !== undefined)?.time;
  const start = instant(date, first ? secondsOf(first, twelve) : 0) - (counted?.offset ?? 0) * 1000;
  let at = start;
  return lines.map((line) => {
    const own = line.kind === "day" ? line.date : line.time?.date;
    if (own !== undefined && own !== date) {
      date = own;
      passed = undefined;
    } else if (line.kind === "day") passed = undefined;
    if (line.offset !== undefined) at = Math.max(at, start + line.offset * 1000);
    else if (line.time) {
      const seconds = secondsOf(line.time, twelve);
      const since: number = passed === undefined ? 0 : passed - jitter;
      const round = own === undefined ? Math.max(0, Math.ceil((since - seconds) / period)) : 0;
      passed = Math.max(passed ?? 0, seconds + round * period);
      at = Math.max(at, instant(date, passed));
    } else if (line.kind === "day") at = Math.max(at, instant(date, 0));
    return at;
  });
}

/** How many midnights the lines pass by their clock alone. */
export function daysIn(lines: readonly LogLine[]): number {
  const times = timesOf(lines, { zone: "utc", date: "2000-01-01" });
  const start = Date.UTC(2000, 0, 1);
  return Math.floor(((times.at(-1) ?? start) - start) / (day * 1000));
}

/** Wall clocks to instants. Zones are slow to compute with: each hour is looked up once. */
function instants(zone: string): (date: string, seconds: number) => Millis {
  const hours = new Map<string, Millis>();
  return (date, seconds) => {
    const hour = Math.floor(seconds / 3600);
    const key = `${date} ${hour}`;
    let base = hours.get(key);
    if (base === undefined) {
      base = DateTime.fromISO(date, { zone })
        .plus({ days: Math.floor(hour / 24) })
        .set({ hour: hour % 24 })
        .toMillis();
      hours.set(key, base);
    }
    return base + (seconds - hour * 3600) * 1000;
  };
}
