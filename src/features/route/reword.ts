/** What people were asked reads as things are by now, where the network can change what was said. */
import { nearest } from "../../config/nearest.ts";
import type { Effect, Markdown } from "../../effects.ts";
import type { Millis, Place } from "../../events.ts";
import { wording } from "../../wording.ts";
import type { Ping, Question, World } from "../../world.ts";
import { stemsIn } from "./alike.ts";
import { pingWords } from "./ping-words.ts";
import { isWaiting } from "./waiting.ts";

/** A ping as it was said: of one question, or of several at once. */
interface Said {
  readonly ping: Ping;
  readonly key: string;
  readonly numbers: readonly number[];
  readonly to: Place;
}

/** The pings of a question that have reached somebody. */
function saidOf(world: World, { n }: Question): readonly Said[] {
  return world
    .pings(n)
    .filter(({ key }) => key.includes("/ping/"))
    .flatMap((ping): readonly Said[] => {
      const alone = world.nativeOf(ping.key)?.place;
      if (alone) return [{ ping, key: ping.key, numbers: [n], to: alone }];
      const numbers = world.pingedAt(ping.person, ping.at);
      const key = `q${numbers.join("+")}/ping/${ping.person}`;
      const together = world.nativeOf(key)?.place;
      return together ? [{ ping, key, numbers, to: together }] : [];
    });
}

/** Whoever was asked may still answer: only they are worth a line of its own. */
const isTheirs = ({ ping }: Said, { claimedBy }: Question): boolean =>
  ping.outcome === undefined || claimedBy === ping.person;

interface Rewording {
  readonly at: Millis;
  /** Tells one rewording from another. */
  readonly id: string;
  /** For those who may still answer, where nothing can be changed; left out, they hear nothing. */
  readonly instead?: Markdown | undefined;
}

/** What a ping tells of that was not taken back. */
const stillTold = (world: World, { numbers }: Said, question: Question): readonly Question[] =>
  numbers
    .flatMap((n) => (n === question.n ? question : (world.question(n) ?? [])))
    .filter(({ text }) => text !== "");

/** @param questions what it is to tell of */
const amended = (
  world: World,
  { ping, key, to }: Said,
  questions: readonly Question[],
  { at, id, instead = "" }: Rewording,
): Effect => {
  const { text, withButtons } = pingWords(world, questions, ping.person, ping.at, at);
  return { do: "amend", key: `reworded/${id}/${key}`, said: key, to, text, withButtons, instead };
};

/** @param question as it is by now */
export function reword(world: World, question: Question, how: Rewording): readonly Effect[] {
  if (!isWaiting(question)) return [];
  return saidOf(world, question).map((said) =>
    amended(world, said, stillTold(world, said, question), {
      ...how,
      instead: isTheirs(said, question) ? how.instead : undefined,
    }),
  );
}

/** It was taken back: no maintainer is to read it any more. Where that can't be, who may still answer is told. */
export function unsay(world: World, question: Question, at: Millis): readonly Effect[] {
  const { takenBack } = wording(world.settings).routing;
  const words = takenBack(question.n, question.asker.name);
  const others = [`q${question.n}/fallback`, ...world.shadowsOf(question.n)];
  return [
    ...saidOf(world, question).map((said): Effect => {
      const instead = isWaiting(question) && isTheirs(said, question) ? words : "";
      const rest = stillTold(world, said, { ...question, text: "" });
      if (rest.length > 0) return amended(world, said, rest, { at, id: `gone${question.n}`, instead });
      return { do: "retract", key: `${said.key}/gone`, said: said.key, to: said.to, instead };
    }),
    ...others.flatMap((said): readonly Effect[] => {
      const to = world.nativeOf(said)?.place;
      return to ? [{ do: "retract", key: `${said}/gone`, said, to }] : [];
    }),
  ];
}

/** A word with a figure in it is never a slip of another. */
const isSlip = (word: string, others: readonly string[]): boolean =>
  !/\d/.test(word) && nearest(word, others) !== undefined;

/** Whether an edit says something else, rather than the same without a slip of the finger. */
export function saysElse(before: string, after: string): boolean {
  const [had, has] = [stemsIn(before), stemsIn(after)];
  const gone = [...had].filter((stem) => !has.has(stem));
  const come = [...has].filter((stem) => !had.has(stem));
  return come.some((stem) => !isSlip(stem, gone)) || gone.some((stem) => !isSlip(stem, come));
}
