/** Whether a line asks everybody for help, anew or going on. Pure. */
import { questionForm } from "../conversation/question.ts";
import { nevermind, solved, thanksIn } from "../conversation/thanks.ts";
import { isUnfinished } from "../conversation/unfinished.ts";
import type { LineSaid, Situation } from "../situation.ts";
import type { Question, World } from "../world.ts";

/** A further line within this many milliseconds goes on with the question. */
export const sameBreath = 3 * 60_000;

/**
 * From this confidence on an undirected line opens a question: one by somebody who comes
 * in with it needs less than one in the middle of talk. Chosen on annotated #ubuntu logs
 * (Kummerfeld et al., ACL 2019): precision 74 %, recall 78 %.
 */
export const surelyAsks = { comingIn: 0.2, inTalk: 0.5 } as const;

/** Milliseconds of saying nothing after which somebody comes in anew. */
const awhile = 10 * 60_000;

/** Among other people's open questions this recent, a half sure one is a helper's asking back. */
const askingBack = 5 * 60_000;
const surelyOwn = 0.7;

export const asks = (line: LineSaid): boolean =>
  line.form.form === "question" || line.form.form === "problem";

const isPublic = (line: LineSaid): boolean => !line.place.private && !line.toBot && !line.toBotsMessage;

/** Said to nobody in particular. */
const undirected = (line: LineSaid): boolean =>
  isPublic(line) && line.addressed.length === 0 && line.parent === undefined;

function helpersAskingBack(line: LineSaid, world: World, now: number): boolean {
  return (
    line.form.confidence < surelyOwn &&
    world
      .openIn(line.place)
      .some((question) => question.asker.key !== line.actor.key && now - question.askedAt < askingBack)
  );
}

function comesIn(line: LineSaid, world: World, situation: Situation): boolean {
  const last = situation.account && world.lastSaid(line.place, situation.account.id);
  return last === undefined || line.message.at - last.at >= awhile;
}

/** Whoever only asks whether to ask needs no more characters for it. */
const longestAnnouncement = 120;

/** What the same person said right before, in the same breath. */
function justBefore(line: LineSaid, world: World, { account }: Situation): string | undefined {
  const before = account && world.lastSaid(line.place, account.id);
  return before && line.message.at - before.at < sameBreath ? before.text : undefined;
}

const isShort = (line: LineSaid): boolean => line.body.split(/\s+/, 4).length < 4;

/** Half a sentence is finished within this many milliseconds. */
const finishedIn = 60_000;

/** What the author said within a minute before, and no question of theirs holds. */
function unheard(line: LineSaid, world: World, { account }: Situation): string | undefined {
  const before = account && world.lastSaid(line.place, account.id);
  if (!before || line.message.at - before.at >= finishedIn) return undefined;
  const asked = world.lastQuestion(line.place, line.actor.key)?.askedAt ?? 0;
  return before.at > asked ? before.text : undefined;
}

/** Lines of the channel in which their author's own are looked for. */
const linesAround = 40;

/** All that they have said for a while they said within the last minute: they are still coming in. */
const justCameIn = ({ message, actor, place }: LineSaid, world: World): boolean =>
  world
    .recent(place, linesAround)
    .filter((said) => said.key === actor.key && message.at - said.at < awhile)
    .every((said) => message.at - said.at < finishedIn);

/** "switch it on?", which was too little to go by, then a whole question: whoever comes in with both asks. */
function asksProperly(line: LineSaid, world: World, situation: Situation): boolean {
  const before = unheard(line, world, situation);
  return (
    before !== undefined &&
    line.form.form === "question" &&
    questionForm(before).form === "question" &&
    justCameIn(line, world)
  );
}

/**
 * The line with the beginning that its author sent before it, others talking in between or not:
 * `where can I find`, then `the log files?`. Undefined when there is none, or they ask nothing together.
 */
export function completed(line: LineSaid, world: World, situation: Situation): LineSaid | undefined {
  if (!undirected(line)) return undefined;
  const half = unheard(line, world, situation);
  if (half === undefined || !isUnfinished(half) || isOver(line)) return undefined;
  const text = `${half} ${line.message.text}`;
  const form = questionForm(text);
  if (form.form !== "question" || form.confidence < surelyAsks.comingIn) return undefined;
  return {
    ...line,
    message: { ...line.message, text },
    body: `${half} ${line.body}`,
    form,
    begun: true,
  };
}

/** "Can I ask something?": what the same person says next is the question, whatever its form. */
function announced(line: LineSaid, before: string | undefined): boolean {
  if (line.form.form === "asking-to-ask" || isShort(line)) return false;
  if (before === undefined || before.length > longestAnnouncement) return false;
  return questionForm(before).form === "asking-to-ask";
}

/** "Any idea?", right after a link or a paste. */
const asksAboutShown = (line: LineSaid, before: string | undefined): boolean =>
  line.form.form === "question" && before !== undefined && questionForm(before).shows === true;

