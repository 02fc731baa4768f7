/** Times as counts of one unit, which each language puts into words. Pure. */
import { DateTime } from "luxon";
import type { Millis } from "../events.ts";

type Unit = "second" | "minute" | "hour" | "day";

/** A whole number of one unit, such as 90 minutes. */
export interface Amount {
  readonly count: number;
  readonly unit: Unit;
}

/** Each unit's word for one of it and for several. */
export type UnitWords = Readonly<Record<Unit, readonly [one: string, several: string]>>;

const sizes: readonly (readonly [number, Unit])[] = [
  [864e5, "day"],
  [36e5, "hour"],
  [6e4, "minute"],
  [1e3, "second"],
];

/** A length of time in the largest unit that it is a whole number of, at least a second. */
export function spanOf(ms: Millis): Amount {
  const [size, unit] = sizes.find(([one]) => ms >= one && ms % one === 0) ?? ([1e3, "second"] as const);
  return { count: Math.max(1, Math.round(ms / size)), unit };
}

/** How long ago something was, roughly; undefined when that is no time at all. */
export function agoOf(ms: Millis): Amount | undefined {
  const minutes = Math.round(ms / 6e4);
  if (minutes < 1) return undefined;
  if (minutes < 60) return { count: minutes, unit: "minute" };
  const hours = Math.round(minutes / 60);
  return hours < 36 ? { count: hours, unit: "hour" } : { count: Math.round(hours / 24), unit: "day" };
}

/** `1 day`, `3 days`. */
export const counted = ({ count, unit }: Amount, words: UnitWords): string =>
  `${count} ${words[unit][count === 1 ? 0 : 1]}`;

/** A moment in a time zone, months and weekdays in the language. Format as luxon's `toFormat`. */
export const written = (at: Millis, zone: string, locale: string, format: string): string =>
  DateTime.fromMillis(at, { zone, locale }).toFormat(format);
