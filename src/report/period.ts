/** The period of a report, from what somebody typed. Pure. */
import { DateTime } from "luxon";
import type { Millis } from "../events.ts";

export interface Period {
  /** Inclusive: the first moment of the first day. */
  readonly since: Millis;
  /** Exclusive: the first moment after the last day, or now when that is still to come. */
  readonly until: Millis;
  readonly zone: string;
}

/** Months that a report covers when nobody says since when: long enough to see who came back. */
const months = 3;

/** A day such as `2026-03-01`, or what is wrong with it. */
function day(flag: string, text: string, zone: string): DateTime | string {
  const parsed = DateTime.fromISO(text, { zone });
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && parsed.isValid) return parsed;
  return `${flag} ${text} is no day; write it as 2026-03-01`;
}

/**
 * Both days belong to the period, in the community's time zone.
 * @param flags the days as typed: `YYYY-MM-DD`
 * @param zone IANA name
 * @returns the period, or a sentence that says what is wrong.
 */
export function periodOf(
  flags: { readonly since?: string | undefined; readonly until?: string | undefined },
  zone: string,
  now: Millis,
): Period | string {
  const last = flags.until === undefined ? undefined : day("--until", flags.until, zone);
  if (typeof last === "string") return last;
  const end = last === undefined ? now : Math.min(now, last.plus({ days: 1 }).toMillis());
  const first =
    flags.since === undefined
      ? DateTime.fromMillis(end, { zone }).minus({ months }).startOf("day")
      : day("--since", flags.since, zone);
  if (typeof first === "string") return first;
  const since = first.toMillis();
  if (since >= now) return `--since ${first.toISODate()} is still to come`;
  if (since >= end) return `--since ${first.toISODate()} comes after --until ${flags.until}`;
  return { since, until: end, zone };
}
