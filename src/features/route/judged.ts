/** Whether a question still waits for anybody, by what was said since. */
import { plainNick } from "../../conversation/link/nicks.ts";
import type { Effect } from "../../effects.ts";
import type { Millis } from "../../events.ts";
import { wording } from "../../wording.ts";
import type { Message, Question, World } from "../../world.ts";
import { sameBreath } from "../asking.ts";
import { namesOthers } from "../named.ts";
import { routeTimer } from "./ask.ts";
import { answered, change } from "./settle.ts";

/** Whether somebody is asked, and else what comes of it. */
export interface Verdict {
  readonly ping: boolean;
  readonly effects: readonly Effect[];
}

/** Less than this share of what a question takes: not worth anybody's time. What lies between is asked about. */
const hardly = 0.3;

/** Lines that are looked through for somebody else's. */
const near = 50;

/**
 * Nobody else has said anything around the question, or since: it is no part of anybody's talk,
 * however much it looks like that, right after an answer of the bot's.
 */
function isAlone(world: World, question: Question): boolean {
  const since = question.askedAt - sameBreath;
  const askers = world.alsoAs(question.asker.id, question.askedAt);
  const around = world.recent(question.place, near).filter((message) => message.at >= since);
  return around.length < near && around.every((message) => message.bot || askers.includes(message.account));
}

/** What seems to have answered is said to others by name, or is by somebody with nearly the asker's nick. */
const isForOthers = (world: World, question: Question, said: Message): boolean =>
  plainNick(said.name) === plainNick(question.asker.name) || namesOthers(world, question, said);

/** Nobody looks at it again by itself after this, milliseconds. */
const longest = 864e5;

/** Time passes without a word: later, and later again, it may read otherwise. */
function lookAgain({ n, askedAt }: Question, at: Millis): readonly Effect[] {
  const passed = Math.max(at - askedAt, sameBreath);
  return passed < longest ? [{ do: "wake", timer: routeTimer(n), at: at + passed }] : [];
}

/** Up to when the talk was looked at before somebody was asked last; 0 when nobody was. */
const lookedAt = (world: World, { n }: Question): Millis =>
  Math.max(0, ...world.pings(n).map(({ at }) => at));

/**
 * Looks at the talk before anybody is asked, and notes how sure it is that nobody has
 * answered. A question that somebody seems to have answered is answered; one that hardly
 * asks for help stays in the queue, and nobody is pinged for it. Before the next person is
 * asked, only what was said since the last one was counts.
 */
export function judged(world: World, question: Question, at: Millis): Verdict {
  const nothing: Verdict = { ping: true, effects: [] };
  const before = lookedAt(world, question);
  const denied = Math.max(question.denied ?? 0, before);
  const found = world.judge(denied === 0 ? question : { ...question, denied }, at);
  if (!found) return question.doubted === undefined || before > 0 ? nothing : { ping: false, effects: [] };
  const because = wording(world.settings).because;
  const { asks, asksFrom, unanswered, pingFrom, helper } = found;
  if (denied > 0 && !helper) return nothing;
  if (unanswered >= pingFrom)
    return { ping: true, effects: [change(question, {}, { at, why: because.judgedWaiting(unanswered) })] };
  const insists = world.again(question.n).length > 0 || before > 0;
  if (asks < asksFrom * hardly && !insists && !isAlone(world, question))
    return {
      ping: false,
      effects: [
        ...(question.doubted === undefined
          ? [change(question, { doubted: at }, { at, why: because.hardlyAsks(asks) })]
          : []),
        ...lookAgain(question, at),
      ],
    };
  if (!helper || isForOthers(world, question, helper.message)) return nothing;
  const { person, name, text } = helper.message;
  const why = because.judgedAnswered(name, helper.probability);
  return { ping: false, effects: answered(world, question, { person, text, at, why }) };
}
