/** Brings unanswered questions to a maintainer, one at a time. */
import type { Effect } from "../../effects.ts";
import type { Millis } from "../../events.ts";
import type { Feature } from "../../feature.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { climb } from "./ladder.ts";

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
    ...climb(world, { ...question, state: "open", claimedBy: undefined }, at),
  ];
}

function due(world: World, n: number, at: Millis): readonly Effect[] {
  const question = world.question(n);
  if (!question) return [];
  if (question.state === "claimed") return lapse(world, question, at);
  if (question.state !== "open" && question.state !== "routed") return [];
  return [...giveUpWaiting(world, question, at), ...climb(world, question, at)];
}

export const route: Feature = (event, world, situation) => {
  if (event.kind === "tick") {
    const n = /^route\/(\d+)$/.exec(event.timer)?.[1];
    return n === undefined ? [] : due(world, Number(n), situation.now);
  }
  // A ping that cannot be delivered: the next maintainer at once.
  if (event.kind === "undelivered" && !event.unsure) {
    const [, n, person] = /^q(\d+)\/ping\/(\d+)(?:\/|$)/.exec(event.key) ?? [];
    const question = n === undefined ? undefined : world.question(Number(n));
    if (!question || (question.state !== "routed" && question.state !== "open")) return [];
    const name = world.person(Number(person))?.name ?? "";
    const why = wording(world.settings).because.unreachable(name, event.reason);
    return [
      { do: "note", fact: { fact: "ping", n: question.n, person: Number(person), outcome: "unreachable" } },
      { do: "note", fact: { fact: "question", n: question.n, change: {}, log: { at: situation.now, why } } },
      ...climb(world, question, situation.now),
    ];
  }
  return [];
};
