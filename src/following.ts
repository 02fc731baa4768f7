/** What following tells about messages and questions, as `decide` reads it. Types only; `store/following.ts` implements it. */
import type { MessageEvent, Millis } from "./events.ts";
import type { Message, Question } from "./world.ts";

/** An earlier message that a message may answer. */
export interface LikelyLink {
  readonly message: Message;
  /** 0 to 1. */
  readonly probability: number;
}

/** A message that is being decided about, in its conversation. */
export interface FollowedMessage {
  /** Likeliest first; those that are hardly likely are left out. */
  readonly links: readonly LikelyLink[];
  /** 0 to 1: it opens a conversation of its own. */
  readonly opens: number;
  /** 0 to 1: it asks for help. Undefined when nothing in it looked like that, in the languages the weights know. */
  readonly asks: number | undefined;
  /** From this on it is taken for a question. */
  readonly asksFrom: number;
  /** Whom it thanks when it says thanks and names nobody: account id and how surely. */
  readonly thanks: { readonly account: number; readonly probability: number } | undefined;
}

/** How a question stands by what was said since. */
export interface QuestionJudged {
  /** 0 to 1: it asks for help. */
  readonly asks: number;
  /** 0 to 1: it does, and nobody has taken it up. */
  readonly unanswered: number;
  /** From this on a maintainer should hear of it. */
  readonly pingFrom: number;
  /** From this on it is taken for a question. */
  readonly asksFrom: number;
  /** Who seems to have answered first, and with what. */
  readonly helper: LikelyLink | undefined;
}

export interface Following {
  /** Undefined in a private place, and in a flood: that is no conversation. */
  follow(message: MessageEvent): FollowedMessage | undefined;
  /** 0 to 1: the message, followed just now, goes on with the question. Undefined when either is out of sight. */
  isAbout(message: MessageEvent, question: Question): number | undefined;
  /** Undefined when the question is out of sight: too long ago, or asked elsewhere. */
  judge(question: Question, at: Millis): QuestionJudged | undefined;
}
