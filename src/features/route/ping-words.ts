/** What a person who is asked gets to read: all that is needed to answer from a phone. Pure. */
import { addressees } from "../../conversation/address.ts";
import { didntHelp } from "../../conversation/didnt-help.ts";
import type { Markdown } from "../../effects.ts";
import type { Millis, Place } from "../../events.ts";
import { literal } from "../../markdown.ts";
import { placeName, whereOf } from "../../places.ts";
import { wording } from "../../wording.ts";
import type { Message, Question, World } from "../../world.ts";
import { scopeOf } from "../faq-say.ts";
import { namesIn } from "../named.ts";
import { saidAfter } from "../since.ts";
import { elsewhere, isThere } from "./settle.ts";

/** What was said since is shown up to so many lines, cut to so many characters each. */
const linesSince = 3;
const lineLength = 120;
/** Entries less likely than this are no help. */
const worthShowing = 0.05;

/** A question in the words of a ping or of the fallback channel. */
export const told = (world: World, question: Question, at: Millis, to?: Place) => {
  const say = wording(world.settings, to);
  const { answer = "", answeredBy } = question;
  const before = answer === "" || answeredBy === undefined ? undefined : world.person(answeredBy)?.name;
  return {
    n: question.n,
    asker: question.asker.name,
    where: question.place.private ? question.place.network : whereOf(world, question.place),
    ago: say.ago(at - question.askedAt),
    text: say.quoted(question.text),
    ...(before === undefined ? {} : { answered: { by: before, text: say.quoted(answer, lineLength) } }),
  };
};

/** Names that stand in what is told of a question, and must not highlight anybody. */
export const toldNames = (world: World, question: Question): readonly string[] => {
  const { asker, answered } = told(world, question, 0);
  return [asker, ...(answered ? [answered.by] : [])];
};

/** Longer ago somebody's own question says nothing of what they are spoken to about, milliseconds. */
const spokenOfFor = 864e5;

/** Said by name to somebody else who has asked something here, too. */
function isForOtherAsker(
  world: World,
  { place, askedAt }: Question,
  text: string,
  askers: readonly number[],
) {
  return addressees(text, namesIn(world, place)).some((name) => {
    const account = world.inChannel(place, name);
    if (!account || askers.includes(account.id)) return false;
    const own = world.lastQuestion(place, account.key);
    return own !== undefined && Math.abs(own.askedAt - askedAt) < spokenOfFor;
  });
}

/**
 * What people said in the same place after the question, latest last.
 * @param reader who knows what they said themselves
 */
function saidSince(world: World, question: Question, reader: number): readonly Message[] {
  if (question.place.private) return [];
  const { thread } = question.place;
  const askers = world.alsoAs(question.asker.id, question.askedAt);
  return saidAfter(world, question, 40)
    .filter(
      (said) =>
        said.person !== reader &&
        !didntHelp(said.text) &&
        !(said.native !== undefined && world.questionAs(question.place, said.native)) &&
        (thread === undefined || said.place.thread === thread) &&
        !/^!/.test(said.text) &&
        !isForOtherAsker(world, question, said.text, askers) &&
        !(askers.includes(said.account) && question.text.includes(said.text)),
    )
    .slice(0, linesSince)
    .reverse();
}

/** The zone of somebody's clock. */
function zoneOf(world: World, reader: number): string {
  const handle = world.person(reader)?.handle;
  const own = handle === undefined ? undefined : world.settings.people[handle]?.timezone;
  return own ?? world.settings.timezone;
}

/** Whoever answers should know that nobody waits there any more, and where the answer goes. */
export function askerGone(
  world: World,
  question: Question,
  at: Millis,
  zone: string = world.settings.timezone,
  to?: Place,
): string | undefined {
  if (isThere(world, question)) return undefined;
  const left = question.askerLeft;
  const lately = left !== undefined && at - left < 12 * 36e5;
  return wording(world.settings, to).routing.askerGone(
    question.asker.name,
    left === undefined ? undefined : { at: left, zone, lately },
    elsewhere(world, question, at),
  );
}

interface Told {
  readonly text: Markdown;
  /** Names in it that must not highlight anybody. */
  readonly quiet: readonly string[];
}

/** @param at when it is asked: that long ago it was said; @param now as of when the rest is told */
function tellOne(world: World, question: Question, reader: number, at: Millis, now: Millis): Told {
  const say = wording(world.settings);
  const since = saidSince(world, question, reader);
  const had = world.lastFaqSaid(question.place, question.asker.key)?.entry;
  const entries = world.faq
    .match(question.text, scopeOf(world, question.place), 3)
    .filter(({ entry, probability }) => probability >= worthShowing && entry.id !== had)
    .map(({ entry, probability }) => ({ id: entry.id, probability }));
  const again = [
    ...new Set(
      world
        .again(question.n)
        .filter(({ place }) => placeName(place) !== placeName(question.place))
        .map(({ place }) => (place.private ? place.network : whereOf(world, place))),
    ),
  ];
  const gone = askerGone(world, question, now, zoneOf(world, reader));
  const lines = since.map((said) => `${literal(said.name)}: ${say.quoted(said.text, lineLength)}`);
  return {
    text: [
      say.ping(told(world, question, at)),
      ...(gone === undefined ? [] : [gone]),
      ...(again.length ? [say.routing.askedAgainIn(again)] : []),
      ...(lines.length ? [say.routing.since(lines)] : []),
      ...(entries.length ? [say.routing.candidates(entries)] : []),
    ].join("\n\n"),
    quiet: [...toldNames(world, question), ...since.map(({ name }) => name)],
  };
}

/** What a ping says. */
interface PingWords extends Told {
  readonly withButtons: Markdown;
}

/**
 * What one person reads about one question or several.
 * @param at when they are asked
 * @param now as of when it is told: when what was said is told anew, later
 */
export function pingWords(
  world: World,
  questions: readonly Question[],
  reader: number,
  at: Millis,
  now: Millis = at,
): PingWords {
  const say = wording(world.settings);
  const parts = questions.map((question) => tellOne(world, question, reader, at, now));
  const texts = parts.map((part) => part.text);
  const [first] = questions;
  const text = (buttons: boolean): Markdown =>
    (first && questions.length === 1
      ? [...texts, say.pingHow(first.n, buttons)]
      : [say.routing.batchHead(questions.length), ...texts, say.routing.batchHow]
    ).join("\n\n");
  return {
    text: text(false),
    withButtons: text(true),
    quiet: [...new Set(parts.flatMap((part) => part.quiet))],
  };
}
