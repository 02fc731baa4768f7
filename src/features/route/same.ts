/** The same question by the same person, asked again or elsewhere, is one question. Pure. */
import type { Effect } from "../../effects.ts";
import type { Millis } from "../../events.ts";
import { placeName } from "../../places.ts";
import type { LineSaid, Situation } from "../../situation.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { alike, oneQuestion } from "./alike.ts";
import { routeTimer } from "./ask.ts";
import { climbingOf, halved, rungsFor } from "./rungs.ts";

/** What was asked longer ago than this is asked anew, milliseconds. */
const stillTheSame = 2 * 864e5;

/** What this person waits for already and now asks again. */
export function askedBefore(line: LineSaid, world: World, { account, now }: Situation): Question | undefined {
  if (!account || line.place.private) return undefined;
  const text = line.message.toBot ?? line.message.text;
  return world
    .waitingOf(account.person)
    .filter(({ askedAt, place }) => now - askedAt < stillTheSame && !place.private)
    .find((question) => alike(question.text, text) >= oneQuestion);
}

/** It is written down with where, and what is left of the wait is halved. */
export function askedAgain(world: World, question: Question, line: LineSaid, at: Millis): readonly Effect[] {
  const { place, message, actor } = line;
  const { because } = wording(world.settings).routing;
  return [
    {
      do: "note",
      fact: {
        fact: "askedAgain",
        n: question.n,
        place,
        asker: { network: place.network, key: actor.key },
        at,
        ...(message.native === undefined ? {} : { native: message.native }),
      },
    },
    {
      do: "note",
      fact: {
        fact: "question",
        n: question.n,
        change: {},
        log: { at, why: because.askedAgainHere(placeName(place)) },
      },
    },
    ...sooner(world, question, at),
  ];
}

/** What is left of a wait is halved; what was left alone is looked at again within half a wait. */
export function sooner(world: World, question: Question, at: Millis): readonly Effect[] {
  if (question.state !== "open" || (question.snoozedUntil ?? 0) > at) return [];
  const climbing = climbingOf(world, question);
  const { wait } = rungsFor(world, climbing);
  const due = world.timer(routeTimer(question.n));
  const latest =
    question.doubted === undefined || wait === undefined ? due : Math.min(at + wait, due ?? at + wait);
  const then = latest === undefined ? undefined : halved(world, climbing, at, latest);
  return then === undefined ? [] : [{ do: "wake", timer: routeTimer(question.n), at: then }];
}
