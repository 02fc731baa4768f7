/** What texts mean as a whole: the vectors of their words, the rare ones counting more. */
import { allUpTo } from "./candidate.ts";
import type { Corpus, Phrasing } from "./corpus.ts";
import type { Query } from "./query.ts";
import type { Words } from "./words.ts";

export function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (let at = 0; at < vector.length; at++) {
    const value = vector[at] ?? 0;
    square += value * value;
  }
  const norm = Math.sqrt(square) || 1;
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) / norm;
  return vector;
}

/** @param from where the other vector begins */
export function dot(one: Float32Array, other: Float32Array, from = 0): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[from + at] ?? 0);
  return sum;
}

/** Rare words say more about what a text is about, among the entries as in English. */
export const senseShare = (rarity: number, weight: number) => rarity * rarity * (0.3 + weight);

/** Vectors of all phrasings in one row, each made when it is first asked for; of a large FAQ none is kept. */
export function createSenses(
  corpus: Corpus,
  table: Words,
): (phrasing: Phrasing, said: Float32Array) => number {
  const { dimensions } = table;
  const few = corpus.docs.length <= allUpTo;
  let vectors: Float32Array | undefined;
  const made = new Uint8Array(few ? corpus.phrasings : 0);
  const scratch = new Float32Array(dimensions);

  function make(phrasing: Phrasing, sense: Float32Array): void {
    for (const stem of phrasing.stems) {
      const meaning = corpus.meaning(stem);
      if (meaning >= 0) table.add(meaning, senseShare(table.rarity(meaning), corpus.weight(stem)), sense);
    }
    unit(sense);
  }

  return (phrasing, said) => {
    if (!few) {
      make(phrasing, scratch.fill(0));
      return dot(said, scratch);
    }
    vectors ??= new Float32Array(corpus.phrasings * dimensions);
    const from = phrasing.at * dimensions;
    if (made[phrasing.at] === 0) {
      make(phrasing, vectors.subarray(from, from + dimensions));
      made[phrasing.at] = 1;
    }
    return dot(said, vectors, from);
  };
}

/** What a message is about. */
export function senseOfQuery({ meanings, rarities, weights }: Query, table: Words): Float32Array {
  const sense = new Float32Array(table.dimensions);
  meanings.forEach((meaning, at) => {
    if (meaning >= 0) table.add(meaning, senseShare(rarities[at] ?? 0, weights[at] ?? 0), sense);
  });
  return unit(sense);
}
