/** How alike a message and an entry are beyond the words they share: in meaning, in letters, as wholes. */
import { type Corpus, type Doc, type Phrasing, placeIn } from "./corpus.ts";
import { createGramSpace, type Grams } from "./grams.ts";
import type { Query } from "./query.ts";
import { wordsOf } from "./text.ts";
import { shippedWords, type Words } from "./words.ts";

export interface Likeness {
  readonly together: number;
  readonly whole: number;
  readonly grams: number;
  readonly sense: number;
  readonly senseWhole: number;
  readonly softCovered: number;
  readonly softExplained: number;
  readonly softPhrased: number;
  readonly hasNumbers: boolean;
}

/** Two words less alike than this are as good as different. */
const alikeFrom = 0.45;
/** Answers are long: only so many of their words, the rarest, are asked for their meaning. */
const answerWords = 60;

interface Whole {
  readonly norm: number;
  readonly normAsked: number;
  readonly sense: Float32Array;
  /** Its rarest stems with a meaning. */
  readonly telling: Int32Array;
  readonly hasNumbers: boolean;
}

/** Kept for the life of an index: what was worked out of an entry that came up once. */
export interface Likenesses {
  readonly corpus: Corpus;
  readonly table: Words;
  wholeOf(doc: Doc): Whole;
  senseOf(phrasing: Phrasing): Float32Array;
  gramsOf(phrasing: Phrasing): Grams;
  gramsOfWords(words: readonly string[]): Grams;
  gramCosine(one: Grams, other: Grams): number;
}

function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const norm = Math.sqrt(square) || 1;
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) / norm;
  return vector;
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** Rare words say more about what a text is about, among the entries as in English. */
const senseShare = (rarity: number, weight: number) => rarity * rarity * (0.3 + weight);

export function createLikenesses(corpus: Corpus): Likenesses {
  const table = shippedWords();
  const wholes = new WeakMap<Doc, Whole>();
  const senses = new WeakMap<Phrasing, Float32Array>();
  const grams = new WeakMap<Phrasing, Grams>();
  let lazySpace: ReturnType<typeof createGramSpace> | undefined;
  const space = () => {
    lazySpace ??= createGramSpace(
      corpus.docs.slice(0, 1500).flatMap((doc) => doc.phrasings.slice(0, 10).map((one) => wordsOf(one.text))),
    );
    return lazySpace;
  };

  function wholeOf(doc: Doc): Whole {
    const known = wholes.get(doc);
    if (known) return known;
    const sense = new Float32Array(table.dimensions);
    let square = 0;
    let squareAsked = 0;
    doc.all.forEach((stem, at) => {
      const weight = corpus.weight(stem);
      const asked = placeIn(doc.asked, stem) >= 0;
      const times = (asked ? 2 : 0) + Math.log1p(doc.counts[at] ?? 0);
      square += (weight * times) ** 2;
      if (asked) squareAsked += weight ** 2;
      const meaning = corpus.meaning(stem);
      if (meaning >= 0) table.add(meaning, times * senseShare(table.rarity(meaning), weight), sense);
    });
    const hasNumbers = doc.phrasings.some((one) => /\d/.test(one.text));
    const telling = doc.all
      .filter((stem) => corpus.meaning(stem) >= 0)
      .sort((a, b) => corpus.weight(b) - corpus.weight(a))
      .slice(0, answerWords);
    const made = {
      norm: Math.sqrt(square),
      normAsked: Math.sqrt(squareAsked),
      sense: unit(sense),
      telling,
      hasNumbers,
    };
    wholes.set(doc, made);
    return made;
  }

  return {
    corpus,
    table,
    wholeOf,
    senseOf(phrasing) {
      const known = senses.get(phrasing);
      if (known) return known;
      const sense = new Float32Array(table.dimensions);
      for (const stem of phrasing.stems) {
        const meaning = corpus.meaning(stem);
        if (meaning >= 0) table.add(meaning, senseShare(table.rarity(meaning), corpus.weight(stem)), sense);
      }
      senses.set(phrasing, unit(sense));
      return sense;
    },
    gramsOf(phrasing) {
      const known = grams.get(phrasing);
      if (known) return known;
      const made = space().of(wordsOf(phrasing.text));
      grams.set(phrasing, made);
      return made;
    },
    gramsOfWords: (words) => space().of(words),
    gramCosine: (one, other) => space().cosine(one, other),
  };
}

