/** Reads misspelt words as words of the FAQ. */
import type { Corpus } from "./corpus.ts";
import { slipsFrom } from "./slips.ts";
import { isStopWord, stopWordsOf } from "./stop-words.ts";
import { shippedWords } from "./words.ts";

/**
 * The words of the FAQ that a folded word must be, which neither it nor English has: the
 * nearest one, or the two it was run together from. None for a word that says nothing by
 * itself (`waht`); undefined when nothing is near.
 */
export type Speller = (word: string) => readonly string[] | undefined;

const shortest = 4;
const longest = 30;

/** A letter as one of the bits of a set, for ruling out most words at once. */
const bitOf = (code: number): number => 1 << (code % 31);

function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= bitOf(word.charCodeAt(at));
  return bits;
}

const isWord = (word: string) => /^\p{L}+$/u.test(word);
const isPlain = (code: number) => code >= 97 && code <= 122;

function bitsIn(value: number): number {
  const pairs = value - ((value >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Words of one length: where they stand, and their letters as bits. */
interface Sheet {
  readonly places: Int32Array;
  readonly letters: Int32Array;
}

/** What words that came before were read as is kept for so many. */
const maxKept = 2000;

/** Words by length, with their letters as bits. Built when the first unknown word comes. */
export function createSpeller(corpus: Corpus): Speller {
  const { vocabulary } = corpus;
  const small = [...stopWordsOf(corpus.language)];
  const isSmall = (word: string) => isStopWord(word, corpus.language) && vocabulary.stemOf(word) < 0;
  /** The words of the entries, and after them the small ones. */
  const wordAt = (place: number) =>
    place < vocabulary.size ? vocabulary.word(place) : (small[place - vocabulary.size] ?? "");
  const lengthAt = (place: number) =>
    place < vocabulary.size ? vocabulary.lengthOf(place) : (small[place - vocabulary.size] ?? "").length;
  const codeAt = (place: number, at: number) =>
    place < vocabulary.size
      ? vocabulary.codeAt(place, at)
      : (small[place - vocabulary.size] ?? "").charCodeAt(at);
  let byLength: ReadonlyMap<number, Sheet> | undefined;

  function lay(): ReadonlyMap<number, Sheet> {
    const lengths = new Map<number, { places: number[]; letters: number[] }>();
    for (let place = 0; place < vocabulary.size + small.length; place++) {
      const length = lengthAt(place);
      if (length < shortest - 1 || length > longest) continue;
      let letters = 0;
      let plain = true;
      for (let at = 0; at < length; at++) {
        const code = codeAt(place, at);
        letters |= bitOf(code);
        plain &&= isPlain(code);
      }
      if (!plain && !isWord(wordAt(place))) continue;
      const list = lengths.get(length) ?? { places: [], letters: [] };
      list.places.push(place);
      list.letters.push(letters);
      lengths.set(length, list);
    }
    return new Map(
      [...lengths].map(([length, { places, letters }]) => [
        length,
        { places: Int32Array.from(places), letters: Int32Array.from(letters) },
      ]),
    );
  }

  /** `wifirouter`: two words of the FAQ. */
  function runTogether(word: string): readonly string[] | undefined {
    for (let at = 3; at <= word.length - 3; at++) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => vocabulary.stemOf(part) >= 0)) return parts;
    }
    return undefined;
  }

  function read(word: string): readonly string[] | undefined {
    if (word.length < shortest || !isWord(word)) return undefined;
    if (shippedWords().find(word) >= 0) return undefined;
    byLength ??= lay();
    const most = word.length >= 7 ? 2 : 1;
    const letters = lettersOf(word);
    const slips = slipsFrom(word, codeAt);
    let best: { word: string; cost: number } | undefined;
    for (let length = word.length - most; length <= word.length + most; length++) {
      const list = byLength.get(length);
      if (!list) continue;
      for (let at = 0; at < list.places.length; at++) {
        if (bitsIn((list.letters[at] ?? 0) ^ letters) > 2 * most) continue;
        const place = list.places[at] ?? 0;
        const distance = slips(place, length);
        if (distance > most) continue;
        const other = wordAt(place);
        // Of two as near, the one that begins alike, then the more frequent one.
        const spread = corpus.spread(vocabulary.stemOf(other));
        const cost = distance + (other[0] === word[0] ? 0 : 0.3) - Math.min(0.2, 0.02 * spread);
        if (!best || cost < best.cost) best = { word: other, cost };
      }
    }
    if (best) return isSmall(best.word) ? [] : [best.word];
    return runTogether(word);
  }

  const kept = new Map<string, ReturnType<Speller>>();
  return (word) => {
    if (word.length > longest) return undefined;
    if (!kept.has(word)) {
      if (kept.size >= maxKept) kept.clear();
      kept.set(word, read(word));
    }
    return kept.get(word);
  };
}
