/** Takes texts in as numbers: each different word is folded, stemmed and looked up once, however often it comes. */
import type { Corpus } from "./corpus.ts";
import { fold } from "./fold.ts";
import { createLexicon, createRow, type Lexicon, type Row } from "./lexicon.ts";
import type { Language } from "./stop-words.ts";
import { answerWords, beginsPair, proseOf, rawWords, spelled, stemOfPair, stemOfWord } from "./text.ts";

/** A question's words as numbers. */
export interface TakenIn {
  /** All in order. */
  readonly words: Int32Array;
  /** Stems that carry meaning, each once, in order. */
  readonly stems: readonly number[];
}

export interface Intake {
  question(text: string, language: Language): TakenIn;
  /** Tells of the stems of an answer, repeats included. */
  answer(text: string, language: Language, tell: (stem: number) => void): void;
  /** Tells of the stems of prose, repeats included, without taking it in: of those that were taken in before. */
  known(text: string, language: Language, tell: (stem: number) => void): void;
  /** What is asked later of what was taken in by then. */
  numbers(): Numbers;
}

/** The numbers of texts, as a corpus keeps them. */
export type Numbers = Pick<Corpus, "stem" | "word" | "vocabulary">;

const none = -1;
/** A word whose stem nobody asked for yet. */
const untold = -2;

/** For itself, since what is returned holds everything that it can see. */
const numbersOf = (
  texts: Lexicon,
  words: Int32Array,
  stems: Int32Array,
  known: Int32Array,
  asked: Int32Array,
): Numbers => ({
  stem: (stem) => stems[texts.find(stem)] ?? none,
  word(word) {
    const text = texts.find(word);
    return asked[text] === 1 ? text : none;
  },
  vocabulary: {
    size: words.length,
    word: (at) => texts.text(words[at] ?? 0),
    lengthOf: (at) => texts.lengthOf(words[at] ?? 0),
    codeAt: (at, letter) => texts.codeAt(words[at] ?? 0, letter),
    stemOf: (word) => known[texts.find(word)] ?? none,
  },
});

/** @param first is told of each stem with the word that it was first seen as. */
export function createIntake(first: (stem: number, word: string) => void): Intake {
  const texts = createLexicon();
  const stems = createRow(none);
  const known = createRow(none);
  const asked = createRow(0);
  const vocabulary: number[] = [];
  const folded = createRow(none);
  const spelt = createRow(none);
  /** By word: 1 where two words may stand for one, 0 where not. */
  const pairing = createRow(none);
  /** For each language by raw word: the text of its stem, or {@link none}, or {@link untold}. */
  const stemmed = new Map<Language, Row>();
  let count = 0;

  /** Works out what a word is, the first time that it comes in a language. */
  function open(raw: number, text: string, row: Row, language: Language): void {
    const word = fold(text);
    const number = word === text ? raw : texts.add(word);
    const shown = spelled(word);
    folded.set(raw, number);
    spelt.set(number, shown === word ? number : texts.add(shown));
    pairing.set(number, beginsPair(word, "en") ? 1 : 0);
    const stem = stemOfWord(text, word, language);
    row.set(raw, stem === undefined ? none : texts.add(stem));
  }

  /** Numbers a stem that comes with a word. */
  function take(stem: number, word: number, pair: boolean): number {
    let number = stems.get(stem);
    if (number === none) {
      number = count++;
      stems.set(stem, number);
      first(number, texts.text(word));
    }
    if (!pair && known.get(word) === none) {
      known.set(word, number);
      vocabulary.push(word);
    }
    return number;
  }

  /** Tells of each word that carries meaning; of a pair of words as one, which is none of the vocabulary. */
  function meaningful(
    raw: readonly string[],
    language: Language,
    tell: (stem: number, word: number, pair: boolean) => void,
  ): Int32Array {
    const row = stemmed.get(language) ?? createRow(untold);
    stemmed.set(language, row);
    const words = new Int32Array(raw.length);
    const meant = new Int32Array(raw.length);
    raw.forEach((text, at) => {
      const number = texts.add(text);
      if (row.get(number) === untold) open(number, text, row, language);
      words[at] = folded.get(number);
      meant[at] = row.get(number);
    });
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? none;
      if (at + 1 < words.length && pairing.get(word) === 1) {
        const both = [texts.text(word), texts.text(words[at + 1] ?? none)] as const;
        const together = stemOfPair(...both, language);
        if (together !== undefined) {
          tell(texts.add(together), texts.add(both.join(" ")), true);
          at += 1;
          continue;
        }
      }
      const stem = meant[at] ?? none;
      if (stem !== none) tell(stem, spelt.get(word), false);
    }
    return words;
  }

  return {
    question(text, language) {
      const found: number[] = [];
      const words = meaningful(rawWords(proseOf(text)), language, (stem, word, pair) => {
        // A stem counts once a question; the words that it comes as after that are not taken note of.
        if (!found.includes(stems.get(stem))) found.push(take(stem, word, pair));
      });
      for (const word of words) asked.set(word, 1);
      return { words, stems: found };
    },
    answer(text, language, tell) {
      meaningful(answerWords(text), language, (stem, word, pair) => {
        tell(take(stem, word, pair));
      });
    },
    known(text, language, tell) {
      meaningful(rawWords(proseOf(text)), language, (stem) => {
        const number = stems.get(stem);
        if (number !== none) tell(number);
      });
    },
    numbers: () =>
      numbersOf(
        texts,
        Int32Array.from(vocabulary),
        stems.first(texts.count()),
        known.first(texts.count()),
        asked.first(texts.count()),
      ),
  };
}