/** What a message is about. */
function senseOfQuery({ meanings, rarities, weights }: Query, table: Words): Float32Array {
  const sense = new Float32Array(table.dimensions);
  meanings.forEach((meaning, at) => {
    if (meaning >= 0) table.add(meaning, senseShare(rarities[at] ?? 0, weights[at] ?? 0), sense);
  });
  return unit(sense);
}

/** In an FAQ of more entries only what shares a word is looked at. */
const allUpTo = 5000;
/** How many entries may come in by their meaning alone, and how near they must be. */
const bySense = 10;
const senseFrom = 0.5;

/** Entries that are about the same, whether or not they share a word; nearest first. */
export function nearInSense(query: Query, kept: Likenesses): readonly Doc[] {
  const { docs } = kept.corpus;
  if (docs.length > allUpTo || query.meanings.every((meaning) => meaning < 0)) return [];
  const said = senseOfQuery(query, kept.table);
  return docs
    .map((doc) => ({
      doc,
      sense: doc.phrasings.reduce((most, one) => Math.max(most, dot(said, kept.senseOf(one))), 0),
    }))
    .filter(({ sense }) => sense >= senseFrom)
    .sort((a, b) => b.sense - a.sense)
    .slice(0, bySense)
    .map(({ doc }) => doc);
}

/** Prepares to compare one message with entries. */
export function compare(
  query: Query,
  kept: Likenesses,
): (doc: Doc, nearest: Phrasing | undefined) => Likeness {
  const { corpus, table } = kept;
  const { stems, weights, meanings } = query;
  const said = senseOfQuery(query, table);
  const square = weights.reduce((sum, weight) => sum + weight * weight, 0) || 1;
  const mass = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const grams = kept.gramsOfWords(query.message.words);
  /** By word of the message and stem: 2 is not known yet. */
  const alikeOf = stems.map((_, at) =>
    (meanings[at] ?? -1) < 0 ? undefined : new Float32Array(corpus.size).fill(2),
  );

  /** How alike a word of the message and a stem of the entries are, 0 to 1. */
  function alike(at: number, stem: number): number {
    if (stems[at] === stem) return 1;
    const known = alikeOf[at];
    if (!known) return 0;
    const before = known[stem] ?? 2;
    if (before < 2) return before;
    const other = corpus.meaning(stem);
    const cosine = other < 0 ? 0 : table.alike(meanings[at] ?? -1, other);
    const value = cosine < alikeFrom ? 0 : Math.min(cosine, 0.95);
    known[stem] = value;
    return value;
  }

  return (doc, nearest) => {
    const whole = kept.wholeOf(doc);
    let inWhole = 0;
    let inAsked = 0;
    let softCovered = 0;
    let softExplained = 0;
    stems.forEach((stem, at) => {
      const weight = weights[at] ?? 0;
      const place = stem < 0 ? -1 : placeIn(doc.all, stem);
      const asked = place >= 0 && placeIn(doc.asked, stem) >= 0;
      if (place >= 0) {
        inWhole += weight ** 2 * ((asked ? 2 : 0) + Math.log1p(doc.counts[place] ?? 0));
        if (asked) inAsked += weight ** 2;
      }
      let nearAsked = asked ? 1 : 0;
      if (!asked) for (const other of doc.asked) nearAsked = Math.max(nearAsked, alike(at, other));
      let nearAll = place >= 0 ? 1 : nearAsked;
      if (place < 0) for (const other of whole.telling) nearAll = Math.max(nearAll, alike(at, other));
      softCovered += weight * nearAsked;
      softExplained += weight * nearAll;
    });
    let sense = 0;
    let closest = nearest;
    for (const phrasing of doc.phrasings) {
      const found = dot(said, kept.senseOf(phrasing));
      if (found > sense) {
        sense = found;
        if (!nearest) closest = phrasing;
      }
    }
    let softPhrased = 0;
    if (closest && closest.mass > 0) {
      for (const stem of closest.stems) {
        let near = 0;
        for (let at = 0; at < stems.length; at++) near = Math.max(near, alike(at, stem));
        softPhrased += near * corpus.weight(stem);
      }
      softPhrased /= closest.mass;
    }
    return {
      together: whole.normAsked === 0 ? 0 : inAsked / (Math.sqrt(square) * whole.normAsked),
      whole: whole.norm === 0 ? 0 : inWhole / (Math.sqrt(square) * whole.norm),
      grams: closest ? kept.gramCosine(grams, kept.gramsOf(closest)) : 0,
      sense,
      senseWhole: Math.max(0, dot(said, whole.sense)),
      softCovered: softCovered / mass,
      softExplained: softExplained / mass,
      softPhrased,
      hasNumbers: whole.hasNumbers,
    };
  };
}
