/** How sure the bot has to be in a channel, as what came of its answers there tells. Pure. */
import { interval } from "../../faq/interval.ts";
import type { Outcome } from "../../own-answers.ts";

export interface Threshold {
  readonly value: number;
  /** Judgements that it rests on; 0 when it is the configured one. */
  readonly judged: number;
}

/** The precision that answers are held to, and what its lower bound has to reach. */
const wanted = 0.95;
const atLeast = 0.9;

/** Fewer judgements than this change nothing. */
const enough = 20;

/** So many judgements have to lie at or below a lower threshold, so that it isn't one lucky answer's. */
const support = 10;

/** No evidence makes the bot say what is less likely than this. */
const lowest = 0.6;

/** Nothing but what stands in the FAQ word by word is above this. */
const highest = 0.97;

const good = (outcomes: readonly Outcome[]): number => outcomes.filter((outcome) => outcome.good).length;

/** Surely worse than wanted: the whole interval is below it. */
const isBad = (outcomes: readonly Outcome[]): boolean =>
  outcomes.length >= enough && interval(good(outcomes), outcomes.length).high < wanted;

const isGood = (outcomes: readonly Outcome[]): boolean =>
  outcomes.length >= enough && interval(good(outcomes), outcomes.length).low >= atLeast;

/**
 * The lowest probability below `configured` down to which judged answers were surely right,
 * by the lower bound of what lies between alone: what is above it proves nothing about it.
 * Higher than `configured` where answers were surely worse than wanted. Otherwise `configured`.
 */
export function adapted(configured: number, outcomes: readonly Outcome[]): Threshold {
  const above = outcomes.filter(({ probability }) => probability >= configured);
  if (isBad(above)) return { value: raised(configured, above), judged: above.length };
  const below = outcomes
    .filter(({ probability }) => probability < configured && probability >= lowest)
    .sort((a, b) => b.probability - a.probability);
  for (let count = below.length; count >= enough; count--) {
    const band = below.slice(0, count);
    const bottom = band[count - support];
    if (bottom && isGood(band)) return { value: Math.min(configured, bottom.probability), judged: count };
  }
  return { value: configured, judged: 0 };
}

/** The lowest higher one from which on answers were not surely bad. */
function raised(configured: number, above: readonly Outcome[]): number {
  for (let step = Math.floor(configured * 100) + 1; step <= highest * 100; step++) {
    const from = above.filter(({ probability }) => probability >= step / 100);
    if (from.length < enough) break;
    if (!isBad(from)) return step / 100;
  }
  return Math.max(configured, highest);
}
