/** From features to an order and a probability. */
import type { Doc } from "./corpus.ts";
import type { Use } from "./entry.ts";
import type { Described, Features } from "./features.ts";
import { type Leads, leadsOf } from "./leads.ts";
import type { Weights } from "./weights.ts";

type Named = Readonly<Record<string, number>>;

/** Names and weights apart: a list of pairs would be unpacked for each candidate. */
const listed = new WeakMap<
  Named,
  { readonly names: readonly string[]; readonly values: readonly number[] }
>();

/** @param more what is not among the features. */
function dot(weights: Named, features: Named, more: Named = {}): number {
  const { names, values } = listed.get(weights) ?? {
    names: Object.keys(weights),
    values: Object.values(weights),
  };
  listed.set(weights, { names, values });
  let sum = 0;
  for (let at = 0; at < names.length; at++) {
    const name = names[at] ?? "";
    sum += (values[at] ?? 0) * (features[name] ?? more[name] ?? 0);
  }
  return sum;
}

/** A described candidate in its order. */
export interface Ranked {
  readonly described: Described;
  readonly score: number;
  /** Its lead over the next best; for the others, how far they are behind the best (negative). */
  readonly margin: number;
  /** The next best; for the others, the best. */
  readonly rival: Described | undefined;
  /** Its share of the likeliest candidates, were each as likely as its score says; 0 to 1. */
  readonly share: number;
  /** How far it is before the best of the others in one thing at a time, and in rank before the next few. */
  readonly leads: Leads;
}

const scoreOf = (features: Features, { rank, bare }: Weights): number =>
  dot(rank, features) + (features.bare === 1 ? dot(bare, features) : 0) + encoded.rank * features.similar;

/** How many candidates count as likely; the same whether many or few were looked at. */
const likely = 10;

/**
 * Best first; ties by id, so that the same question always gets the same answer.
 * @param bonus what the place adds to an entry's score, such as an area of the channel.
 */
export function rank(
  described: readonly Described[],
  weights: Weights,
  bonus: (doc: Doc) => number = () => 0,
): readonly Ranked[] {
  const scored = described
    .map((one) => ({
      described: one,
      score: scoreOf(one.features, weights) + bonus(one.doc),
    }))
    .sort((a, b) => b.score - a.score || (a.described.doc.entry.id < b.described.doc.entry.id ? -1 : 1));
  const [first, second] = scored;
  const best = first?.score ?? 0;
  const all = scored.slice(0, likely).reduce((sum, { score }) => sum + Math.exp(score - best), 0);
  const leads = leadsOf(
    scored.map((one) => one.described),
    scored.map(({ score }) => score),
  );
  return scored.map(({ described, score }, at) => ({
    described,
    score,
    margin: at === 0 ? Math.min(score - (second?.score ?? 0), 6) : Math.max(score - best, -6),
    rival: at === 0 ? second?.described : first?.described,
    share: Math.exp(score - best) / all,
    leads: leads(at),
  }));
}

/** What the probability is made of: the features, and how far the others are. */
export type Evidence = Features & Leads & Pick<Ranked, "margin" | "share">;

/** What of the evidence is not among the features. */
const besides = ({ margin, share, leads }: Ranked) => ({ ...leads, margin, share });

export const evidence = (ranked: Ranked): Evidence => ({
  ...ranked.described.features,
  ...besides(ranked),
});

/** Closer than this in rank, two entries can't be told apart. */
export const tie = 0.05;

/** Nothing is surer than what was measured allows to say. */
const surest = 0.98;

/**
 * What a sentence encoder's similarity of 1 is worth, and from where on it speaks for an entry
 * rather than against it. Which encoder it is isn't known: measured with a weak one, so that
 * answers at the threshold stay as right as without (docs/matching-by-hand.md).
 */
const encoded = { rank: 3, sure: 3, from: 0.65 } as const;

/** Log odds from an encoder; none without one, which has 0 for everything. */
const encoder = (similar: number): number => (similar === 0 ? 0 : encoded.sure * (similar - encoded.from));

/** Log odds from how an entry fared: four judgements of one kind are worth 0.7, and never more than 2. */
function prior(use: Use | undefined): number {
  if (!use) return 0;
  return Math.max(-2, Math.min(2, Math.log((use.helped + 4) / (use.unhelpful + 4))));
}

/** Word by word as an entry has it, and as no other has it, is nobody's accidental remark. */
const isVerbatim = ({ described: { features, use }, margin, rival }: Ranked): boolean =>
  features.exact === 1 && margin >= tie && (rival?.features.exact ?? 0) === 0 && (use?.unhelpful ?? 0) === 0;

/** The most for an entry on another one of the same kind: to be offered, and no more. */
const notThisOne = 0.4;

/** 0 to 1: a logistic of the evidence, inside what common sense allows; for itself, whatever the next best has. */
function probability(ranked: Ranked, weights: Weights): number {
  const { use, features } = ranked.described;
  const odds =
    dot(weights.sure, ranked.described.features, besides(ranked)) +
    weights.bias +
    prior(use) +
    encoder(features.similar);
  const learned = Math.min(surest, 1 / (1 + Math.exp(-odds)));
  const { exact, brief, asking } = features;
  // Two entries that both have these very words can't both be right, whatever else they have.
  const twice = exact > 0 && (ranked.rival?.features.exact ?? 0) > 0;
  if (twice || Math.abs(ranked.margin) < tie) return Math.min(learned, 0.5);
  if (ranked.described.another) return Math.min(learned, notThisOne);
  if (isVerbatim(ranked)) return surest;
  // A word that is only dropped is a mention, however rare it is.
  return brief === 1 && asking === 0 ? Math.min(learned, 0.8) : learned;
}

/** A next best that is less likely than this takes nothing from the best. */
const rivalFrom = 0.3;

/**
 * In the order of rank. Two that are each likely can't both be sure: as sure as each other, each has half.
 * What one of them has word by word is not about the other, however near that is.
 */
export function probabilities(ranked: readonly Ranked[], weights: Weights): readonly number[] {
  const alone = ranked.map((one) => probability(one, weights));
  const rival = Math.max(0, (alone[1] ?? 0) - rivalFrom) / (1 - rivalFrom);
  return alone.map((one, at) => (ranked[at] && isVerbatim(ranked[at]) ? one : one / (1 + rival)));
}
