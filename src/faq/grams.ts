/** Runs of three to five letters within words: what two spellings of a word have in common. */
import { hashOn, noLetters } from "./words.ts";

/** Runs are counted by hash; two that fall together do no harm. */
const kinds = 1 << 16;

const maxWords = 40;
const maxLetters = 30;
const scratch = new Uint16Array(maxWords * (maxLetters + 2) * 3);
const space = 32;

/** Words as one text, with a space on either side of each: its runs are within words, the spaces included. */
const joined = (words: readonly string[]): string =>
  ["", ...words.slice(0, maxWords).map((word) => word.slice(0, maxLetters)), ""].join(" ");

const kindOf = (hash: number): number => (hash ^ (hash >>> 16)) & (kinds - 1);

/** Puts the runs of a text into `scratch`, repeats included; returns how many there are. */
function takeRuns(text: string): number {
  let found = 0;
  // How many letters the word has so far, the space before it included, and the hashes of its last ones.
  let letters = 0;
  let [one, two, three, four, five] = [0, 0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    five = hashOn(four, code);
    four = hashOn(three, code);
    three = hashOn(two, code);
    two = hashOn(one, code);
    one = hashOn(noLetters, code);
    letters += 1;
    if (letters >= 3) scratch[found++] = kindOf(three);
    if (letters >= 4) scratch[found++] = kindOf(four);
    if (letters >= 5) scratch[found++] = kindOf(five);
    if (code === space) letters = 1;
  }
  return found;
}

const halfSorted = new Uint16Array(scratch.length);
const places = new Uint32Array(257);

/** Puts so many numbers in the order of one of their bytes; those that are equal in it stay in theirs. */
function sortByByte(from: Uint16Array, to: Uint16Array, count: number, shift: number): void {
  const byteOf = (run: number) => (run >> shift) & 255;
  places.fill(0);
  for (let at = 0; at < count; at++) {
    const next = byteOf(from[at] ?? 0) + 1;
    places[next] = (places[next] ?? 0) + 1;
  }
  for (let byte = 1; byte < places.length; byte++)
    places[byte] = (places[byte] ?? 0) + (places[byte - 1] ?? 0);
  for (let at = 0; at < count; at++) {
    const run = from[at] ?? 0;
    const place = places[byteOf(run)] ?? 0;
    to[place] = run;
    places[byteOf(run)] = place + 1;
  }
}

/** Puts the runs of a text into `scratch`, each once, ascending; returns how many there are. */
function takeEachRun(text: string): number {
  const found = takeRuns(text);
  // A radix sort takes a quarter of the time that sort() does.
  sortByByte(scratch, halfSorted, found, 0);
  sortByByte(halfSorted, scratch, found, 8);
  let kept = 0;
  for (let at = 0; at < found; at++) {
    const run = scratch[at] ?? 0;
    if (kept === 0 || run !== scratch[kept - 1]) scratch[kept++] = run;
  }
  return kept;
}

/** A text to be compared by its runs, which are so many that they are found anew each time. */
export interface Grams {
  readonly text: string;
  /** The length of the vector of its runs. */
  readonly norm: number;
}

export interface GramSpace {
  of(words: readonly string[]): Grams;
  /** Prepares to compare texts with one, in place of the one before: cosine of rarity-weighted runs, 0 to 1. */
  near(one: Grams): (other: Grams) => number;
}

/** @param texts the words of everything that is compared, to know which runs are rare. */
export function createGramSpace(texts: Iterable<readonly string[]>): GramSpace {
  const spread = new Uint32Array(kinds);
  let count = 0;
  for (const words of texts) {
    count += 1;
    for (let at = takeEachRun(joined(words)) - 1; at >= 0; at--) {
      const run = scratch[at] ?? 0;
      spread[run] = (spread[run] ?? 0) + 1;
    }
  }
  const weights = Float32Array.from(spread, (n) => Math.log(1 + (count - n + 0.5) / (n + 0.5)));
  const met = new Uint8Array(kinds);
  const square = (run: number) => (weights[run] ?? 0) ** 2;
  return {
    of(words) {
      const text = joined(words);
      const count = takeEachRun(text);
      let sum = 0;
      for (let at = 0; at < count; at++) sum += square(scratch[at] ?? 0);
      return { text, norm: Math.sqrt(sum) };
    },
    near(one) {
      const runs = scratch.slice(0, takeEachRun(one.text));
      met.fill(0);
      return (other) => {
        if (one.norm === 0 || other.norm === 0) return 0;
        for (let at = takeRuns(other.text) - 1; at >= 0; at--) met[scratch[at] ?? 0] = 1;
        let sum = 0;
        for (const run of runs)
          if (met[run] === 1) {
            sum += square(run);
            // Others that were met are never asked for.
            met[run] = 0;
          }
        return sum / (one.norm * other.norm);
      };
    },
  };
}
