/** What a long week's post has no room for, in a thread beneath it where there are threads. */
import type { Effect } from "../../effects.ts";
import type { Millis, TickEvent } from "../../events.ts";
import type { World } from "../../world.ts";
import { composeWeek, postChannels, postKey, weekDue } from "./post.ts";
import { restTimer } from "./when.ts";

const lookAgain = 10 * 60_000;
/** A channel that the post did not reach within this time gets no rest of it either. */
const givenUp = 864e5;

export function restOf(event: TickEvent, world: World, now: Millis): readonly Effect[] {
  if (!event.timer.startsWith(restTimer)) return [];
  const [due = Number.NaN, until = Number.NaN] = event.timer
    .slice(restTimer.length)
    .split("/")
    .map((time) => Date.parse(time));
  const week = weekDue(world, due);
  const missing: string[] = [];
  const says = postChannels(world).flatMap((to): Effect[] => {
    const post = world.nativeOf(postKey(week.week, to));
    if (!post) {
      missing.push(to.network);
      return [];
    }
    const composed = composeWeek(world, week, until, to);
    if (composed?.rest === undefined) return [];
    return [
      {
        do: "say",
        key: `${postKey(week.week, to)}/rest`,
        to: { ...to, thread: post.native },
        text: composed.rest,
        replyTo: post.native,
        beneath: true,
        quiet: composed.quiet,
        whole: true,
        priority: 2,
      },
    ];
  });
  const again = missing.length > 0 && now - until < givenUp;
  return [...says, ...(again ? [{ do: "wake" as const, timer: event.timer, at: now + lookAgain }] : [])];
}