/** As the conversation goes it is a question, or none; undefined when it leaves that open. */
function byTalk(line: LineSaid, world: World): boolean | undefined {
  // What /me says of its sayer is in no words that conversations are followed by.
  if (line.message.style === "action") return undefined;
  const followed = world.follow(line.message);
  if (followed?.asks === undefined) return undefined;
  if (followed.asks >= followed.asksFrom) return true;
  return followed.asks < followed.asksFrom * hardly ? false : undefined;
}

/**
 * The bot has just answered them. In talk their next line goes on with that; but nobody is
 * there to go on with, and a question that is taken for talk would be lost.
 */
function answeredByBot(line: LineSaid, world: World, now: number): boolean {
  const last = world.lastQuestion(line.place, line.actor.key);
  return last?.state === "answered" && last.entry !== undefined && now - last.askedAt < sameBreath;
}

/** In so many milliseconds after somebody's question a helper asks back. */
const clarifying = 10 * 60_000;

/** "Which version do you use?", while somebody else has a question. */
function clarifies(line: LineSaid, world: World, now: number): boolean {
  if (line.form.asksBack !== true) return false;
  const last = world.lastQuestionIn(line.place);
  return [...world.openIn(line.place), ...(last ? [last] : [])].some(
    (question) => question.asker.key !== line.actor.key && now - question.askedAt < clarifying,
  );
}

/** Less than this share of what it takes is a no, whatever the line's form. */
const hardly = 0.25;

/**
 * From this on the conversation tells that somebody asks: what hardly has the form of a
 * question is one all the same.
 */
const surely = 0.75;
const surelyByTalk = {
  /** Of the form's confidence, instead of what coming in takes. */
  form: 0.05,
  /** "After the update my screen stays black" has no form at all; only who comes in with it asks. */
  noForm: 0.8,
  /** "Here I am again" comes in, too. */
  leastWords: 6,
} as const;

/** Told by the conversation alone, which knows nothing of /me and of floods: 0 to 1. */
const shareAsks = (line: LineSaid, world: World): number =>
  line.message.style === "action" ? 0 : (world.follow(line.message)?.asks ?? 0);

const isLong = ({ body }: LineSaid): boolean => body.split(/\s+/).length >= surelyByTalk.leastWords;

/** A problem told by somebody who comes in with it, in no form that is known. */
function tellsProblem(line: LineSaid, world: World): boolean {
  return (
    line.form.form === "none" &&
    shareAsks(line, world) >= surelyByTalk.noForm &&
    isLong(line) &&
    thanksIn(line.body, line.names).length === 0
  );
}

/** For their last question nobody was asked: what they say now insists on it. */
function isDoubted(line: LineSaid, world: World): boolean {
  const last = world.lastQuestion(line.place, line.actor.key);
  return last?.state === "open" && last.doubted !== undefined;
}

/** The line is a question to everybody. */
export function opens(line: LineSaid, world: World, situation: Situation): boolean {
  if (!isPublic(line) || (!asks(line) && isShort(line))) return false;
  const before = justBefore(line, world, situation);
  // Whoever told them to go ahead may be named; that is no talk of two.
  if (announced(line, before)) return true;
  if (!undirected(line)) return false;
  const sure = shareAsks(line, world) >= surely && !isDoubted(line, world);
  if (sure && tellsProblem(line, world) && comesIn(line, world, situation)) return true;
  const { confidence, fitted, asksBack } = line.form;
  if (!asks(line) || clarifies(line, world, situation.now)) return false;
  if (asksAboutShown(line, before)) return true;
  if (asksProperly(line, world, situation)) return confidence >= surelyAsks.comingIn;
  const talk = byTalk(line, world);
  const known = talk === true || (talk === false && !answeredByBot(line, world, situation.now));
  // What the rules know as rhetoric, and "what a day, huh?", stay no questions.
  const open = sure && !asksBack && confidence >= (fitted ?? 0) && isLong(line);
  if (known) return talk && confidence >= (open ? surelyByTalk.form : surelyAsks.comingIn);
  if (confidence < surelyAsks.comingIn || helpersAskingBack(line, world, situation.now)) return false;
  return confidence >= surelyAsks.inTalk || comesIn(line, world, situation);
}

/** Thanks, "it works", "never mind": nothing is asked with that. */
const isOver = (line: LineSaid): boolean =>
  solved(line.body) || nevermind(line.body) || thanksIn(line.body, line.names).length > 0;

/** The open question that the line goes on with. */
export function goesOn(line: LineSaid, world: World, now: number): Question | undefined {
  // What is said to another bot is no part of it.
  if (!undirected(line) || line.body.startsWith("!")) return undefined;
  const last = world.lastQuestion(line.place, line.actor.key);
  if (last?.state !== "open" || now - last.askedAt >= sameBreath) return undefined;
  return isOver(line) ? undefined : last;
}
