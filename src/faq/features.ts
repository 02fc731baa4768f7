/** What speaks for and against an entry, as numbers. Learned weights turn them into a probability. */
import type { Candidate } from "./candidate.ts";
import { type Corpus, type Doc, type Phrasing, placeIn } from "./corpus.ts";
import type { Asked, Use } from "./entry.ts";
import { compare, type Likeness, type Likenesses } from "./likeness.ts";
import { nearestOf } from "./nearest.ts";
import { namesAnother } from "./numbered.ts";
import { inOrder, longestRun, pairsOf, pairsShared } from "./order.ts";
import type { Query } from "./query.ts";

/** Each is about 0 to 1, a few reach 2. Their order never matters: weights are by name. */
export type Features = {
  /** BM25, as a share of what these words could reach. */
  readonly bm25: number;
  /** Cosine of the rarity-weighted words with the nearest phrasing. */
  readonly cosine: number;
  /** The same with all phrasings together. */
  readonly together: number;
  /** The same with question, phrasings and answer together. */
  readonly whole: number;
  /** The share of the message, by rarity, that the entry's questions have. */
  readonly covered: number;
  /** The same, counting the answer's words too. */
  readonly explained: number;
  /** The same by rarity in English rather than among the entries. */
  readonly explainedEnglish: number;
  /** The share of the message that the answer's first lines have. */
  readonly opening: number;
  /** The message has a word of the entry's name. */
  readonly named: number;
  /** The share of the nearest phrasing that the message has. */
  readonly phrased: number;
  /** Both shares at once. */
  readonly both: number;
  /** Words and word pairs in common with the nearest phrasing, small words included; 0 without a cosine. */
  readonly wording: number;
  /** The mean of the cosines with the five nearest phrasings; those that are not there count as 0. */
  readonly several: number;
  /** Runs of letters in common with the phrasing that has most of them. */
  readonly grams: number;
  /** The same with the beginning of the entry as a whole. */
  readonly gramsWhole: number;
  /** Nearness in meaning of the nearest phrasing, by the table of English words. */
  readonly sense: number;
  /** The same for question and answer as a whole. */
  readonly senseWhole: number;
  /** The share of the message that the entry's questions have in the same or in similar words. */
  readonly softCovered: number;
  /** The same, counting the answer's words too. */
  readonly softExplained: number;
  /** The share of the nearest phrasing that the message has in the same or in similar words. */
  readonly softPhrased: number;
  /** How much of the shared words comes in the phrasing's order. */
  readonly order: number;
  /** The longest run of words in common with a phrasing, small words included: an error message, a set phrase. */
  readonly run: number;
  /** Numbers and versions that both have. */
  readonly numbers: number;
  /** The message names a number or version that the entry lacks, while the entry names others. */
  readonly otherNumbers: number;
  /** The message is a phrasing, word by word: 1 from three words on, 0 for a single one, which may be a mere mention. */
  readonly exact: number;
  /** Shared words with the entry's questions: none or one, two, three, four and more. */
  readonly shared: number;
  /** How rare the rarest shared word is. */
  readonly rarest: number;
  /** The same in English. */
  readonly rarestEnglish: number;
  /** Rarity of what the entry does not mention at all. */
  readonly foreign: number;
  /** The same by rarity in English. */
  readonly foreignEnglish: number;
  /** Rarity of what the nearest phrasing has and the message has not. */
  readonly missing: number;
  /** How much was said. */
  readonly length: number;
  /** One word that carries meaning, or none: a mention rather than a question. */
  readonly brief: number;
  /** The message is put as a question or a plea. */
  readonly asking: number;
  /** Asking and near at once. */
  readonly askingNear: number;
  /** The question is nothing but a name, as a factoid's is: up to three words, all with a meaning of their own. */
  readonly bare: number;
  /** How many other entries have the words of such a one: what all speak of is seldom meant by it. */
  readonly spokenOf: number;
  /** An entry with many phrasings is near to something more often. */
  readonly phrasings: number;
  /** The share of the message's words that had to be corrected to be found. */
  readonly corrected: number;
  /** How near a sentence encoder finds it; 0 without one. */
  readonly similar: number;
};

/** A candidate with what speaks for it. */
export interface Described {
  readonly doc: Doc;
  readonly nearest: Phrasing | undefined;
  readonly features: Features;
  /** The message is about another one of its kind, by its number: `error 18`, where the entry has `error 17`. */
  readonly another: boolean;
  /** How the entry fared where the message was said. */
  readonly use: Use | undefined;
}

/** What is known of the entries besides the words. */
export type Known = Pick<Asked, "similarity" | "use">;

/**
 * What likely entries have on the average, over four sets of English questions: where meaning
 * is unknown, as in any other language, it tells nothing for or against one.
 */
const unknownSense = 0.5;

const clamp = (value: number, most = 1) => Math.min(Math.max(value, 0), most);

/** True when a message is a phrasing word by word, whatever its case and punctuation. */
export function saysExactly(words: readonly number[], phrasing: Phrasing): boolean {
  return (
    words.length > 0 &&
    words.length === phrasing.words.length &&
    words.every((word, at) => word >= 0 && word === phrasing.words[at])
  );
}

