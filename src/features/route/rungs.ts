/** What holds on the ladder for one question: its area's own settings, else its channel's, else those for all. Pure. */

import { DateTime } from "luxon";
import { wordsAsPattern } from "../../as-pattern.ts";
import type { Millis, Place } from "../../events.ts";
import { channelRules, placeNamed } from "../../places.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";

/** A question as far as its ladder goes. */
export interface Climbing {
  readonly place: Place;
  readonly area: string | undefined;
  readonly text: string;
  /** How often its asker asked it again. */
  readonly again: number;
}

export interface Rungs {
  /** Before anybody is asked, milliseconds; undefined: never routed. */
  readonly wait: Millis | undefined;
  /** Before the next is asked, milliseconds. */
  readonly patience: Millis;
  /** How many people are asked one after another. */
  readonly asks: number;
  /** Where everybody reads along. */
  readonly fallback: Place | undefined;
  /** `22:00-07:00` in the community's zone. */
  readonly quiet: string | undefined;
}

export function rungsFor(world: World, { place, area: name }: Pick<Climbing, "place" | "area">): Rungs {
  const channel = channelRules(world.settings, place);
  const area = name === undefined ? undefined : world.settings.areas[name];
  const fallback = area?.fallback ?? channel.fallback ?? world.settings.maintainersChannel;
  return {
    wait: channel.wait === undefined ? undefined : (area?.wait ?? channel.wait),
    patience: area?.patience ?? channel.patience,
    asks: area?.asks ?? channel.asks ?? Number.POSITIVE_INFINITY,
    fallback: fallback === undefined || fallback === "off" ? undefined : placeNamed(fallback),
    quiet: area?.quiet ?? channel.quiet,
  };
}

export const climbingOf = (world: World, question: Question): Climbing => ({
  place: question.place,
  area: question.area,
  text: question.text,
  again: world.again(question.n).length,
});

const patterns = new WeakMap<readonly string[], RegExp>();

/** The words that make it urgent are the config's. */
export function isUrgent(world: World, text: string): boolean {
  const { words } = world.settings.urgency;
  if (words.length === 0) return false;
  let pattern = patterns.get(words);
  if (!pattern) {
    pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${words.map(wordsAsPattern).join("|")})(?![\\p{L}\\p{N}])`,
      "iu",
    );
    patterns.set(words, pattern);
  }
  return pattern.test(text);
}

/** The end of the quiet hours that a time lies in; the time itself outside of them. */
export function afterQuiet(quiet: string | undefined, zone: string, at: Millis): Millis {
  const [from, to] = quiet?.split("-") ?? [];
  if (from === undefined || to === undefined) return at;
  const local = DateTime.fromMillis(at, { zone });
  const on = (day: DateTime, clock: string): DateTime => {
    const [hour = 0, minute = 0] = clock.split(":").map(Number);
    return day
      .startOf("day")
      .plus({ days: hour === 24 ? 1 : 0 })
      .set({ hour: hour % 24, minute });
  };
  for (const back of [1, 0]) {
    const day = local.minus({ days: back });
    const begins = on(day, from);
    const ends = on(day, to) <= begins ? on(day.plus({ days: 1 }), to) : on(day, to);
    if (local >= begins && local < ends) return ends.toMillis();
  }
  return at;
}

/** The end of the quiet hours, when nobody is to be asked about a question now; undefined when somebody may be. */
export function restsUntil(world: World, climbing: Climbing, at: Millis): Millis | undefined {
  if (isUrgent(world, climbing.text)) return undefined;
  const end = afterQuiet(rungsFor(world, climbing).quiet, world.settings.timezone, at);
  return end > at ? end : undefined;
}

export interface Deadline {
  readonly at: Millis;
  readonly why: readonly string[];
}

/**
 * When a span that begins now is over: urgency and asking again each halve it, quiet
 * hours lengthen it unless it is urgent.
 */
export function deadline(world: World, climbing: Climbing, from: Millis, span: Millis): Deadline {
  const { routing, moment } = wording(world.settings);
  const { because } = routing;
  const urgent = isUrgent(world, climbing.text);
  const halves = (urgent ? 1 : 0) + (climbing.again > 0 ? 1 : 0);
  const end = from + Math.round(span / 2 ** halves);
  const zone = world.settings.timezone;
  const quiet = urgent ? end : afterQuiet(rungsFor(world, climbing).quiet, zone, end);
  return {
    at: quiet,
    why: [
      ...(urgent ? [because.urgent] : []),
      ...(climbing.again > 0 ? [because.repeated] : []),
      ...(quiet > end ? [because.quiet(moment(quiet, zone))] : []),
    ],
  };
}

/**
 * Half of what is left until a time; never in the quiet hours, unless it is urgent.
 * @returns undefined when nothing is left
 */
export function halved(world: World, climbing: Climbing, from: Millis, due: Millis): Millis | undefined {
  if (due <= from) return undefined;
  const end = from + Math.round((due - from) / 2);
  if (isUrgent(world, climbing.text)) return end;
  return Math.min(due, afterQuiet(rungsFor(world, climbing).quiet, world.settings.timezone, end));
}
