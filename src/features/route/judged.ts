/** Whether a question still waits for anybody, by what was said since. */
import type { Effect } from "../../effects.ts";
import type { Millis } from "../../events.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { sameBreath } from "../asking.ts";
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
  const around = world.recent(question.place, near).filter((message) => message.at >= since);
  return around.length < near && around.every((message) => message.bot || message.key === question.asker.key);
}

/**
 * Looks at the talk before the first person is asked. A question that somebody seems to
 * have answered is answered; one that hardly asks for help stays in the queue, and
 * nobody is pinged for it.
 */
export function judged(world: World, question: Question, at: Millis): Verdict {
  const nothing: Verdict = { ping: true, effects: [] };
  if (question.state !== "open" || world.pings(question.n).length > 0) return nothing;
  const found = world.judge(question, at);
  if (!found) return nothing;
  const because = wording(world.settings).because;
  const { asks, asksFrom, unanswered, pingFrom, helper } = found;
  if (unanswered >= pingFrom) return nothing;
  if (asks < asksFrom * hardly && !isAlone(world, question))
    return { ping: false, effects: [change(question, {}, { at, why: because.hardlyAsks(asks) })] };
  if (!helper) return nothing;
  const { person, name, text } = helper.message;
  const why = because.judgedAnswered(name, helper.probability);
  return { ping: false, effects: answered(world, question, { person, text, at, why }) };
}
