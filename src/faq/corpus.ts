/** Entries prepared for matching, and how rare each word is among them. */
import type { Entry } from "./entry.ts";
import { createIntake } from "./intake.ts";
import { createPool } from "./lexicon.ts";
import { type Language, languageOf } from "./stop-words.ts";
import { wordsOf } from "./text.ts";
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
  /** Stems of the answer's first lines, each once. */
  readonly opening: Int32Array;
}

export interface Corpus {
  readonly docs: readonly Doc[];
  /** What a message is taken for whose words don't tell its language: what most entries are in. */
  readonly language: Language;
  /** What a good part of the entries is in. */
  readonly languages: ReadonlySet<Language>;
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
  readonly vocabulary: Vocabulary;
}

/** Folded words of the entries, each once. */
export interface Vocabulary {
  readonly size: number;
  /** The word at a place, from 0 on, as they came. */
  word(at: number): string;
  /** How many UTF-16 units the word at a place has, and the one of them that is so many after the first. */
  lengthOf(at: number): number;
  codeAt(at: number, letter: number): number;
  /** The number of a word's stem; -1 for a word that no entry has. */
  stemOf(word: string): number;
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

/** Of so many characters the language is told, by no more than eighty words, which are mostly in the first part. */
const telling = { first: 700, all: 1500 } as const;

/** Of a few short entries the language is guessed wrongly. */
const goodPart = 0.05;

function languageOfEntry(entry: Entry): Language {
  const text = [entry.question, ...entry.phrasings, entry.answer.slice(0, telling.all)].join(" ");
  const first = wordsOf(text.slice(0, telling.first));
  // The last word of a part may be cut.
  const enough = first.length > 90 || text.length <= telling.first;
  return languageOf(enough ? first.slice(0, 80) : wordsOf(text.slice(0, telling.all)), "en");
}

/** Characters of an answer that are its first lines. */
const firstLines = 250;

/** What the entries say, before it is known how rare each word is. */
function takeIn(entries: readonly Entry[]) {
  const table = shippedWords();
  const meanings: number[] = [];
  const intake = createIntake((stem, word) => {
    meanings[stem] = table.find(word);
  });
  const pool = createPool();
  const spread: number[] = [];
  // By stem, and cleared after each entry.
  const count: number[] = [];
  const seen: boolean[] = [];

  const drafts = entries.map((entry) => {
    const language = languageOfEntry(entry);
    const take = (text: string, learned: boolean) => {
      const { words, stems } = intake.question(text, language);
      return { text, learned, words: pool(words), stems: pool(stems) };
    };
    const phrasings = [
      ...[entry.question, ...entry.phrasings].map((text) => take(text, false)),
      ...(entry.learned ?? []).map((text) => take(text, true)),
    ];
    const met: number[] = [];
    for (const { stems } of phrasings)
      for (const stem of stems)
        if (!seen[stem]) {
          seen[stem] = true;
          met.push(stem);
        }
    const asked = pool(Int32Array.from(met).sort());
    const text = `${entry.id.replace(/[-_.]/g, " ")} ${entry.short ?? ""} ${entry.answer}`;
    intake.answer(text, language, (stem) => {
      count[stem] = Math.min(255, (count[stem] ?? 0) + 1);
      if (seen[stem]) return;
      seen[stem] = true;
      met.push(stem);
    });
    const all = pool(Int32Array.from(met).sort());
    const counts = Uint8Array.from(all, (stem) => count[stem] ?? 0);
    const first: number[] = [];
    intake.known(entry.answer.slice(0, firstLines), language, (stem) => {
      // A word that is cut there is none of the answer's.
      if ((count[stem] ?? 0) > 0 && !first.includes(stem)) first.push(stem);
    });
    for (const stem of all) {
      spread[stem] = (spread[stem] ?? 0) + 1;
      count[stem] = 0;
      seen[stem] = false;
    }
    return {
      entry,
      language,
      phrasings,
      asked,
      all,
      counts,
      opening: pool(first),
    };
  });

  return {
    drafts,
    meanings: Int32Array.from(meanings),
    spreads: Int32Array.from(spread),
    numbers: intake.numbers(),
  };
}

/** Prepares all entries. What only the making needs must not be seen from here: what is returned would hold it. */
export function createCorpus(entries: readonly Entry[]): Corpus {
  const { drafts, meanings, spreads, numbers } = takeIn(entries);
  const total = drafts.length;
  const rarity = (n: number) => Math.log(1 + (total - n + 0.5) / (n + 0.5));
  const rarest = rarity(0);
  const weights = Float32Array.from(spreads, (n) => rarity(n) / rarest);
  const weight = (stem: number) => (stem < 0 ? 1 : (weights[stem] ?? 1));
  let phrasings = 0;
  // Written out: objects that others are spread into each get a shape of their own, at twice the room and time.
  const docs = drafts.map(
    (draft, at): Doc => ({
      at,
      entry: draft.entry,
      language: draft.language,
      phrasings: draft.phrasings.map(
        ({ text, learned, words, stems }): Phrasing => ({
          at: phrasings++,
          text,
          learned,
          words,
          stems,
          square: stems.reduce((sum, stem) => sum + weight(stem) ** 2, 0),
          mass: stems.reduce((sum, stem) => sum + weight(stem), 0),
        }),
      ),
      asked: draft.asked,
      all: draft.all,
      counts: draft.counts,
      opening: draft.opening,
    }),
  );
  const spoken = new Map<Language, number>();
  for (const { language } of docs) spoken.set(language, (spoken.get(language) ?? 0) + 1);
  const [main] = [...spoken].sort((a, b) => b[1] - a[1]);
  return {
    docs,
    language: main?.[0] ?? "en",
    languages: new Set([...spoken].flatMap(([one, count]) => (count >= total * goodPart ? [one] : []))),
    phrasings,
    size: spreads.length,
    weight,
    meaning: (stem) => meanings[stem] ?? -1,
    spread: (stem) => spreads[stem] ?? 0,
    ...numbers,
  };
}
