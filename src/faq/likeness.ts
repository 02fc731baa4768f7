/** How alike a message and an entry are beyond the words they share: in meaning, in letters, as wholes. */
import { type Alikes, createAlikes } from "./alikes.ts";
import { allUpTo } from "./candidate.ts";
import { type Corpus, type Doc, type Phrasing, placeIn } from "./corpus.ts";
import { createGramSpace, type GramSpace, type Grams } from "./grams.ts";
import { keep } from "./kept.ts";
import { createOutlines, type NearSaid } from "./outline.ts";
import type { Query } from "./query.ts";
import { createSenses, dot, senseOfQuery, senseShare, unit } from "./sense.ts";
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

/** How many of an entry's phrasings are compared letter by letter. */
const comparedByLetters = 20;
/** Answers are long: only so many of their words, the rarest, are asked for their meaning. */
const answerWords = 60;

interface Whole {
  readonly norm: number;
  readonly normAsked: number;
  /** Its rarest stems with a meaning, and any without one. */
  readonly telling: Int32Array;
  readonly hasNumbers: boolean;
}

/** What was worked out of entries that came up. */
export interface Likenesses {
  readonly corpus: Corpus;
  readonly table: Words;
  readonly alikes: Alikes;
  readonly letters: GramSpace;
  wholeOf(doc: Doc): Whole;
  /** How near an entry as a whole, whose {@link wholeOf} was asked for, is in meaning to what was said. */
  senseOfWhole(doc: Doc, said: Float32Array): number;
  /** How near a phrasing is in meaning to what was said. */
  senseOf(phrasing: Phrasing, said: Float32Array): number;
  gramsOf(phrasing: Phrasing): Grams;
  glances: ReturnType<typeof createOutlines>;
}

/** Phrasings whose letters are kept; about 200 bytes each. */
const maxGrams = 10_000;

/** What runs of letters are compared by, made when it is first needed. */
function createLetters(corpus: Corpus): GramSpace {
  let space: GramSpace | undefined;
  const made = () => {
    space ??= createGramSpace(
      corpus.docs.slice(0, 1500).flatMap((doc) => doc.phrasings.slice(0, 10).map((one) => wordsOf(one.text))),
    );
    return space;
  };
  return { of: (words) => made().of(words), near: (one) => made().near(one) };
}

export function createLikenesses(corpus: Corpus): Likenesses {
  const table = shippedWords();
  const { dimensions } = table;
  const letters = createLetters(corpus);
  /** What the entries mean as a whole, in one row. */
  let senses: Float32Array | undefined;

  function makeWhole(doc: Doc): Whole {
    senses ??= new Float32Array(corpus.docs.length * dimensions);
    const sense = senses.subarray(doc.at * dimensions, (doc.at + 1) * dimensions);
    let square = 0;
    let squareAsked = 0;
    let meant = 0;
    let inAsked = 0;
    doc.all.forEach((stem, at) => {
      const weight = corpus.weight(stem);
      // Both are ascending.
      const asked = doc.asked[inAsked] === stem;
      if (asked) inAsked += 1;
      const times = (asked ? 2 : 0) + Math.log1p(doc.counts[at] ?? 0);
      square += (weight * times) ** 2;
      if (asked) squareAsked += weight ** 2;
      const meaning = corpus.meaning(stem);
      if (meaning < 0) return;
      meant += 1;
      table.add(meaning, times * senseShare(table.rarity(meaning), weight), sense);
    });
    unit(sense);
    return {
      norm: Math.sqrt(square),
      normAsked: Math.sqrt(squareAsked),
      // Most entries have no more than count anyway, and in which order does not matter.
      telling: meant <= answerWords ? doc.all : rarestMeant(doc),
      hasNumbers: doc.phrasings.some((one) => /\d/.test(one.text)),
    };
  }

  const rarestMeant = (doc: Doc): Int32Array =>
    doc.all
      .filter((stem) => corpus.meaning(stem) >= 0)
      .sort((a, b) => corpus.weight(b) - corpus.weight(a))
      .slice(0, answerWords);

  return {
    corpus,
    table,
    alikes: createAlikes(corpus, table),
    letters,
    wholeOf: keep(corpus.docs.length, makeWhole),
    senseOfWhole: (doc, said) => (senses ? dot(said, senses, doc.at * dimensions) : 0),
    senseOf: createSenses(corpus, table),
    gramsOf: keep(maxGrams, (phrasing: Phrasing) => letters.of(wordsOf(phrasing.text))),
    glances: createOutlines(corpus, letters),
  };
}

