/** What a maintainer's line says to a ping: by the network's own reply, or as the next line in private. Pure. */
import { acknowledges } from "../../conversation/no-answer.ts";
import { answersNothing } from "../../conversation/nothing.ts";
import { thanksIn } from "../../conversation/thanks.ts";
import type { MessageEvent, Millis } from "../../events.ts";
import { placeName } from "../../places.ts";
import type { LineSaid } from "../../situation.ts";
import { wording } from "../../wording.ts";
import type { Account, Question, World } from "../../world.ts";
import { askedIn } from "./ping-key.ts";
import { isWaiting } from "./waiting.ts";

/** A line that answers a ping, or seems to. */
export interface ToPing {
  /** The question it answers; several when that is open. */
  readonly questions: readonly Question[];
  /** Without the number in front. */
  readonly text: string;
  /** It is the answer, and need not be asked about. */
  readonly sure: boolean;
}

/** Lines of one person within so many milliseconds are one answer. */
const sameBreath = 3 * 60_000;
/** What was asked longer ago than this isn't thought of any more, milliseconds. */
const forgotten = 2 * 864e5;
/** Fewer words than this, said without a reply link, may mean anything. */
const fewWords = 3;
/** An entry this likely is what was meant, when the bot is asked something in private. */
const asksTheBot = 0.6;

/** The questions that the bot's message tells of which a line replies to, or in whose thread it stands. */
export function repliesTo(message: MessageEvent, world: World): readonly number[] {
  const { network, place, replyTo } = message;
  const parent = replyTo ?? place.thread;
  return parent === undefined ? [] : askedIn(world.saidAs(network, parent));
}

/** What was said, without the bot's name in front. */
const withoutBot = (message: MessageEvent): string => message.toBot ?? message.text;

/** The question in whose line of a ping of several the reply link points. */
function pointedAt(message: MessageEvent, world: World, numbers: readonly number[]): number | undefined {
  if (message.replyTo === undefined || numbers.length < 2) return undefined;
  const n = Number(/^\**(\d+)\**\s?:/.exec(world.saidText(message.network, message.replyTo) ?? "")?.[1]);
  return numbers.includes(n) ? n : undefined;
}

interface Numbered {
  readonly n: number | undefined;
  readonly text: string;
}

/** `12: text`, and where several are meant `12 text`. */
function numbered(text: string, among: readonly number[]): Numbered {
  const [, digits, sign, rest] = /^#?(\d{1,9})(\s*[:.)–-]\s*|\s+)([\s\S]+)$/.exec(text.trim()) ?? [];
  const n = Number(digits);
  const isNumber = among.includes(n) && (among.length > 1 || /[:)]/.test(sign ?? ""));
  return isNumber && rest !== undefined ? { n, text: rest } : { n: undefined, text };
}

/** What waits for somebody who was asked or took it. */
export function waitsFor(world: World, person: number): readonly Question[] {
  const pinged = world.waitingPings(person).flatMap((n) => world.question(n) ?? []);
  const claimed = world.queue().filter(({ claimedBy }) => claimedBy === person);
  const mine = [...pinged.filter(isWaiting), ...claimed];
  return [...new Map(mine.map((one) => [one.n, one])).values()];
}

/** When somebody was asked about a question last, and the key of that. */
function askedAt(world: World, question: Question, person: number): Millis {
  const { followUp } = wording(world.settings).routing.because;
  const pings = world.pings(question.n).filter((one) => one.person === person);
  const told = world.history(question.n).filter(({ why, by }) => why === followUp || by === person);
  return Math.max(0, ...pings.map(({ at }) => at), ...told.map(({ at }) => at));
}

/** Said to somebody else beneath the ping: they talk about it. */
function speaksToOthers({ addressed, body, place }: LineSaid, world: World, account: Account): boolean {
  if (place.private) return false;
  const handle = /^@?([^\s:,]{2,32})[:,] /.exec(body)?.[1]?.toLowerCase() ?? "";
  return (
    handle in world.settings.people || addressed.some(({ bot, person }) => !bot && person !== account.person)
  );
}

/** The network's own link says what it is about. */
function linked(line: LineSaid, world: World, account: Account): ToPing | undefined {
  const { message } = line;
  const numbers = repliesTo(message, world);
  if (numbers.length === 0 || acknowledges(line.body) || answersNothing(line.body)) return undefined;
  if (speaksToOthers(line, world, account)) return undefined;
  const said = numbered(withoutBot(message), numbers);
  const only = said.n ?? pointedAt(message, world, numbers);
  const all = (only === undefined ? numbers : [only]).flatMap((n) => world.question(n) ?? []);
  const open = all.filter(isWaiting);
  const [first] = all;
  if (open.length > 0) return { questions: open, text: said.text, sure: open.length === 1 };
  if (!first || all.length > 1) return undefined;
  // A thread goes on after the answer; only a reply link still says that it is one more.
  if (message.replyTo === undefined) return undefined;
  const sure = first.answeredBy === account.person || first.state === "withdrawn";
  return { questions: [first], text: said.text, sure };
}

