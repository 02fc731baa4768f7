/** What following decided of a log, as lines of JSON. */
import type { FollowModel } from "../../../src/conversation/link/model.ts";
import type { AnnotatedLog } from "./logs.ts";
import type { Followed } from "./run.ts";

export interface Predictions {
  readonly links: ReadonlyMap<number, readonly number[]>;
  /** Lines taken as a question, and those still unanswered when the window was over. */
  readonly questions: readonly number[];
  readonly alerts: readonly number[];
  readonly credits: ReadonlyMap<number, string>;
  /** Everybody who surely helped, by question line. */
  readonly helpers: ReadonlyMap<number, readonly string[]>;
  readonly thanks: ReadonlyMap<number, string>;
}

/** Only of the annotated part of a log, where it has one. */
export function predictionsOf(
  log: AnnotatedLog,
  followed: Followed,
  { thresholds }: FollowModel,
): Predictions {
  const { links, credits, helpers, thanks } = followed;
  const gold = new Set(log.lines.filter((line) => line.gold).map(({ i }) => i));
  const judged = followed.judged.filter(({ line }) => gold.size === 0 || gold.has(line));
  return {
    links,
    credits,
    helpers,
    thanks,
    questions: judged.filter(({ judgement }) => judgement.asks >= thresholds.later).map(({ line }) => line),
    alerts: judged
      .filter(({ judgement }) => judgement.unanswered >= thresholds.unanswered)
      .map(({ line }) => line),
  };
}

export function jsonLines(made: Predictions): string {
  const lines: readonly object[] = [
    ...[...made.links].map(([i, parents]) => ({ i, replyTo: parents })),
    ...made.questions.map((question) => ({ question })),
    ...made.alerts.map((alert) => ({ alert })),
    ...[...made.credits].map(([credit, helper]) => ({
      credit,
      helper,
      helpers: made.helpers.get(credit) ?? [],
    })),
    ...[...made.thanks].map(([thanks, to]) => ({ thanks, to })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