/** How many entries may come in by their meaning alone, and how near they must be. */
const bySense = 10;
const senseFrom = 0.5;

/** Entries that are about the same, whether or not they share a word; nearest first. */
export function nearInSense(query: Query, kept: Likenesses): readonly Doc[] {
  const { docs } = kept.corpus;
  if (docs.length > allUpTo || query.meanings.every((meaning) => meaning < 0)) return [];
  const said = senseOfQuery(query, kept.table);
  const near: { doc: Doc; sense: number }[] = [];
  for (const doc of docs) {
    let sense = 0;
    for (const phrasing of doc.phrasings) sense = Math.max(sense, kept.senseOf(phrasing, said));
    if (sense >= senseFrom) near.push({ doc, sense });
  }
  return near
    .sort((a, b) => b.sense - a.sense)
    .slice(0, bySense)
    .map(({ doc }) => doc);
}

/** Prepares to compare one message with entries; it holds until the next message is prepared. */
export function compare(
  query: Query,
  kept: Likenesses,
  nearSaid: NearSaid,
): (doc: Doc, nearest: Phrasing | undefined) => Likeness {
  const { corpus, table, alikes } = kept;
  const { stems, weights, meanings } = query;
  const said = senseOfQuery(query, table);
  const square = weights.reduce((sum, weight) => sum + weight * weight, 0) || 1;
  const mass = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  alikes.read(meanings);
  const nearAsked = new Float32Array(stems.length);
  const nearAll = new Float32Array(stems.length);

  /** Of an entry in a large FAQ only the phrasing is compared that is nearest by words. */
  function nearestLetters(doc: Doc, closest: Phrasing | undefined): number {
    const few =
      closest && corpus.docs.length > allUpTo ? [closest] : doc.phrasings.slice(0, comparedByLetters);
    return few.reduce((most, one) => Math.max(most, nearSaid(kept.gramsOf(one))), 0);
  }

  return (doc, nearest) => {
    const whole = kept.wholeOf(doc);
    let inWhole = 0;
    let inAsked = 0;
    let softCovered = 0;
    let softExplained = 0;
    alikes.raise(nearAsked.fill(0), doc.asked);
    nearAll.set(nearAsked);
    alikes.raise(nearAll, whole.telling);
    for (let at = 0; at < stems.length; at++) {
      const stem = stems[at] ?? -1;
      const weight = weights[at] ?? 0;
      const place = stem < 0 ? -1 : placeIn(doc.all, stem);
      const asked = place >= 0 && placeIn(doc.asked, stem) >= 0;
      if (place >= 0) {
        inWhole += weight ** 2 * ((asked ? 2 : 0) + Math.log1p(doc.counts[place] ?? 0));
        if (asked) inAsked += weight ** 2;
      }
      softCovered += weight * (asked ? 1 : (nearAsked[at] ?? 0));
      softExplained += weight * (place >= 0 ? 1 : (nearAll[at] ?? 0));
    }
    let sense = 0;
    let closest = nearest;
    for (const phrasing of doc.phrasings) {
      const found = kept.senseOf(phrasing, said);
      if (found > sense) {
        sense = found;
        if (!nearest) closest = phrasing;
      }
    }
    let softPhrased = 0;
    if (closest && closest.mass > 0) {
      for (const stem of closest.stems)
        softPhrased += (stems.includes(stem) ? 1 : alikes.nearest(stem)) * corpus.weight(stem);
      softPhrased /= closest.mass;
    }
    return {
      together: whole.normAsked === 0 ? 0 : inAsked / (Math.sqrt(square) * whole.normAsked),
      whole: whole.norm === 0 ? 0 : inWhole / (Math.sqrt(square) * whole.norm),
      grams: nearestLetters(doc, closest),
      sense,
      senseWhole: Math.max(0, kept.senseOfWhole(doc, said)),
      softCovered: softCovered / mass,
      softExplained: softExplained / mass,
      softPhrased,
      hasNumbers: whole.hasNumbers,
    };
  };
}
