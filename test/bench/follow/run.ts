/** Runs the product's own following over a log, as if live, and collects what it decides. */
import { mayAsk } from "../../../src/conversation/link/evidence.ts";
import { createFollower, type Follower, type Judgement } from "../../../src/conversation/link/follower.ts";
import type { FollowModel } from "../../../src/conversation/link/model.ts";
import { createRanker, type Ranker } from "../../../src/conversation/link/ranker.ts";
import { thankedIn } from "../../../src/conversation/link/thanked.ts";
import type { Placed } from "../../../src/conversation/link/turn.ts";
import { kept, positionOf } from "../../../src/conversation/link/view.ts";
import { createAnswered } from "./answered.ts";
import { type AnnotatedLog, isSaid, type LogLine } from "./logs.ts";

/** A line that may ask, judged when its window was over. */
export interface Judged {
  readonly line: number;
  readonly placed: Placed;
  readonly judgement: Judgement;
  /** All the features by which it was judged. */
  readonly row: Float32Array;
}

export interface Followed {
  /** By line: the lines it answers, itself when it opens a conversation. */
  readonly links: ReadonlyMap<number, readonly number[]>;
  readonly judged: readonly Judged[];
  /** By question line. */
  readonly credits: ReadonlyMap<number, string>;
  /** By question line: everybody who surely helped. */
  readonly helpers: ReadonlyMap<number, readonly string[]>;
  /** By line of thanks. */
  readonly thanks: ReadonlyMap<number, string>;
  readonly messages: number;
  /** Milliseconds of processor time spent on the lines, reading and writing left out. */
  readonly took: number;
}

interface Waiting {
  readonly line: number;
  readonly placed: Placed;
  readonly due: number;
}

/** Answers come within half an hour, or are another story. */
const halfHour = 1800;

/**
 * @param window seconds after which a question counts as unanswered
 * @param ranker the one for all channels, as the bot has it
 */
export function followLog(
  log: AnnotatedLog,
  model: FollowModel,
  window: number,
  ranker: Ranker = createRanker(model.link),
): Followed {
  const follower = createFollower(model, ranker);
  const answered = createAnswered(follower.view);
  const lines: number[] = [];
  const texts = new Map(log.lines.map(({ i, text }) => [i, text]));
  const links = new Map<number, readonly number[]>();
  const judged: Judged[] = [];
  const credits = new Map<number, string>();
  const helpers = new Map<number, readonly string[]>();
  const thanks = new Map<number, string>();
  let waiting: Waiting[] = [];
  let late: Waiting[] = [];
  const begun = process.cpuUsage();

  function pass(until: number): void {
    const due = waiting.filter((one) => one.due < until);
    if (due.length > 0) waiting = waiting.filter((one) => one.due >= until);
    for (const one of due) judge(one);
    const over = late.filter((one) => one.due < until || isFading(one));
    if (over.length > 0) late = late.filter((one) => !over.includes(one));
    for (const one of over) credit(one, follower.judge(one.placed.turn.index, Math.min(one.due, until)));
  }

  /** It will soon be out of view. */
  const isFading = ({ placed }: Waiting): boolean => follower.view.turns - placed.turn.index > kept - 50;

  function judge({ line, placed, due }: Waiting): void {
    const judgement = follower.judge(placed.turn.index, due);
    if (!judgement) return;
    judged.push({ line, placed, judgement, row: follower.lastRow() });
  }

  function credit({ line, placed }: Waiting, judgement: Judgement | undefined): void {
    const { nicks } = follower.view;
    const sure = judgement?.replies.filter(
      ({ probability, index }) => probability >= model.thresholds.helpers && !isNothing(index),
    );
    if (sure && sure.length > 0)
      helpers.set(line, [...new Set(sure.map(({ person }) => nicks.nickOf(person)))]);
    const helper = judgement?.replies.find(
      (reply) => reply.probability >= model.thresholds.helper && !isNothing(reply.index),
    );
    if (!helper) return;
    const nick = nicks.nickOf(helper.person);
    credits.set(line, nick);
    const root = lines[placed.root];
    const opener = follower.view.placed[positionOf(follower.view, placed.root)];
    if (root !== undefined && opener?.turn.person === placed.turn.person && !credits.has(root))
      credits.set(root, nick);
  }

  /** `me too`, `no idea` help nobody. */
  const isNothing = (index: number): boolean =>
    /^\W*(?:me too|same here|same|lol+|haha+|hmm+|heh|:\)|:d|\+1|i don'?t know|no idea|dunno|idk)\W*$/i.test(
      texts.get(lines[index] ?? -1) ?? "",
    );

  for (const line of log.lines) {
    pass(line.t);
    const placed = take(follower, line);
    if (!placed) {
      links.set(line.i, [line.i]);
      continue;
    }
    lines.push(line.i);
    links.set(
      line.i,
      answered(placed).map((index) => lines[index] ?? line.i),
    );
    if (mayAsk(placed)) {
      waiting.push({ line: line.i, placed, due: line.t + window });
      late.push({ line: line.i, placed, due: line.t + halfHour });
    }
    if (!placed.turn.bot && saysThanks(line.text)) {
      const found = thankedIn(follower.view, placed);
      if (found) thanks.set(line.i, follower.view.nicks.nickOf(found.person));
    }
  }
  pass(Number.POSITIVE_INFINITY);
  const { user, system } = process.cpuUsage(begun);
  const took = (user + system) / 1000;
  return { links, judged, credits, helpers, thanks, messages: lines.length, took };
}

const saysThanks = (text: string): boolean =>
  /\b(?:thanks?|thank you|thankyou|thx|thnx|thanx|tnx|ty|tyvm|cheers|much appreciated|appreciate it|tks|gracias|thank u)\b/i.test(
    text,
  );

/** Hands a line on. @returns undefined when nothing was said */
function take(follower: Follower, line: LogLine): Placed | undefined {
  if (line.sub === "nick" && line.newNick) follower.renamed(line.nick, line.newNick);
  else {
    if (line.nick !== "") follower.seen(line.nick);
    if (line.newNick) follower.seen(line.newNick);
  }
  if (line.type === "part") follower.left(line.nick);
  if (!isSaid(line)) return undefined;
  return follower.said({
    at: line.t,
    nick: line.nick,
    text: line.text,
    bot: line.bot === true,
    action: line.type === "action" || line.sub === "action" || line.sub === "me",
  });
}
