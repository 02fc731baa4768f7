/** Which of an entry's phrasings is nearest to a message by the words that both have. */
import type { Corpus, Doc, Phrasing } from "./corpus.ts";

/** The nearest phrasing, and how near it and the next ones are. */
export interface Nearest {
  readonly phrasing: Phrasing;
  readonly cosine: number;
  /** The weight of the words in common. */
  readonly common: number;
  /** The mean cosine of the nearest few; an entry of fewer phrasings has 0 for those that lack. */
  readonly several: number;
}

const few = 5;

/**
 * @param stems what the message has
 * @param square the sum of its squared weights
 */
export function nearestOf(
  stems: { has(stem: number): boolean },
  square: number,
  doc: Doc,
  corpus: Corpus,
): Nearest | undefined {
  let best: Omit<Nearest, "several"> | undefined;
  const cosines: number[] = [];
  for (const phrasing of doc.phrasings) {
    let common = 0;
    let commonSquare = 0;
    for (const stem of phrasing.stems) {
      if (!stems.has(stem)) continue;
      const weight = corpus.weight(stem);
      common += weight;
      commonSquare += weight * weight;
    }
    const cosine = commonSquare === 0 ? 0 : commonSquare / Math.sqrt(square * phrasing.square);
    if (cosine > 0) cosines.push(cosine);
    if (!best || cosine > best.cosine) best = { phrasing, cosine, common };
  }
  if (cosines.length > few) cosines.sort((a, b) => b - a);
  let sum = 0;
  for (let at = 0; at < few; at++) sum += cosines[at] ?? 0;
  // Not spread: what an object is spread into has a shape of its own each time, which is dear.
  return (
    best && {
      phrasing: best.phrasing,
      cosine: best.cosine,
      common: best.common,
      several: sum / few,
    }
  );
}