const isNumber = (word: string) => /\d/.test(word);

/** Describes every candidate of a message. */
export function describe(
  query: Query,
  candidates: readonly Candidate[],
  corpus: Corpus,
  likenesses: Likenesses,
  known: Known = {},
): readonly Described[] {
  if (candidates.length === 0) return [];
  const { stems, weights, rarities, spelt } = query;
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const mass = total(weights) || 1;
  const massEnglish = total(rarities) || 1;
  const square = weights.reduce((sum, weight) => sum + weight * weight, 0) || 1;
  const most = mass * Math.log(2 * corpus.docs.length + 2) * 2.2;
  const places = new Map(stems.map((stem, at) => [stem, at]));
  const asking = query.asking ? 1 : 0;
  const length = Math.min(Math.log1p(stems.length) / 3, 1.5);
  const numbers = spelt.flatMap((word, at) => (isNumber(word) ? [at] : []));
  const pairsSaid = pairsOf(query.words);
  const { letters } = likenesses;
  const nearSaid = letters.near(letters.of(query.message.words));
  const compared = compare(query, likenesses, nearSaid);
  const glance = likenesses.glances(query, nearSaid);
  const another = namesAnother(query);

  return candidates.map(({ doc, bm25 }) => {
    const nearest = nearestOf(places, square, doc, corpus);
    const isShared = stems.map((stem) => stem >= 0 && placeIn(doc.asked, stem) >= 0);
    const isKnown = stems.map((stem) => stem >= 0 && placeIn(doc.all, stem) >= 0);
    const over = (values: readonly number[], chosen: readonly boolean[], wanted: boolean) =>
      values.reduce((sum, value, at) => (chosen[at] === wanted ? sum + value : sum), 0);
    const maximum = (values: readonly number[]) =>
      values.reduce((top, value, at) => (isShared[at] ? Math.max(top, value) : top), 0);
    const common = over(weights, isShared, true);
    const covered = common / mass;
    const foreign = over(weights, isKnown, false);
    const foreignEnglish = over(rarities, isKnown, false);
    const phrasing = nearest?.phrasing;
    const phrased = nearest && nearest.phrasing.mass > 0 ? nearest.common / nearest.phrasing.mass : 0;
    const cosine = nearest?.cosine ?? 0;
    const likeness: Likeness = compared(doc, cosine > 0 ? phrasing : undefined);
    const exact = doc.phrasings.some((one) => saysExactly(query.words, one));
    const sharedCount = isShared.filter(Boolean).length;
    const numbersShared = numbers.filter((at) => isKnown[at]).length;
    const longest = doc.phrasings
      .slice(0, 30)
      .reduce((most, one) => Math.max(most, longestRun(query.words, one.words)), 0);
    const { gramsWhole, opening, named, bare, spokenOf } = glance(doc);
    // Spread into it, they would make this object a dictionary, at twice the time for a message.
    const features: Features = {
      bm25: clamp(bm25 / most, 2),
      cosine,
      together: likeness.together,
      whole: likeness.whole,
      covered,
      explained: 1 - foreign / mass,
      explainedEnglish: 1 - foreignEnglish / massEnglish,
      opening,
      named,
      phrased,
      both: Math.sqrt(covered * phrased),
      wording: phrasing && cosine > 0 ? pairsShared(pairsSaid, pairsOf(phrasing.words)) : 0,
      several: nearest?.several ?? 0,
      grams: likeness.grams,
      gramsWhole,
      sense: query.meant ? likeness.sense : unknownSense,
      senseWhole: query.meant ? likeness.senseWhole : unknownSense,
      softCovered: likeness.softCovered,
      softExplained: likeness.softExplained,
      softPhrased: likeness.softPhrased,
      order: phrasing && cosine > 0 ? inOrder(stems, phrasing.stems) : 0,
      run: clamp((longest - 1) / 5),
      numbers: numbers.length === 0 ? 0 : numbersShared / numbers.length,
      otherNumbers: numbers.length > numbersShared && likeness.hasNumbers ? 1 : 0,
      exact: exact ? Math.min((query.words.length - 1) / 2, 1) : 0,
      shared: clamp((sharedCount - 1) / 3),
      rarest: maximum(weights),
      rarestEnglish: maximum(rarities),
      foreign: Math.min(foreign, 6) / 3,
      foreignEnglish: Math.min(foreignEnglish, 6) / 3,
      missing: nearest ? Math.min(nearest.phrasing.mass - nearest.common, 6) / 3 : 0,
      length,
      brief: stems.length < 2 ? 1 : 0,
      asking,
      askingNear: asking * cosine,
      bare,
      spokenOf,
      phrasings: Math.min(Math.log1p(doc.phrasings.length - 1) / 3, 1),
      corrected: stems.length === 0 ? 0 : clamp(query.corrected.length / stems.length),
      similar: clamp(known.similarity?.get(doc.entry.id) ?? 0),
    };
    return {
      doc,
      nearest: phrasing,
      features,
      another: another(doc),
      use: known.use?.get(doc.entry.id),
    };
  });
}
