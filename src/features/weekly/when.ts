/** When the weekly post is due: a cron pattern read in the community's time zone. */
import { DateTime } from "luxon";
import { createTask, validateDetailed } from "node-cron";
import type { Millis } from "../../events.ts";

/** The timer of the tick before the post. Its id ends in `@` and the time of the post itself. */
export const previewTimer = "weekly/preview";
/** The timer of the post's tick; its id ends in `@` and its time. */
export const postTimer = "weekly/post";

/** The timer of what a long post has no room for; when the post was due, and up to when it tells, follow. */
export const restTimer = "weekly/rest/";

/** How far away the next or last run is looked for: the 29th of February comes within 8 years. */
const farthestDays = 8 * 366 + 1;
const dayMs = 864e5;

interface Pattern {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Whether it runs on this calendar day. */
  onDay(year: number, month: number, day: number): boolean;
}

const read = new Map<string, Pattern>();

/**
 * What is wrong with a pattern, in words that follow the key's name; undefined when it is fine.
 * A weekly post has one time of day: several would be several posts for one week.
 */
export function scheduleProblem(cron: string): string | undefined {
  const { valid, fields, errors } = validateDetailed(cron);
  if (!valid || !fields)
    return `is no cron pattern (${errors[0]?.message ?? "unreadable"}); expected one such as "0 9 * * 1", Mondays at 09:00`;
  const times = fields.second.length * fields.minute.length * fields.hour.length;
  if (times !== 1)
    return 'names more than one time of day; expected one hour and one minute, such as "0 9 * * 1", Mondays at 09:00';
  return undefined;
}

/** @throws Error when the pattern has a problem; the config's reader says so earlier and better. */
function patternOf(cron: string): Pattern {
  const known = read.get(cron);
  if (known) return known;
  const problem = scheduleProblem(cron);
  const fields = validateDetailed(cron).fields;
  if (problem !== undefined || !fields) throw new Error(`thanks.schedule ${problem ?? "is unreadable"}.`);
  const [hour = 0, minute = 0, second = 0] = [fields.hour[0], fields.minute[0], fields.second[0]];
  // The task never starts: node-cron only tells whether a day matches (names, `5#2`, `L`, `15W`).
  // Asked in UTC, where every time of day exists once.
  const task = createTask(cron, () => undefined, { timezone: "UTC" });
  void task.destroy();
  const pattern: Pattern = {
    hour,
    minute,
    second,
    onDay: (year, month, day) => task.match(new Date(Date.UTC(year, month - 1, day, hour, minute, second))),
  };
  read.set(cron, pattern);
  return pattern;
}

/**
 * The moment of a local time. A time that the clock shows twice is its first showing;
 * one that it leaps over is as much later as the leap is long.
 */
function momentOf(day: DateTime, pattern: Pattern, zone: string): Millis {
  const { hour, minute, second } = pattern;
  const local = DateTime.fromObject(
    { year: day.year, month: day.month, day: day.day, hour, minute, second },
    { zone },
  );
  return Math.min(...local.getPossibleOffsets().map((one) => one.toMillis()));
}

function find(cron: string, zone: string, from: Millis, step: 1 | -1, fits: (at: Millis) => boolean) {
  const pattern = patternOf(cron);
  const local = DateTime.fromMillis(from, { zone });
  // Calendar days, counted in UTC so that none has 23 hours. One back first: a leap can carry a time past midnight.
  let day = DateTime.utc(local.year, local.month, local.day).minus({ days: step });
  for (let count = 0; count < farthestDays; count++) {
    if (pattern.onDay(day.year, day.month, day.day)) {
      const at = momentOf(day, pattern, zone);
      if (fits(at)) return at;
    }
    day = day.plus({ days: step });
  }
  return undefined;
}

/** The last run strictly before a time; undefined when there is none within years. */
export const previousRun = (cron: string, zone: string, before: Millis): Millis | undefined =>
  find(cron, zone, before, -1, (at) => at < before);

/** The first run strictly after a time; undefined when there is none within years. */
export const nextRun = (cron: string, zone: string, after: Millis): Millis | undefined =>
  find(cron, zone, after, 1, (at) => at > after);

/**
 * The ISO week that a post due at this time tells of: the one that the day before belongs to.
 * @returns such as `2026-W09`
 */
export function weekOf(due: Millis, zone: string, back = 0): string {
  return DateTime.fromMillis(due, { zone }).minus({ days: 1, weeks: back }).toFormat("kkkk-'W'WW");
}

/** A number that grows by one every week, for choosing among phrasings. */
export function weekIndex(week: string): number {
  const [year = 0, number = 1] = week.split("-W").map(Number);
  const monday = DateTime.fromObject({ weekYear: year, weekNumber: number }, { zone: "utc" });
  return Math.round(monday.toMillis() / (7 * dayMs));
}
