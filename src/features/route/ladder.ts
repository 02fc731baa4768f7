/** The next rung for a question that waits: one maintainer, then the next, then the area's channel, then the digest. */
import type { Choice, Effect } from "../../effects.ts";
import type { Millis, Place } from "../../events.ts";
import { placeName, placeNamed } from "../../places.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { addressee } from "../faq-say.ts";
import { routeTimer } from "./ask.ts";
import { type Candidate, choose } from "./who.ts";

const defaultPatience = 30 * 60_000;

export const patienceOf = (world: World, question: Question): Millis =>
  (question.area === undefined ? undefined : world.settings.areas[question.area]?.patience) ??
  defaultPatience;

/** Where everybody of an area reads along. */
function fallbackOf(world: World, question: Question): Place | undefined {
  const area = question.area === undefined ? undefined : world.settings.areas[question.area];
  const name = area?.fallback ?? world.settings.maintainersChannel;
  return name === undefined ? undefined : placeNamed(name);
}

/** Where a question was asked, as people say it. */
export const whereOf = (world: World, place: Place): string =>
  world.settings.networks.length > 1 ? `${place.channel} (${place.network})` : place.channel;

const told = (world: World, question: Question, at: Millis, to?: Place) => {
  const say = wording(world.settings, to);
  return {
    n: question.n,
    asker: question.asker.name,
    where: question.place.private ? question.place.network : whereOf(world, question.place),
    ago: say.ago(at - question.askedAt),
    text: say.quoted(question.text),
  };
};

/** What can be done about a question with one click. */
const choicesFor = (world: World, { n }: Question): readonly Choice[] => {
  const { buttons } = wording(world.settings);
  return [
    { label: buttons.claim, command: `claim ${n}` },
    { label: buttons.pass, command: `pass ${n}` },
    { label: buttons.snooze, command: `snooze ${n} 2h` },
  ];
};

/** Asks one person in private, where they were last. */
export function ping(
  world: World,
  question: Question,
  candidate: Candidate,
  at: Millis,
  also: string,
  /** Set when somebody may be asked a second time, on purpose. */
  again?: string,
): readonly Effect[] {
  const say = wording(world.settings);
  const { person, account } = candidate;
  const key = [`q${question.n}/ping/${person.id}`, ...(again === undefined ? [] : [again])].join("/");
  const to: Place = { network: account.network, channel: account.address, private: true };
  const why = say.because.pinged(person.name, [candidate.why, also].filter(Boolean).join("; "));
  return [
    {
      do: "say",
      key,
      to,
      text: `${say.ping(told(world, question, at))}\n\n${say.pingHow(question.n)}`,
      choices: choicesFor(world, question),
      buttonsOnly: true,
      for: addressee(account),
      quiet: [question.asker.name],
      priority: 1,
      whole: true,
    },
    { do: "note", fact: { fact: "pinged", n: question.n, person: person.id, key, at } },
    {
      do: "note",
      fact: { fact: "question", n: question.n, change: { state: "routed" }, log: { at, why } },
    },
    { do: "wake", timer: routeTimer(question.n), at: at + patienceOf(world, question) },
  ];
}

/** The fallback channel hears of it once. */
const inFallback = (n: number): string => `q${n}/fallback`;

/** Climbs one rung. The question is open or routed, and nobody is being waited for. */
export function climb(
  world: World,
  question: Question,
  at: Millis,
  /** Person ids that are out of it, whatever the facts so far say. */
  but: readonly number[] = [],
): readonly Effect[] {
  const because = wording(world.settings).because;
  const { chosen, passedOver, later } = choose(world, question, at, but);
  const also = passedOver ? because.passedOver(passedOver) : "";
  if (chosen) return ping(world, question, chosen, at, also);

  const effects: Effect[] = [];
  const reasons = [also];
  const channel = fallbackOf(world, question);
  const asked = channel && placeName(channel) === placeName(question.place);
  if (channel && !asked && !question.told) {
    const say = wording(world.settings, channel);
    effects.push({
      do: "say",
      key: inFallback(question.n),
      to: channel,
      text: say.fallback(told(world, question, at, channel)),
      choices: choicesFor(world, question),
      buttonsOnly: true,
      quiet: [question.asker.name],
      priority: 1,
      whole: true,
    });
    reasons.push(because.toFallback(placeName(channel)));
  }
  if (later !== undefined) {
    effects.push({ do: "wake", timer: routeTimer(question.n), at: Math.max(later, at + 60_000) });
    reasons.push(because.later(new Date(later).toISOString()));
  } else reasons.push(because.nobodyLeft);
  const change = effects.some((effect) => effect.do === "say")
    ? { state: "routed" as const, told: true }
    : {};
  const log = { at, why: reasons.filter(Boolean).join("; ") };
  return [...effects, { do: "note", fact: { fact: "question", n: question.n, change, log } }];
}
