/** What a replay tells: data only; `text.ts` and `json.ts` write it. */
import type { Millis } from "../events.ts";
import type { QuestionState } from "../facts.ts";

/** A line of a log. */
export interface Where {
  readonly file: string;
  readonly line: number;
  readonly at: Millis;
  readonly channel: string;
}

/** An FAQ answer that the bot would have given. */
export interface AnswerGiven extends Where {
  readonly to: string;
  readonly text: string;
  readonly entry: string;
  /** 0 to 1; 1 when asked for by name. */
  readonly confidence: number;
  readonly question?: number;
}

/** Somebody, or a channel, who would have been told of a question. */
export interface Routed {
  readonly to: string;
  readonly at: Millis;
  /** How long the question had waited by then, in milliseconds. */
  readonly after: Millis;
}

export interface QuestionAsked extends Where {
  readonly n: number;
  readonly asker: string;
  readonly text: string;
  readonly area?: string;
  /** How it stood at the end of the log. */
  readonly state: QuestionState;
  /** The FAQ entry that answered it. */
  readonly entry?: string;
  /** The person who answered it first. */
  readonly answeredBy?: string;
  /** From the question to that answer, in milliseconds. */
  readonly answeredAfter?: Millis;
  readonly routed: readonly Routed[];
  /** Why it was taken for a question, and what was decided since. */
  readonly why: readonly string[];
}

export interface KudosGiven extends Where {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Somebody's first message in these logs. */
export interface Newcomer extends Where {
  readonly name: string;
  /** They asked something, too. */
  readonly asked: boolean;
}

/** Anything else that the bot would have said. */
export interface OtherLine extends Where {
  readonly to: string;
  readonly private: boolean;
  readonly text: string;
}

export interface FileReport {
  readonly path: string;
  readonly format: string;
  readonly lines: number;
  /** `2009-02-23`, the day it was taken to begin. */
  readonly date: string;
  /** Where that day is from. */
  readonly dated: "lines" | "option" | "name" | "file";
  readonly malformed: readonly { readonly line: number; readonly text: string }[];
}

export interface ReplayReport {
  readonly files: readonly FileReport[];
  /** A sentence for each file that could not be read. */
  readonly unreadable: readonly string[];
  readonly zone: string;
  readonly from: Millis;
  readonly until: Millis;
  readonly messages: number;
  readonly people: number;
  readonly bots: number;
  readonly answers: readonly AnswerGiven[];
  readonly questions: readonly QuestionAsked[];
  readonly kudos: readonly KudosGiven[];
  readonly newcomers: readonly Newcomer[];
  readonly other: readonly OtherLine[];
  /** How long the replay took, in milliseconds. */
  readonly took: Millis;
}
