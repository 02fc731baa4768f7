/** The same question by the same person, asked again or elsewhere, is one question. Pure. */
import { bumps } from "../../conversation/bump.ts";
import type { Effect } from "../../effects.ts";
import type { Millis } from "../../events.ts";
import { placeName } from "../../places.ts";
import type { LineSaid, Situation } from "../../situation.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { alike, oneQuestion, wordForWord } from "./alike.ts";
import { routeTimer } from "./ask.ts";
import { climbingOf, halved, rungsFor } from "./rungs.ts";
import { change, reopen } from "./settle.ts";
import { isWaiting } from "./waiting.ts";

/** What was asked longer ago than this is asked anew, milliseconds. */
const stillTheSame = 2 * 864e5;

/** A person answered their last question here, and they said nothing of it so far. */
function answeredHere({ place, actor }: LineSaid, world: World): Question | undefined {
  const last = world.lastQuestion(place, actor.key);
  const byPerson = last?.answeredBy !== undefined && last.entry === undefined;
  return byPerson && last.state === "answered" ? last : undefined;
}

/** What this person waits for already and now asks again; or what was answered here, which was no help then. */
export function askedBefore(line: LineSaid, world: World, { account, now }: Situation): Question | undefined {
  if (!account || line.place.private) return undefined;
  const text = line.message.toBot ?? line.message.text;
  const lately = ({ askedAt }: Question): boolean => now - askedAt < stillTheSame;
  const waiting = world
    .waitingOf(account.person)
    .filter((question) => lately(question) && !question.place.private)
    .find((question) => alike(question.text, text) >= oneQuestion);
  if (waiting) return waiting;
  const answered = answeredHere(line, world);
  return answered && lately(answered) && alike(answered.text, text) > wordForWord ? answered : undefined;
}

/** "Anyone?", to nobody in particular: what its sayer asked here and still waits for. */
export function bumped(line: LineSaid, world: World): Question | undefined {
  if (line.place.private || line.toBot || line.addressed.length > 0 || !bumps(line.body)) return undefined;
  const last = world.lastQuestion(line.place, line.actor.key);
  return last && isWaiting(last) ? last : undefined;
}

/** It is written down with where, and what is left of the wait is halved; an answered one is open again. */
export function askedAgain(world: World, question: Question, line: LineSaid, at: Millis): readonly Effect[] {
  const { place, message, actor } = line;
  const why = wording(world.settings).routing.because.askedAgainHere(placeName(place));
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
    ...(question.state === "answered"
      ? resumed(world, question, at, why)
      : [change(question, {}, { at, why }), ...sooner(world, question, at)]),
  ];
}

/** What answered it was no help: it waits once more, half as long. */
function resumed(world: World, question: Question, at: Millis, why: string): readonly Effect[] {
  const { wait } = rungsFor(world, question);
  return [
    ...reopen(world, question, at, why, { denied: at }),
    ...(wait === undefined ? [] : hastened(world, question, at, at + wait)),
  ];
}

/** Half of what is left until a time. */
function hastened(world: World, question: Question, at: Millis, due: Millis): readonly Effect[] {
  const then = halved(world, climbingOf(world, question), at, due);
  return then === undefined ? [] : [{ do: "wake", timer: routeTimer(question.n), at: then }];
}

/** What is left of a wait is halved; what was left alone is looked at again within half a wait. */
export function sooner(world: World, question: Question, at: Millis): readonly Effect[] {
  if (question.state !== "open" || (question.snoozedUntil ?? 0) > at) return [];
  const { wait } = rungsFor(world, question);
  const due = world.timer(routeTimer(question.n));
  const latest =
    question.doubted === undefined || wait === undefined ? due : Math.min(at + wait, due ?? at + wait);
  return latest === undefined ? [] : hastened(world, question, at, latest);
}
