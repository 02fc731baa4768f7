/** From features to an order and a probability, and the words that explain it. */
import type { Corpus } from "./corpus.ts";
import type { Entry, Match } from "./entry.ts";
import type { Described, Features } from "./features.ts";
import type { Prepared } from "./text.ts";
import type { Weights } from "./weights.ts";

type Named = Readonly<Record<string, number>>;

const pairsOf = new WeakMap<Named, readonly (readonly [string, number])[]>();

function dot(weights: Named, features: Named): number {
  const pairs = pairsOf.get(weights) ?? Object.entries(weights);
  pairsOf.set(weights, pairs);
  let sum = 0;
  for (const [name, weight] of pairs) sum += weight * (features[name] ?? 0);
  return sum;
}

/** A described candidate in its order. */
export interface Ranked {
  readonly described: Described;
  readonly score: number;
  /** Its lead over the next best; for the others, how far they are behind the best (negative). */
  readonly margin: number;
}

/**
 * Best first; ties by id, so that the same question always gets the same answer.
 * @param bonus what the place adds to an entry's score, such as an area of the channel.
 */
export function rank(
  described: readonly Described[],
  weights: Weights,
  bonus: (entry: Entry) => number = () => 0,
): readonly Ranked[] {
  const scored = described
    .map((one) => ({ described: one, score: dot(weights.rank, one.features) + bonus(one.doc.entry) }))
    .sort((a, b) => b.score - a.score || (a.described.doc.entry.id < b.described.doc.entry.id ? -1 : 1));
  const [first, second] = scored;
  return scored.map((one, at) => ({
    ...one,
    margin:
      at === 0
        ? Math.min(one.score - (second?.score ?? 0), 6)
        : Math.max(one.score - (first?.score ?? 0), -6),
  }));
}

/** What the probability is made of: the features and the margin. */
export function evidence(ranked: Ranked): Features & { margin: number } {
  return { ...ranked.described.features, margin: ranked.margin };
}

/** Closer than this in rank, two entries can't be told apart. */
const tie = 0.05;

/** 0 to 1: a logistic of the evidence, inside what common sense allows. */
export function probability(ranked: Ranked, weights: Weights): number {
  const odds = dot(weights.sure, evidence(ranked)) + weights.bias;
  const learned = 1 / (1 + Math.exp(-odds));
  const { exact, brief, asking } = ranked.described.features;
  if (Math.abs(ranked.margin) < tie) return Math.min(learned, 0.5);
  // Word by word as an entry has it is nobody's accidental remark.
  if (exact === 1 && ranked.margin > 0) return Math.max(learned, 0.98);
  // A word that is only dropped is a mention, however rare it is.
  return brief === 1 && asking === 0 ? Math.min(learned, 0.8) : learned;
}

/** In words what spoke for and against an entry. */
export function because(ranked: Ranked, message: Prepared, corpus: Corpus): string {
  const { features, nearest, shared, foreign } = ranked.described;
  const spelt = (stems: readonly string[]) =>
    [...stems]
      .sort((a, b) => corpus.weight(b) - corpus.weight(a))
      .slice(0, 4)
      .map((stem) => message.spelt.get(stem) ?? stem)
      .join(", ");
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const parts: string[] = [];
  const exact = features.exact === 1;
  if (exact) parts.push("asked word by word as written in the entry");
  if (shared.length > 0) parts.push(`shares ${spelt(shared)}`);
  else parts.push("shares words with the answer only");
  if (!exact && nearest) {
    parts.push(`${percent(features.covered)} of what was said is in its questions`);
    parts.push(`${percent(features.phrased)} of “${nearest.text.slice(0, 80)}” was said`);
  }
  if (foreign.length > 0) parts.push(`it does not mention ${spelt(foreign)}`);
  if (ranked.margin < 0) parts.push("another entry is nearer");
  else if (ranked.margin < tie) parts.push("another entry is as near");
  else if (!exact && ranked.margin < 0.5) parts.push("another entry is nearly as near");
  return parts.join("; ");
}

/** A match as the rest of the bot sees it. */
export function asMatch(ranked: Ranked, message: Prepared, corpus: Corpus, weights: Weights): Match {
  return {
    entry: ranked.described.doc.entry,
    probability: probability(ranked, weights),
    // Made when somebody asks why: most messages match something a little, and nobody asks.
    get because() {
      return because(ranked, message, corpus);
    },
  };
}
