/** Scores what following decided against what people annotated. The counting is that of docs/following.md. */

import { clustersOf, exactly, oneToOne } from "./clusters.ts";
import { type GoldQuestion, type Labels, questionsByLine, readLabels, undecided } from "./labels.ts";
import type { AnnotatedLog } from "./logs.ts";
import type { Predictions } from "./predictions.ts";

/** Hits, false ones, missed ones. */
export interface Tally {
  hit: number;
  wrong: number;
  missed: number;
}

export const tally = (): Tally => ({ hit: 0, wrong: 0, missed: 0 });

/** Percent. */
export function rates({ hit, wrong, missed }: Tally): { precision: number; recall: number; f: number } {
  const precision = (100 * hit) / Math.max(1, hit + wrong);
  const recall = (100 * hit) / Math.max(1, hit + missed);
  return { precision, recall, f: (2 * precision * recall) / Math.max(1e-9, precision + recall) };
}

/** Counts one more log. */
export function add(to: Tally, { hit, wrong, missed }: Tally): void {
  to.hit += hit;
  to.wrong += wrong;
  to.missed += missed;
}

export interface Scores {
  readonly links: Tally;
  readonly exact: Tally;
  readonly matched: { same: number; all: number };
  readonly questions: Tally;
  readonly alerts: Tally;
  readonly credit: { right: number; all: number };
  readonly helpers: Tally;
  readonly thanks: { right: number; all: number };
  readonly plainThanks: { right: number; all: number };
}

export const noScores = (): Scores => ({
  links: tally(),
  exact: tally(),
  matched: { same: 0, all: 0 },
  questions: tally(),
  alerts: tally(),
  credit: { right: 0, all: 0 },
  helpers: tally(),
  thanks: { right: 0, all: 0 },
  plainThanks: { right: 0, all: 0 },
});

/** Adds one log. @param window seconds */
export function score(
  log: AnnotatedLog,
  made: Predictions,
  labelsFolder: string,
  window: number,
  scores: Scores,
): void {
  if (log.lines.some(({ i }, at) => i !== at)) throw new Error("the lines of a log with labels count from 0");
  scoreLinks(log, made, scores);
  const labels = readLabels(labelsFolder, log.name);
  add(scores.questions, questionsOf(log, made.questions, labels));
  const { hit, wrong, missed } = alertsOf(log, made.alerts, labels, window);
  add(scores.alerts, { hit: hit.length, wrong: wrong.length, missed: missed.length });

  const same = sameNicks(log);
  for (const { i, root, delay, helpers, firstHelper } of labels.questions) {
    if (delay === null || delay > 1800 || Object.keys(helpers).length === 0) continue;
    scores.credit.all++;
    const helper = made.credits.get(i) ?? made.credits.get(root);
    if (helper !== undefined && firstHelper !== null && same(helper, firstHelper)) scores.credit.right++;
    const people = Object.keys(helpers);
    const sure = made.helpers.get(i) ?? made.helpers.get(root) ?? [];
    const right = sure.filter((one) => people.some((other) => same(one, other))).length;
    scores.helpers.hit += right;
    scores.helpers.wrong += sure.length - right;
    scores.helpers.missed += Math.max(0, people.length - right);
  }
  for (const { i, who, explicit } of labels.thanks) {
    if (who === null) continue;
    const taker = made.thanks.get(i);
    const right = taker !== undefined && same(taker, who) ? 1 : 0;
    const both = explicit ? [scores.thanks] : [scores.thanks, scores.plainThanks];
    for (const one of both) {
      one.all++;
      one.right += right;
    }
  }
}

/** Lines taken for questions. */
export function questionsOf(log: AnnotatedLog, lines: readonly number[], labels: Labels): Tally {
  const byLine = questionsByLine(labels);
  const ignored = undecided(log, labels);
  const found = new Set(lines.flatMap((line) => byLine.get(line)?.i ?? []));
  return {
    hit: found.size,
    wrong: lines.filter((line) => !byLine.has(line) && !ignored(line)).length,
    missed: labels.questions.length - found.size,
  };
}

/** Lines raised as unanswered: rightly, wrongly, and those that should have been. */
export interface Alerts {
  readonly hit: readonly number[];
  readonly wrong: readonly number[];
  readonly missed: readonly number[];
}

/** @param window seconds that the log has to go on after a question for it to count */
export function alertsOf(
  log: AnnotatedLog,
  raisedLines: readonly number[],
  labels: Labels,
  window: number,
): Alerts {
  const byLine = questionsByLine(labels);
  const ignored = undecided(log, labels);
  const isUnanswered = ({ delay }: GoldQuestion): boolean => delay === null || delay > window;
  const end = log.lines.filter((line) => line.gold).at(-1)?.t ?? 0;
  const raised = new Set<number>();
  const wrong: number[] = [];
  for (const line of raisedLines) {
    if (end - (log.lines[line]?.t ?? 0) < window) continue;
    const question = byLine.get(line);
    if (!question) {
      if (!ignored(line)) wrong.push(line);
    } else if (!question.directed) {
      if (isUnanswered(question)) raised.add(question.i);
      else wrong.push(line);
    }
  }
  const missed = labels.questions.filter(
    (one) => isUnanswered(one) && one.obs >= window && !one.directed && !raised.has(one.i),
  );
  return { hit: [...raised], wrong, missed: missed.map(({ i }) => i) };
}

/** Nicks that are one person by nick changes and what hangs on a nick. */
function sameNicks(log: AnnotatedLog): (one: string, other: string) => boolean {
  const plain = (nick: string): string => {
    const lower = nick.toLowerCase().replace(/[_`^|~-]+$/, "");
    return (
      lower.split(/[|[\-_](?:away|afk|work|home|laptop|sleep|zzz|lunch|out|busy)/)[0] || nick.toLowerCase()
    );
  };
  const before = new Map<string, string>();
  const find = (nick: string): string => {
    let name = plain(nick);
    for (let step = 0; step < 50 && before.has(name); step++) name = before.get(name) ?? name;
    return name;
  };
  for (const { sub, nick, newNick } of log.lines)
    if (sub === "nick" && newNick) {
      const from = find(nick);
      const to = find(newNick);
      if (from !== to) before.set(to, from);
    }
  return (one, other) => find(one) === find(other);
}

function scoreLinks(log: AnnotatedLog, made: Predictions, scores: Scores): void {
  const gold = log.lines.filter((line) => line.gold);
  const people = new Map(gold.map((line) => [line.i, line.replyTo ?? [line.i]]));
  const ours = new Map(gold.map((line) => [line.i, made.links.get(line.i) ?? [line.i]]));
  for (const { i, replyTo } of gold) {
    const theirs = replyTo ?? [i];
    const mine = ours.get(i) ?? [i];
    const right = mine.filter((one) => theirs.includes(one)).length;
    scores.links.hit += right;
    scores.links.wrong += mine.length - right;
    scores.links.missed += theirs.length - right;
  }
  const first = gold[0]?.i ?? 0;
  const theirs = clustersOf(people, first);
  const mine = clustersOf(ours, first);
  add(scores.exact, exactly(mine, theirs));
  scores.matched.same += oneToOne(mine, theirs);
  scores.matched.all += theirs.reduce((sum, one) => sum + one.size, 0);
}
