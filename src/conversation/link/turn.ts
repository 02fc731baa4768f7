/** A line of chat as following sees it. */
import type { Marks } from "./marks.ts";

/** A line as it comes. */
export interface Line {
  /** Seconds, from any beginning. */
  readonly at: number;
  readonly nick: string;
  readonly text: string;
  readonly bot?: boolean;
  readonly action?: boolean;
}

/** Somebody's turn to speak: one line, taken apart. */
export interface Turn {
  /** Counts the turns of the channel. */
  readonly index: number;
  /** Seconds. */
  readonly at: number;
  readonly person: number;
  /** Whom it addresses and names, without the speaker. */
  readonly to: readonly number[];
  readonly named: readonly number[];
  readonly bot: boolean;
  readonly action: boolean;
  readonly marks: Marks;
  /** Numbers of its meaningful words. */
  readonly words: readonly number[];
  /** 0 to 1: how surely it opens a request by its form, in any of the languages. */
  readonly form: number;
  /** The bits of {@link sign}. */
  readonly signs: number;
}

/** What is asked of an earlier turn again and again, as bits. */
export const sign = {
  /** It asks or says what is wrong. */
  asking: 1,
  /** It asks. */
  asks: 2,
  greets: 4,
  asksToAsk: 8,
  calls: 16,
  thanks: 32,
  /** It addresses somebody. */
  addresses: 64,
  bot: 128,
  action: 256,
  /** Its speaker's first. */
  first: 512,
} as const;

/** A line that a turn may answer. */
export interface Choice {
  /** The turn's index; the turn's own for opening a conversation. */
  readonly index: number;
  /** 0 to 1. All choices of a turn add up to 1. */
  readonly probability: number;
}

/** What became of a turn. Written once its link is decided; counts grow as others follow. */
export interface Placed {
  readonly turn: Turn;
  /** The turn it answers; itself when it opens a conversation. */
  readonly parent: number;
  /** Author of what it answers; -1 when it opens a conversation. */
  readonly whom: number;
  /** 0 to 1. */
  readonly sure: number;
  /** The turn that opened its conversation. */
  readonly root: number;
  /** What it may answer, likeliest first; the unlikely left out. */
  readonly choices: readonly Choice[];
  /** 0 to 1: how surely it asks for help, as judged when it was said. */
  asks: number;
  /** The features of that judgement, for a later one. */
  row?: Float32Array;
  children: number;
  childrenOfOthers: number;
  lastChildBy: number;
}