/** More of the answer that the same person has just given. */
function goesOn(line: LineSaid, world: World, account: Account): ToPing | undefined {
  const before = world.lastSaid(line.place, account.id);
  if (!before || line.message.at - before.at > sameBreath) return undefined;
  const last = world.lastAnswered(account.person, line.message.at - sameBreath);
  if (last?.answer === undefined) return undefined;
  const isLatest = before.text.endsWith(last.answer.slice(-200).split("\n").at(-1) ?? "");
  if (!isLatest) return undefined;
  return { questions: [last], text: withoutBot(line.message), sure: true };
}

/** Of all that waits for somebody: what they took last of all, where that is the latest; else all. */
function meant(world: World, waiting: readonly Question[], person: number): readonly Question[] {
  const latest = Math.max(...waiting.map((one) => askedAt(world, one, person)));
  const last = waiting.filter((one) => askedAt(world, one, person) === latest);
  return last.length === 1 && last[0]?.claimedBy === person ? last : waiting;
}

/** Lines of a private talk that are looked through. */
const near = 20;

/** When somebody said something here last that was no command: since then it may be about that. */
const lastTalk = ({ place }: LineSaid, world: World, account: Account): Millis =>
  world.recent(place, near).find((said) => said.account === account.id && !/^!/.test(said.text))?.at ?? 0;

/** In private, without a link: the next line after being asked. */
function next(line: LineSaid, world: World, account: Account, now: Millis): ToPing | undefined {
  const { body, place, message } = line;
  if (acknowledges(body) || answersNothing(body) || line.dislikes) return undefined;
  const words = body.split(/\s+/).length;
  const enough = message.replyTo === undefined ? fewWords : 1;
  if (words <= 6 && thanksIn(body, line.names).length > 0) return undefined;
  if (world.faq.get(body.trim())) return undefined;
  const isQuestion = line.form.form === "question" || line.form.form === "asking-to-ask";
  const scope = { network: place.network, channel: place.channel, areas: [] };
  if (isQuestion && (world.faq.match(body, scope, 1)[0]?.probability ?? 0) >= asksTheBot) return undefined;
  const waiting = waitsFor(world, account.person).filter(
    (one) => now - askedAt(world, one, account.person) < forgotten,
  );
  if (waiting.length === 0) return isQuestion ? undefined : goesOn(line, world, account);
  const numbers = waiting.map(({ n }) => n);
  const said = numbered(withoutBot(message), numbers);
  const named = waiting.filter(({ n }) => n === said.n);
  const questions = named.length > 0 ? named : meant(world, waiting, account.person);
  const [only] = questions;
  if (!only) return undefined;
  const isNext =
    lastTalk(line, world, account) <= askedAt(world, only, account.person) &&
    wasAskedHere(world, only, line, account);
  if (named.length > 0) return { questions, text: said.text, sure: true };
  const sure = questions.length === 1 && isNext && !isQuestion && words >= enough;
  // A question in the middle of other talk with the bot is a question to the bot.
  return isNext || !isQuestion ? { questions, text: said.text, sure } : undefined;
}

/** The ping went to this very conversation, as far as that is known. */
function wasAskedHere(world: World, question: Question, line: LineSaid, account: Account): boolean {
  const key = world.pings(question.n).findLast(({ person }) => person === account.person)?.key;
  const there = key === undefined ? undefined : world.nativeOf(key)?.place;
  return there === undefined || placeName(there) === placeName(line.place);
}

/** Whether something waits for this person that a line of theirs may answer. */
export const mayAnswer = (line: LineSaid, world: World, account: Account): boolean =>
  repliesTo(line.message, world).length > 0 ||
  (line.place.private === true && waitsFor(world, account.person).length > 0);

/** What a maintainer's line says to a ping, if it does. */
export function toPing(
  line: LineSaid,
  world: World,
  account: Account,
  { now, late }: { readonly now: Millis; readonly late: boolean },
): ToPing | undefined {
  if (repliesTo(line.message, world).length > 0) return linked(line, world, account);
  // A reply to something else that the bot said is about that, but for its word on a command.
  const { network, replyTo } = line.message;
  // What can't be told any more, or yet, may well have been the ping.
  const parent = replyTo === undefined ? "reply/" : (world.saidAs(network, replyTo) ?? "reply/");
  if (late || !line.place.private || !parent.startsWith("reply/")) return undefined;
  return next(line, world, account, now);
}
