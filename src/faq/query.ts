/** A message as the corpus sees it: its words as numbers, misspelt ones read as what they must mean. */
import type { Corpus } from "./corpus.ts";
import type { Speller } from "./speller.ts";
import { type Prepared, prepare, wantsHelp } from "./text.ts";
import { isUnspaced } from "./unspaced.ts";
import { shippedWords } from "./words.ts";

export interface Query {
  readonly message: Prepared;
  /** Numbers of all words in order; -1 for one that no question has. */
  readonly words: readonly number[];
  /** Numbers of the stems that carry meaning, each once, in order; negative, each another, for unknown ones. */
  readonly stems: readonly number[];
  /** The words behind the stems. */
  readonly spelt: readonly string[];
  /** How rare each stem is among the entries, 0 to 1. */
  readonly weights: readonly number[];
  /** How rare each stem's word is in English, 0 to 1. */
  readonly rarities: readonly number[];
  /** The word in the table of English behind each stem, or -1. */
  readonly meanings: readonly number[];
  /** Words that were read as others. */
  readonly corrected: readonly { readonly said: string; readonly taken: string }[];
  /** It is put as a question or a plea. */
  readonly asking: boolean;
  /** The table of English can tell what it means. */
  readonly meant: boolean;
}

/**
 * In another language `die` or `was` is no English word, and most words are none at all. One
 * that hardly an entry is in is a guess, which a few small words of an English message can mislead.
 */
const isMeant = ({ language, words }: Prepared, { languages }: Corpus): boolean =>
  (language === "en" || !languages.has(language)) && !(words.length > 0 && words.every(isUnspaced));

/** Reads a message. Pure. */
export function readQuery(text: string, corpus: Corpus, speller: Speller): Query {
  const message = prepare(text, corpus.language);
  const table = shippedWords();
  const meant = isMeant(message, corpus);
  const corrected: { said: string; taken: string }[] = [];
  const found = new Map<number, { word: string; meaning: number }>();
  function take(stem: number, word: string): void {
    const key = stem < 0 ? -1 - found.size : stem;
    if (!found.has(key)) found.set(key, { word, meaning: meant ? table.find(word) : -1 });
  }
  for (const [stem, said] of message.spelt) {
    const number = corpus.stem(stem);
    const meant = number < 0 ? speller(said) : undefined;
    if (meant === undefined) take(number, said);
    else {
      for (const word of meant) take(corpus.vocabulary.stemOf(word), word);
      if (meant.length > 0) corrected.push({ said, taken: meant.join(" ") });
    }
  }
  const all = [...found.entries()];
  const words = message.words.map((word) => {
    const taken = corrected.find((one) => one.said === word)?.taken;
    return corpus.word(taken ?? word);
  });
  return {
    message,
    words,
    stems: all.map(([stem]) => stem),
    spelt: all.map(([, one]) => one.word),
    weights: all.map(([stem]) => corpus.weight(stem)),
    rarities: all.map(([, one]) => table.rarity(one.meaning)),
    meanings: all.map(([, one]) => one.meaning),
    corrected,
    asking: wantsHelp(message.said),
    meant,
  };
}
