/** How alike words are by the table of English, remembered: a channel says the same words again and again. */
import type { Corpus } from "./corpus.ts";
import type { Words } from "./words.ts";

/** Two words less alike than this are as good as different. */
const alikeFrom = 0.45;
/** A word of its own is more than any that is like it. */
const most = 0.95;
/** Numbers that are kept at a time, four bytes each. */
const maxKept = 500_000;
/** What is kept of two words that were not compared yet. */
const unknown = 2;

/** What is known of one word of a message: by place, how alike it is; {@link unknown} where nobody asked. */
export type Alike = Float32Array;

/** The entries' words with a meaning have places from 0 on; stems of one word share one. */
export interface Alikes {
  /** The place of a stem's word; -1 where it has none. */
  placeOf(stem: number): number;
  /** What is known of a word in the table of English. */
  of(meaning: number): Alike;
  /** The most that a word is alike with any of the words at these places, 0 to 1. */
  nearest(meaning: number, alike: Alike, places: Int32Array): number;
}

export function createAlikes(corpus: Corpus, table: Words): Alikes {
  const places = new Int32Array(corpus.size).fill(-1);
  const placed = new Map<number, number>();
  for (let stem = 0; stem < corpus.size; stem++) {
    const meaning = corpus.meaning(stem);
    if (meaning < 0) continue;
    const place = placed.get(meaning) ?? placed.size;
    if (place === placed.size) placed.set(meaning, place);
    places[stem] = place;
  }
  const meanings = Int32Array.from(placed.keys());
  const kept = new Map<number, Alike>();

  function compared(meaning: number, alike: Alike, place: number): number {
    const cosine = table.alike(meaning, meanings[place] ?? 0);
    alike[place] = cosine < alikeFrom ? 0 : Math.min(cosine, most);
    return alike[place] ?? 0;
  }

  return {
    placeOf: (stem) => places[stem] ?? -1,
    of(meaning) {
      const known = kept.get(meaning);
      if (known) return known;
      if ((kept.size + 1) * meanings.length > maxKept) kept.clear();
      const alike = new Float32Array(meanings.length).fill(unknown);
      kept.set(meaning, alike);
      return alike;
    },
    nearest(meaning, alike, asked) {
      let best = 0;
      for (let at = 0; at < asked.length; at++) {
        const place = asked[at] ?? 0;
        const before = alike[place] ?? 0;
        const found = before === unknown ? compared(meaning, alike, place) : before;
        if (found > best) best = found;
      }
      return best;
    },
  };
}
