/** When somebody may be asked: their hours and days off, in their own time zone. Pure. */
import { DateTime } from "luxon";
import type { Millis } from "./events.ts";
import type { PersonSettings } from "./settings.ts";

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function onDay(part: string, weekday: number): boolean {
  return part
    .toLowerCase()
    .split(",")
    .some((range) => {
      const [from = "", to = from] = range.split("-");
      const first = days.indexOf(from) + 1;
      const last = days.indexOf(to) + 1;
      return first <= last ? weekday >= first && weekday <= last : weekday >= first || weekday <= last;
    });
}

const minutes = (clock: string): number => {
  const [hour = "0", minute = "0"] = clock.split(":");
  return Number(hour) * 60 + Number(minute);
};

/** Whether a time is inside somebody's hours, in their zone. Nobody who named no hours is off duty. */
export function inHours(person: PersonSettings, zone: string, at: Millis): boolean {
  if (!person.hours?.length) return true;
  const local = DateTime.fromMillis(at, { zone: person.timezone ?? zone });
  const now = local.hour * 60 + local.minute;
  const yesterday = local.weekday === 1 ? 7 : local.weekday - 1;
  return person.hours.some((entry) => {
    const [dayPart = "", timePart = ""] = entry.split(" ");
    const [from = "", to = ""] = timePart.split("-");
    const [start, end] = [minutes(from), minutes(to)];
    if (start <= end) return onDay(dayPart, local.weekday) && now >= start && now < end;
    // Over midnight: the evening belongs to the day named, the morning to the day after.
    return (onDay(dayPart, local.weekday) && now >= start) || (onDay(dayPart, yesterday) && now < end);
  });
}

/** When somebody's hours begin next, within a week; undefined when they never do. */
export function nextHours(person: PersonSettings, zone: string, after: Millis): Millis | undefined {
  const quarter = 15 * 60_000;
  const start = Math.ceil(after / quarter) * quarter;
  for (let step = 0; step < 8 * 96; step++) {
    const at = start + step * quarter;
    if (inHours(person, zone, at)) return at;
  }
  return undefined;
}

/**
 * Whether a time is on one of the days off.
 * @param ranges `2026-12-24` or `2026-12-24..2027-01-02`, both ends included
 * @returns the end of the days off, or undefined on every other day
 */
export function onHoliday(ranges: readonly string[], zone: string, at: Millis): Millis | undefined {
  const covers = (day: string): boolean =>
    ranges.some((range) => {
      const [from = "", to = from] = range.split("..");
      return day >= from && day <= to;
    });
  let day = DateTime.fromMillis(at, { zone }).startOf("day");
  if (!covers(day.toISODate() ?? "")) return undefined;
  for (let days = 0; days < 366 && covers(day.toISODate() ?? ""); days++) day = day.plus({ days: 1 });
  return day.toMillis();
}
