/** Brings unanswered questions to a maintainer, one at a time. */
import type { Effect } from "../../effects.ts";
import type { Millis, UndeliveredEvent } from "../../events.ts";
import type { Feature } from "../../feature.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { routeTimer } from "./ask.ts";
import { askBack } from "./ask-back.ts";
import { goOn } from "./go-on.ts";
import { judged, type Verdict } from "./judged.ts";
import { climbTogether, restInQuiet } from "./ladder.ts";
import { pingedIn } from "./ping-key.ts";

/** Those who were asked and did not stir are not waited for any more. */
function giveUpWaiting(world: World, question: Question, at: Millis): readonly Effect[] {
  const silent = world.pings(question.n).filter((ping) => ping.outcome === undefined);
  const because = wording(world.settings).because;
  return silent.flatMap((ping): Effect[] => [
    { do: "note", fact: { fact: "ping", n: question.n, person: ping.person, outcome: "silent" } },
    {
      do: "note",
      fact: {
        fact: "question",
        n: question.n,
        change: {},
        log: { at, why: because.silentPing(world.person(ping.person)?.name ?? "") },
      },
    },
  ]);
}

/** Whoever claimed it did not answer: it goes back, and they are told. */
function lapse(world: World, question: Question, at: Millis): readonly Effect[] {
  const say = wording(world.settings);
  return [
    {
      do: "note",
      fact: {
        fact: "question",
        n: question.n,
        change: { state: "open", claimedBy: null },
        log: { at, why: say.because.claimLapsed },
      },
    },
    ...goOn(world, { ...question, state: "open", claimedBy: undefined }, at),
  ];
}

const canClimb = (question: Question): boolean => question.state === "open" || question.state === "routed";

interface AlsoDue extends Verdict {
  readonly question: Question;
}

/** Another question for which somebody may be asked in the same moment. */
function alsoDue(world: World, n: number, at: Millis): readonly AlsoDue[] {
  const question = world.question(n);
  if (!question || !canClimb(question) || restInQuiet(world, question, at)) return [];
  const verdict = judged(world, question, at);
  return verdict.ping && !askBack(world, question, at) ? [{ ...verdict, question }] : [];
}

function due(world: World, n: number, at: Millis): readonly Effect[] {
  const question = world.question(n);
  if (!question) return [];
  // It went together with another that was due in the same moment, or rests.
  if ((world.timer(routeTimer(n)) ?? 0) > at) return [];
  if (question.state === "claimed") return lapse(world, question, at);
  if (!canClimb(question)) return [];
  const rest = restInQuiet(world, question, at);
  if (rest) return rest;
  const verdict = judged(world, question, at);
  if (!verdict.ping) return verdict.effects;
  const more = askBack(world, question, at);
  if (more) return more;
  const others = world.dueRoutes(at).flatMap((other) => (other === n ? [] : alsoDue(world, other, at)));
  const climbing = climbTogether(
    world,
    question,
    others.map((other) => other.question),
    at,
  );
  const asked = new Set(
    climbing.flatMap((effect) =>
      effect.do === "note" && effect.fact.fact === "pinged" ? [effect.fact.n] : [],
    ),
  );
  const together = others.filter((other) => asked.has(other.question.n));
  return [
    ...verdict.effects,
    ...giveUpWaiting(world, question, at),
    ...together.flatMap((other) => [...other.effects, ...giveUpWaiting(world, other.question, at)]),
    ...climbing,
  ];
}

/** A ping that cannot be delivered: the next maintainer at once. */
function unreachable(event: UndeliveredEvent, world: World, at: Millis): readonly Effect[] {
  const { numbers, person } = pingedIn(event.key) ?? { numbers: [], person: 0 };
  const name = world.person(person)?.name ?? "";
  const why = wording(world.settings).because.unreachable(name, event.reason);
  return numbers.flatMap((n): readonly Effect[] => {
    const question = world.question(n);
    if (!question || !canClimb(question)) return [];
    return [
      { do: "note", fact: { fact: "ping", n, person, outcome: "unreachable" } },
      { do: "note", fact: { fact: "question", n, change: {}, log: { at, why } } },
      ...goOn(world, question, at),
    ];
  });
}

export const route: Feature = (event, world, situation) => {
  if (event.kind === "tick") {
    const n = /^route\/(\d+)$/.exec(event.timer)?.[1];
    return n === undefined ? [] : due(world, Number(n), situation.now);
  }
  return event.kind === "undelivered" && !event.unsure ? unreachable(event, world, situation.now) : [];
};
