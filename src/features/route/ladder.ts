/** The next rung for a question that waits: one maintainer, then the next, then the area's channel, then the digest. */
import type { Effect } from "../../effects.ts";
import type { Millis } from "../../events.ts";
import { placeName } from "../../places.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { routeTimer } from "./ask.ts";
import { type Asked, choicesFor, ping } from "./ping.ts";
import { askerGone, told, toldNames } from "./ping-words.ts";
import { climbingOf, restsUntil, rungsFor } from "./rungs.ts";
import { change } from "./settle.ts";
import { type Candidate, type Choice, choose, noPlan, type Plan } from "./who.ts";

/** A message tells of so many questions at most. */
const mostAtOnce = 8;

/** The fallback channel hears of it once. */
const inFallback = (n: number): string => `q${n}/fallback`;

/** Whom to ask, unless as many were asked as the channel or area wants. */
function whom(world: World, question: Question, at: Millis, but: readonly number[], plan: Plan): Choice {
  const { asks } = rungsFor(world, question);
  const asked = new Set(
    world
      .pings(question.n)
      .filter(({ key, outcome }) => key.includes("/ping/") && outcome !== "unreachable")
      .map(({ person }) => person),
  ).size;
  if (asked < asks) return choose(world, question, at, but, plan);
  const { because } = wording(world.settings).routing;
  return { chosen: undefined, passedOver: because.enoughAsked(asked), later: undefined };
}

/** Nobody can be asked now: the channel of all hears of it, once, and it waits. */
function nobody(world: World, question: Question, choice: Choice, at: Millis): readonly Effect[] {
  const { because, moment } = wording(world.settings);
  const { asks, fallback } = rungsFor(world, question);
  const effects: Effect[] = [];
  const reasons = [passedOver(world, choice, asks)];
  const asked = fallback && placeName(fallback) === placeName(question.place);
  if (fallback && !asked && !question.told) {
    const say = wording(world.settings, fallback);
    const gone = askerGone(world, question, at, world.settings.timezone, fallback);
    effects.push({
      do: "say",
      key: inFallback(question.n),
      to: fallback,
      text: [say.fallback(told(world, question, at, fallback)), gone].filter(Boolean).join("\n\n"),
      choices: choicesFor(world, question),
      buttonsOnly: true,
      quiet: toldNames(world, question),
      priority: 1,
      whole: true,
    });
    reasons.push(because.toFallback(placeName(fallback)));
  }
  if (choice.later !== undefined) {
    const later = restsUntil(world, climbingOf(world, question), choice.later) ?? choice.later;
    effects.push({ do: "wake", timer: routeTimer(question.n), at: Math.max(later, at + 60_000) });
    reasons.push(because.later(moment(later, world.settings.timezone)));
  } else reasons.push(because.nobodyLeft);
  const becomes = effects.some((effect) => effect.do === "say")
    ? { state: "routed" as const, told: true }
    : {};
  return [...effects, change(question, becomes, { at, why: reasons.filter(Boolean).join("; ") })];
}

function passedOver(world: World, choice: Choice, asks: number): string {
  if (!choice.passedOver) return "";
  // With a bound on how many are asked, the reason is a sentence of its own.
  const bounded = Number.isFinite(asks) && choice.chosen === undefined && choice.later === undefined;
  return bounded && !choice.passedOver.includes("(")
    ? choice.passedOver
    : wording(world.settings).because.passedOver(choice.passedOver);
}

/** In the quiet hours nobody is asked: it goes on when they end. */
export function restInQuiet(world: World, question: Question, at: Millis): readonly Effect[] | undefined {
  const until = restsUntil(world, climbingOf(world, question), at);
  if (until === undefined) return undefined;
  const { routing, moment } = wording(world.settings);
  return [
    change(question, {}, { at, why: routing.because.quiet(moment(until, world.settings.timezone)) }),
    { do: "wake", timer: routeTimer(question.n), at: until },
  ];
}

/** Climbs one rung. The question is open or routed, and nobody is being waited for. */
export function climb(
  world: World,
  question: Question,
  at: Millis,
  /** Person ids that are out of it, whatever the facts so far say. */
  but: readonly number[] = [],
): readonly Effect[] {
  const rest = restInQuiet(world, question, at);
  if (rest) return rest;
  const choice = whom(world, question, at, but, noPlan(world));
  if (!choice.chosen) return nobody(world, question, choice, at);
  const also = choice.passedOver ? wording(world.settings).because.passedOver(choice.passedOver) : "";
  return ping(world, [{ question, also }], choice.chosen, at);
}

/**
 * Climbs one rung with all questions whose time has come, so that nobody gets several
 * messages in a row. Those for whom nobody can be asked but the first have their own turn.
 * @param others due now, too
 */
export function climbTogether(
  world: World,
  question: Question,
  others: readonly Question[],
  at: Millis,
): readonly Effect[] {
  const asked = new Map<number, number>();
  let last = world.lastPinged();
  const groups = new Map<number, { candidate: Candidate; asked: Asked[] }>();
  for (const one of [question, ...others.slice(0, mostAtOnce - 1)]) {
    const choice = whom(world, one, at, [], { asked, last });
    if (!choice.chosen && one === question) return nobody(world, question, choice, at);
    if (!choice.chosen) continue;
    const { person } = choice.chosen;
    asked.set(person.id, (asked.get(person.id) ?? 0) + 1);
    last = person.id;
    const group = groups.get(person.id) ?? { candidate: choice.chosen, asked: [] };
    groups.set(person.id, group);
    const also = choice.passedOver ? wording(world.settings).because.passedOver(choice.passedOver) : "";
    group.asked.push({ question: one, also });
  }
  return [...groups.values()].flatMap((group) => ping(world, group.asked, group.candidate, at));
}
