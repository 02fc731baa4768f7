/** Runs of three to five letters within words: what two spellings of a word have in common. */
import { hashOf } from "./words.ts";

/** Runs are counted by hash; two that fall together do no harm. */
const kinds = 1 << 16;

/** The runs of a text, each once, ascending. */
function gramsOf(words: readonly string[]): Uint16Array {
  const found = new Set<number>();
  for (const word of words.slice(0, 40)) {
    const padded = ` ${word.slice(0, 30)} `;
    for (let size = 3; size <= 5; size++)
      for (let at = 0; at + size <= padded.length; at++) {
        const hash = hashOf(padded.slice(at, at + size));
        found.add((hash ^ (hash >>> 16)) & 0xffff);
      }
  }
  return Uint16Array.from(found).sort();
}

/** A text's runs and the length of their vector. */
export interface Grams {
  readonly runs: Uint16Array;
  readonly norm: number;
}

export interface GramSpace {
  of(words: readonly string[]): Grams;
  /** Cosine of rarity-weighted runs, 0 to 1. */
  cosine(one: Grams, other: Grams): number;
}

/** @param texts the words of everything that is compared, to know which runs are rare. */
export function createGramSpace(texts: Iterable<readonly string[]>): GramSpace {
  const spread = new Uint32Array(kinds);
  let count = 0;
  for (const words of texts) {
    count += 1;
    for (const run of gramsOf(words)) spread[run] = (spread[run] ?? 0) + 1;
  }
  const weights = Float32Array.from(spread, (n) => Math.log(1 + (count - n + 0.5) / (n + 0.5)));
  return {
    of(words) {
      const runs = gramsOf(words);
      let square = 0;
      for (const run of runs) square += (weights[run] ?? 0) ** 2;
      return { runs, norm: Math.sqrt(square) };
    },
    cosine(one, other) {
      if (one.norm === 0 || other.norm === 0) return 0;
      let sum = 0;
      for (let a = 0, b = 0; a < one.runs.length && b < other.runs.length; ) {
        const left = one.runs[a] ?? 0;
        const right = other.runs[b] ?? 0;
        if (left === right) sum += (weights[left] ?? 0) ** 2;
        if (left <= right) a += 1;
        if (right <= left) b += 1;
      }
      return sum / (one.norm * other.norm);
    },
  };
}
