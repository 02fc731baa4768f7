/** What the annotated links of a log say about its questions and thanks. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnnotatedLog } from "./logs.ts";

/** A request for help, as derived from links that people drew. */
export interface GoldQuestion {
  /** The line that asks, and the one that opened its conversation. */
  readonly i: number;
  readonly root: number;
  /** Later lines that ask the same again. */
  readonly repeats: readonly number[];
  readonly asker: string;
  /** Said to somebody by name. */
  readonly directed: boolean;
  /** Seconds to the first reply by another person. */
  readonly delay: number | null;
  readonly firstHelper: string | null;
  readonly helpers: Readonly<Record<string, number>>;
  /** Seconds until somebody else named the asker in another conversation. */
  readonly namedElsewhere: number | null;
  /** Seconds that the log goes on. */
  readonly obs: number;
}

export interface GoldThanks {
  readonly i: number;
  /** The plain nick. */
  readonly who: string | null;
  readonly explicit: boolean;
}

export interface Labels {
  readonly questions: readonly GoldQuestion[];
  readonly askToAsk: readonly number[];
  readonly thanks: readonly GoldThanks[];
}

export const readLabels = (folder: string, log: string): Labels =>
  JSON.parse(readFileSync(join(folder, `${log}.json`), "utf8")) as Labels;

/** Questions by each line that is part of their asking. */
export function questionsByLine(labels: Labels): ReadonlyMap<number, GoldQuestion> {
  const found = new Map<number, GoldQuestion>();
  for (const question of labels.questions) {
    found.set(question.i, question);
    for (const line of [question.root, ...question.repeats]) if (!found.has(line)) found.set(line, question);
  }
  return found;
}

/** Lines that are neither right nor wrong as a question: asking to ask, and going on with one's own older request. */
export function undecided(log: AnnotatedLog, labels: Labels): (line: number) => boolean {
  const asking = new Set(labels.askToAsk);
  const { lines } = log;
  return (line) => {
    if (asking.has(line)) return true;
    const above = (lines[line]?.replyTo ?? []).filter((one) => one !== line);
    return (
      above.length > 0 &&
      above.every(
        (one) =>
          lines[one]?.nick.toLowerCase() === lines[line]?.nick.toLowerCase() &&
          (!lines[one]?.gold || (lines[line]?.t ?? 0) - (lines[one]?.t ?? 0) >= 300),
      )
    );
  };
}
