/** Whether a line asks everybody for help, anew or going on. Pure. */
import { questionForm } from "../conversation/question.ts";
import { nevermind, solved, thanksIn } from "../conversation/thanks.ts";
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

/** Said to nobody in particular. */
const undirected = (line: LineSaid): boolean =>
  !line.place.private &&
  !line.toBot &&
  !line.toBotsMessage &&
  line.addressed.length === 0 &&
  line.parent === undefined;

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

/** "Can I ask something?": what the same person says next is the question, whatever its form. */
function announced(line: LineSaid, world: World, { account }: Situation): boolean {
  if (line.form.form === "asking-to-ask" || line.body.split(/\s+/).length < 4) return false;
  const before = account && world.lastSaid(line.place, account.id);
  if (!before || line.message.at - before.at >= sameBreath || before.text.length > longestAnnouncement)
    return false;
  return questionForm(before.text).form === "asking-to-ask";
}

/** As the conversation goes it is a question, or none; undefined when it leaves that open. */
function byTalk(line: LineSaid, world: World): boolean | undefined {
  // What /me says of its sayer is in no words that conversations are followed by.
  if (line.message.style === "action") return undefined;
  const followed = world.follow(line.message);
  if (!followed) return undefined;
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

/** Less than this share of what it takes is a no, whatever the line's form. */
const hardly = 0.25;

/** The line is a question to everybody. */
export function opens(line: LineSaid, world: World, situation: Situation): boolean {
  if (!undirected(line)) return false;
  if (!asks(line)) return announced(line, world, situation);
  const { confidence } = line.form;
  const talk = byTalk(line, world);
  const known = talk === true || (talk === false && !answeredByBot(line, world, situation.now));
  if (known) return talk && confidence >= surelyAsks.comingIn;
  if (confidence < surelyAsks.comingIn || helpersAskingBack(line, world, situation.now)) return false;
  return confidence >= surelyAsks.inTalk || comesIn(line, world, situation);
}

/** The open question that the line goes on with. */
export function goesOn(line: LineSaid, world: World, now: number): Question | undefined {
  if (!undirected(line)) return undefined;
  const last = world.lastQuestion(line.place, line.actor.key);
  if (last?.state !== "open" || now - last.askedAt >= sameBreath) return undefined;
  const other = solved(line.body) || nevermind(line.body) || thanksIn(line.body, line.names).length > 0;
  return other ? undefined : last;
}
