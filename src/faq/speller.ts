/** Reads misspelt words as words of the FAQ. */
import type { Corpus } from "./corpus.ts";
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

/** A set of letters as bits, for ruling out most words at once. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) % 31);
  return bits;
}

function bitsIn(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

/** Slips of the finger between two words, a swap of neighbours counting as one; more than `most` is `most + 1`. */
function slips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = current;
  }
  return previous[other.length] ?? most + 1;
}

/** Words by length, with their letters as bits. Built when the first unknown word comes. */
export function createSpeller(corpus: Corpus): Speller {
  const isSmall = (word: string) => isStopWord(word, corpus.language) && corpus.vocabulary.stemOf(word) < 0;
  let byLength: Map<number, { words: string[]; letters: number[] }> | undefined;

  function lay() {
    const lengths = new Map<number, { words: string[]; letters: number[] }>();
    const { vocabulary } = corpus;
    const known = Array.from({ length: vocabulary.size }, (_, at) => vocabulary.word(at));
    for (const word of [...known, ...stopWordsOf(corpus.language)]) {
      if (word.length < shortest - 1 || word.length > longest || !/^\p{L}+$/u.test(word)) continue;
      const list = lengths.get(word.length) ?? { words: [], letters: [] };
      list.words.push(word);
      list.letters.push(lettersOf(word));
      lengths.set(word.length, list);
    }
    return lengths;
  }

  /** `wifirouter`: two words of the FAQ. */
  function runTogether(word: string): readonly string[] | undefined {
    for (let at = 3; at <= word.length - 3; at++) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => corpus.vocabulary.stemOf(part) >= 0)) return parts;
    }
    return undefined;
  }

  return (word) => {
    if (word.length < shortest || word.length > longest || !/^\p{L}+$/u.test(word)) return undefined;
    if (shippedWords().find(word) >= 0) return undefined;
    byLength ??= lay();
    const most = word.length >= 7 ? 2 : 1;
    const letters = lettersOf(word);
    let best: { word: string; cost: number } | undefined;
    for (let length = word.length - most; length <= word.length + most; length++) {
      const list = byLength.get(length);
      if (!list) continue;
      for (let at = 0; at < list.words.length; at++) {
        if (bitsIn((list.letters[at] ?? 0) ^ letters) > 2 * most) continue;
        const other = list.words[at] ?? "";
        const distance = slips(word, other, most);
        if (distance > most) continue;
        // Of two as near, the one that begins alike, then the more frequent one.
        const spread = corpus.spread(corpus.vocabulary.stemOf(other));
        const cost = distance + (other[0] === word[0] ? 0 : 0.3) - Math.min(0.2, 0.02 * spread);
        if (!best || cost < best.cost) best = { word: other, cost };
      }
    }
    if (best) return isSmall(best.word) ? [] : [best.word];
    return runTogether(word);
  };
}
