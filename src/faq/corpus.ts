/** Entries prepared for matching, and how rare each word is among them. */
import type { Entry } from "./entry.ts";
import { type Language, languageOf } from "./stop-words.ts";
import { prepare, stemsOf, wordsOf } from "./text.ts";
import { shippedWords } from "./words.ts";

/** One way in which an entry's question is asked. Words and stems are numbers of the corpus. */
export interface Phrasing {
  /** Its place among all phrasings of the corpus. */
  readonly at: number;
  readonly text: string;
  /** Picked up in service rather than written down. */
  readonly learned: boolean;
  /** All words in order. */
  readonly words: Int32Array;
  /** Stems that carry meaning, each once, in order. */
  readonly stems: Int32Array;
  /** Sum of the squared weights of its stems, for the cosine. */
  readonly square: number;
  /** Sum of the weights of its stems. */
  readonly mass: number;
}

export interface Doc {
  /** Its place in the corpus. */
  readonly at: number;
  readonly entry: Entry;
  readonly language: Language;
  /** The question first. */
  readonly phrasings: readonly Phrasing[];
  /** Stems of the question and all phrasings, ascending. */
  readonly asked: Int32Array;
  /** Those and the answer's, ascending. */
  readonly all: Int32Array;
  /** How often each of `all` is in the answer; at most 255. */
  readonly counts: Uint8Array;
}

export interface Corpus {
  readonly docs: readonly Doc[];
  /** What a message is taken for whose words don't tell its language: what most entries are in. */
  readonly language: Language;
  /** How many phrasings there are. */
  readonly phrasings: number;
  /** How many stems there are. */
  readonly size: number;
  /** The number of a stem; -1 for one that no entry has. */
  stem(stem: string): number;
  /** The number of a word; -1 for one that no question has. */
  word(word: string): number;
  /** 0 to 1: how rare a stem is, by number; 1 for one that no entry has. */
  weight(stem: number): number;
  /** The word in the table of English behind a stem, by number; -1 where it has none. */
  meaning(stem: number): number;
  /** In how many entries a stem is. */
  spread(stem: number): number;
  /** Folded words of the entries, each once, and the number of each one's stem. */
  readonly vocabulary: ReadonlyMap<string, number>;
}

/** The place of a value in an ascending list; -1 when it is not there. */
export function placeIn(ascending: Int32Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ascending[middle] ?? 0;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function createNumbers() {
  const numbers = new Map<string, number>();
  return {
    all: numbers,
    of(text: string): number {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
  };
}

const languageOfEntry = (entry: Entry): Language =>
  languageOf(wordsOf([entry.question, ...entry.phrasings, entry.answer].join(" ").slice(0, 1500)), "en");

/** Prepares all entries. */
export function createCorpus(entries: readonly Entry[]): Corpus {
  const stems = createNumbers();
  const words = createNumbers();
  const vocabulary = new Map<string, number>();
  const spread: number[] = [];
  const table = shippedWords();
  const meanings: number[] = [];
  /** Numbers a stem, and takes note of the word it was first seen as. */
  function number(stem: string, word: string): number {
    const known = stems.all.get(stem);
    const found = known ?? stems.of(stem);
    if (known === undefined) meanings.push(table.find(word));
    if (!word.includes(" ") && !vocabulary.has(word)) vocabulary.set(word, found);
    return found;
  }

  const drafts = entries.map((entry) => {
    const language = languageOfEntry(entry);
    const take = (text: string, learned: boolean) => {
      const prepared = prepare(text, language, language);
      return {
        text,
        learned,
        words: Int32Array.from(prepared.words, words.of),
        stems: Int32Array.from(prepared.spelt, ([stem, word]) => number(stem, word)),
      };
    };
    const phrasings = [
      ...[entry.question, ...entry.phrasings].map((text) => take(text, false)),
      ...(entry.learned ?? []).map((text) => take(text, true)),
    ];
    const count = new Map<number, number>();
    const text = `${entry.id.replace(/[-_.]/g, " ")} ${entry.short ?? ""} ${entry.answer}`;
    for (const [stem, word] of stemsOf(text, language)) {
      const found = number(stem, word);
      count.set(found, Math.min(255, (count.get(found) ?? 0) + 1));
    }
    const asked = Int32Array.from(new Set(phrasings.flatMap((one) => [...one.stems]))).sort();
    const all = Int32Array.from(new Set([...asked, ...count.keys()])).sort();
    for (const stem of all) spread[stem] = (spread[stem] ?? 0) + 1;
    return {
      entry,
      language,
      phrasings,
      asked,
      all,
      counts: Uint8Array.from(all, (stem) => count.get(stem) ?? 0),
    };
  });

  const rarity = (n: number) => Math.log(1 + (drafts.length - n + 0.5) / (n + 0.5));
  const rarest = rarity(0);
  const weights = Float32Array.from(spread, (n) => rarity(n) / rarest);
  const weight = (stem: number) => (stem < 0 ? 1 : (weights[stem] ?? 1));
  const meaningOf = Int32Array.from(meanings);
  let phrasings = 0;
  const docs = drafts.map((draft, at) => ({
    ...draft,
    at,
    phrasings: draft.phrasings.map((phrasing) => ({
      ...phrasing,
      at: phrasings++,
      square: phrasing.stems.reduce((sum, stem) => sum + weight(stem) ** 2, 0),
      mass: phrasing.stems.reduce((sum, stem) => sum + weight(stem), 0),
    })),
  }));
  const spoken = new Map<Language, number>();
  for (const { language } of docs) spoken.set(language, (spoken.get(language) ?? 0) + 1);
  const [main] = [...spoken].sort((a, b) => b[1] - a[1]);
  return {
    docs,
    language: main?.[0] ?? "en",
    phrasings,
    size: stems.all.size,
    stem: (stem) => stems.all.get(stem) ?? -1,
    word: (word) => words.all.get(word) ?? -1,
    weight,
    meaning: (stem) => meaningOf[stem] ?? -1,
    spread: (stem) => spread[stem] ?? 0,
    vocabulary,
  };
}
