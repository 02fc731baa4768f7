/** An entry at a glance: its name, how it begins, and whether the others speak of it. */
import type { Corpus, Doc } from "./corpus.ts";
import type { GramSpace, Grams } from "./grams.ts";
import { keep } from "./kept.ts";
import type { Query } from "./query.ts";
import { isStopWord, type Language } from "./stop-words.ts";
import { wordsOf } from "./text.ts";

/** What an entry's outline has in common with a message, each 0 to 1. */
export interface Glance {
  /** Runs of letters in common with the beginning of the entry. */
  readonly gramsWhole: number;
  /** The share of the message, by rarity, that the answer's first lines have. */
  readonly opening: number;
  /** The message has a word of the entry's name. */
  readonly named: number;
  /** The question is nothing but a name: up to three words, all with a meaning of their own. */
  readonly bare: number;
  /** How many other entries have all words of such a question. */
  readonly spokenOf: number;
}

interface Outline {
  readonly name: readonly string[];
  readonly bare: boolean;
  readonly spokenOf: number;
  readonly grams: Grams;
}

/** Characters of an entry that are its beginning. */
const beginning = 400;
/** Entries whose outline is kept; about half a kilobyte each. */
const maxOutlines = 10_000;

/** The words of an id that is a name; one of more words is a question written small, and none. */
function nameOf(id: string, language: Language): readonly string[] {
  const words = wordsOf(id.replace(/[-_.]/g, " ")).filter((word) => word.length > 2);
  return words.length > 3 ? [] : words.filter((word) => !isStopWord(word, language));
}

/** How near letters are to those of a message. */
export type NearSaid = ReturnType<GramSpace["near"]>;

/** Prepares to look at entries; the function it returns prepares for one message. */
export function createOutlines(
  corpus: Corpus,
  letters: GramSpace,
): (query: Query, nearSaid: NearSaid) => (doc: Doc) => Glance {
  const outlineOf = keep(maxOutlines, ({ entry, language, phrasings }: Doc): Outline => {
    const { stems: asked = [], words = [] } = phrasings[0] ?? {};
    const bare = asked.length > 0 && asked.length === words.length && words.length <= 3;
    const spread = Math.min(...[...asked].map((stem) => corpus.spread(stem)));
    const text = [...phrasings.slice(0, 10).map((one) => one.text), entry.answer.slice(0, beginning)].join(
      " ",
    );
    return {
      name: nameOf(entry.id, language),
      bare,
      spokenOf: bare ? Math.min(1, Math.log(Math.max(1, spread)) / 5) : 0,
      grams: letters.of(wordsOf(text.slice(0, beginning))),
    };
  });

  return ({ stems, weights, message: { words } }, nearSaid) => {
    const mass = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    return (doc) => {
      const { name, bare, spokenOf, grams } = outlineOf(doc);
      let found = 0;
      for (let at = 0; at < stems.length; at++)
        if (doc.opening.includes(stems[at] ?? -1)) found += weights[at] ?? 0;
      return {
        gramsWhole: nearSaid(grams),
        opening: found / mass,
        named: name.some((word) => words.includes(word)) ? 1 : 0,
        bare: bare ? 1 : 0,
        spokenOf,
      };
    };
  };
}
