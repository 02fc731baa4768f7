/** Which week is due, what time it tells of, and how its post goes out. Pure. */
import { DateTime } from "luxon";
import type { Effect, Say } from "../../effects.ts";
import type { Millis, Place } from "../../events.ts";
import type { PostState } from "../../facts.ts";
import { literal } from "../../markdown.ts";
import { placeName, placeNamed } from "../../places.ts";
import type { WeeklyWords } from "../../wording/en-weekly.ts";
import { wording } from "../../wording.ts";
import type { World } from "../../world.ts";
import { type Composed, compose } from "./compose.ts";
import { gather } from "./gather.ts";
import { nextRun, previousRun, restTimer, weekOf } from "./when.ts";

/** One week's post. */
export interface Week {
  /** `2026-W09` */
  readonly week: string;
  /** When it is to go out. */
  readonly due: Millis;
  readonly state: PostState | undefined;
}

/** Missed and held weeks are caught up with, as far back as this. */
const weeksBack = 5;

export const weekDue = (world: World, due: Millis): Week => {
  const week = weekOf(due, world.settings.timezone);
  return { week, due, state: world.post(week)?.state };
};

/** The week whose post is next to go out: a held one for as long as no other is announced. */
export function pendingWeek(world: World, at: Millis): Week | undefined {
  const { timezone, thanks } = world.settings;
  const next = nextRun(thanks.schedule, timezone, at);
  const last = previousRun(thanks.schedule, timezone, at);
  const held = last === undefined ? undefined : weekDue(world, last);
  if (held?.state === "held" && (next === undefined || at < next - thanks.preview)) return held;
  return next === undefined ? undefined : weekDue(world, next);
}

/**
 * Where a post begins: where the last one ended. A week that was neither posted nor
 * empty (the bot was off, or it stayed held) is told with the next.
 */
export function beginningOf(world: World, due: Millis): Millis {
  const { timezone, thanks } = world.settings;
  let missed = 0;
  for (let back = 1; back <= weeksBack; back++) {
    const post = world.post(weekOf(due, timezone, back));
    if (post?.state === "posted" || post?.state === "empty") return post.at;
    if (post) missed = back;
  }
  const last =
    previousRun(thanks.schedule, timezone, due) ??
    DateTime.fromMillis(due, { zone: timezone }).minus({ weeks: 1 }).toMillis();
  return DateTime.fromMillis(last, { zone: timezone }).minus({ weeks: missed }).toMillis();
}

/**
 * @param until exclusive; what happens from then on is for the next post
 * @param place whose language it is in; else the community's
 * @returns undefined when there is nobody to thank
 */
export const composeWeek = (
  world: World,
  { week, due }: Week,
  until: Millis,
  place?: Place,
): Composed | undefined =>
  compose(
    gather(world, week, beginningOf(world, due), until),
    wording(world.settings, place).weekly,
    (who, slot) => world.phrasedBefore(who, slot, week),
  );

/** Where the post goes. */
export const postChannels = (world: World): readonly Place[] =>
  world.settings.thanks.channels.map(placeNamed);

export const maintainersPlace = (world: World): Place | undefined => {
  const { maintainersChannel } = world.settings;
  return maintainersChannel === undefined ? undefined : placeNamed(maintainersChannel);
};

/** How every part of it is said: whole, late in the queue, and without highlighting anybody. */
export const asPost = ({
  text,
  short,
  quiet,
}: Composed): Pick<Say, "text" | "short" | "quiet" | "whole" | "priority"> => ({
  text,
  short,
  quiet,
  whole: true,
  priority: 2,
});

export const noteState = (week: Week, state: PostState, at: Millis, text?: string): Effect => ({
  do: "note",
  fact: { fact: "post", week: week.week, state, at, ...(text === undefined ? {} : { text }) },
});

/**
 * Says it everywhere, in each channel's language, and writes down that it is out and up to when it tells.
 * @param until as given to {@link composeWeek}
 * @returns undefined when there is nobody to thank
 */
export function postEverywhere(world: World, week: Week, until: Millis): readonly Effect[] | undefined {
  const kept = composeWeek(world, week, until);
  if (!kept) return undefined;
  const inLanguage = new Map<WeeklyWords, Composed>([[wording(world.settings).weekly, kept]]);
  const says = postChannels(world).map((to): Effect => {
    const words = wording(world.settings, to).weekly;
    const composed = inLanguage.get(words) ?? composeWeek(world, week, until, to) ?? kept;
    inLanguage.set(words, composed);
    return { do: "say", key: postKey(week.week, to), to, ...asPost(composed) };
  });
  return [
    ...says,
    noteState(week, "posted", until, kept.text),
    { do: "note", fact: { fact: "phrased", week: week.week, used: kept.used } },
    ...(kept.rest === undefined ? [] : [restLater(week, until)]),
  ];
}

/** The post has to be out before anything can be beneath it, milliseconds. */
const soon = 60_000;

/** Wakes up for what the post has no room for. */
const restLater = ({ due }: Week, until: Millis): Effect => ({
  do: "wake",
  timer: `${restTimer}${new Date(due).toISOString()}/${new Date(until).toISOString()}`,
  at: until + soon,
});

/** What a post in a channel is called in the outbox. */
export const postKey = (week: string, to: Place): string => `weekly/${week}/${placeName(to)}`;

/** The post with, in front, what it is and how to steer it, in the language of the place that sees it. */
export function asPreview(world: World, { due, state }: Week, composed: Composed, place: Place): Composed {
  const words = wording(world.settings, place).weekly;
  const hint = words.preview(
    postChannels(world).map((channel) => literal(placeName(channel))),
    words.moment(due, world.settings.timezone),
    state === "held",
  );
  // Two accounts of one person would be thanked as two.
  const pairs = world.pairsWaiting().length + world.pairsFound().length;
  const front = pairs === 0 ? hint : `${hint}\n\n${wording(world.settings, place).people.sameWaiting(pairs)}`;
  return { ...composed, text: `${front}\n\n${composed.text}`, short: `${front}\n\n${composed.short}` };
}
