/** Runs of three to five letters within words: what two spellings of a word have in common. */
import { hashOn, noLetters } from "./words.ts";

/** Runs are counted by hash; two that fall together do no harm. */
const kinds = 1 << 16;

const maxWords = 40;
const maxLetters = 30;
const sizes = { least: 3, most: 5 } as const;
const scratch = new Uint16Array(maxWords * (maxLetters + 2) * 3);
const space = 32;

/** The runs of a text, each once, ascending. */
function gramsOf(words: readonly string[]): Uint16Array {
  let found = 0;
  for (let index = 0; index < words.length && index < maxWords; index++) {
    const word = words[index] ?? "";
    const length = Math.min(word.length, maxLetters);
    // A space on either side belongs to the word. A longer run's hash goes on from the shorter one's.
    for (let begin = -1; begin + sizes.least <= length + 1; begin++) {
      let hash = noLetters;
      const end = Math.min(begin + sizes.most, length + 1);
      for (let at = begin; at < end; at++) {
        hash = hashOn(hash, at < 0 || at === length ? space : word.charCodeAt(at));
        if (at + 1 - begin >= sizes.least) scratch[found++] = (hash ^ (hash >>> 16)) & 0xffff;
      }
    }
  }
  const sorted = scratch.slice(0, found).sort();
  let kept = 0;
  for (let at = 0; at < found; at++) {
    const run = sorted[at] ?? 0;
    if (at === 0 || run !== sorted[kept - 1]) sorted[kept++] = run;
  }
  return sorted.slice(0, kept);
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
