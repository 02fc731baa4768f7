/** Which words are alike by the table of English, remembered: a channel says the same words again and again. */
import type { Corpus } from "./corpus.ts";
import { keep } from "./kept.ts";
import type { Words } from "./words.ts";

/** Two words less alike than this are as good as different. */
const alikeFrom = 0.45;
/** A word of its own is more than any that is like it. */
const most = 0.95;
/** Words of messages that are remembered, each with a few dozen numbers. */
const maxKept = 4000;

/** The entries' words that are like one of a message, by place, and how much. */
interface Alike {
  readonly places: Uint32Array;
  readonly shares: Float32Array;
}

/** What is alike between a message and the entries. */
export interface Alikes {
  /** Takes up a message, in place of the one before: by word its place in the table of English, or -1. */
  read(meanings: readonly number[]): void;
  /** By word of the message, how alike the nearest of these stems is, where that is more than is there. */
  raise(shares: Float32Array, stems: Int32Array): void;
  /** How alike a stem and the nearest word of the message are, 0 to 1. */
  nearest(stem: number): number;
}

export function createAlikes(corpus: Corpus, table: Words): Alikes {
  const placeOf = new Int32Array(corpus.size).fill(-1);
  const placed = new Map<number, number>();
  for (let stem = 0; stem < corpus.size; stem++) {
    const meaning = corpus.meaning(stem);
    if (meaning < 0) continue;
    const place = placed.get(meaning) ?? placed.size;
    if (place === placed.size) placed.set(meaning, place);
    placeOf[stem] = place;
  }
  const meanings = Int32Array.from(placed.keys());

  const alikeTo = keep(maxKept, (meaning: number): Alike => {
    const places: number[] = [];
    const shares: number[] = [];
    for (let place = 0; place < meanings.length; place++) {
      const cosine = table.alike(meaning, meanings[place] ?? 0);
      if (cosine < alikeFrom) continue;
      places.push(place);
      shares.push(Math.min(cosine, most));
    }
    return { places: Uint32Array.from(places), shares: Float32Array.from(shares) };
  });

  // For each place a chain of links, one for each word of the message that is like it; 0 ends it.
  const first = new Uint32Array(meanings.length);
  const next: number[] = [0];
  const word: number[] = [0];
  const share: number[] = [0];
  const touched: number[] = [];

  return {
    read(said) {
      for (const place of touched) first[place] = 0;
      touched.length = 0;
      let links = 1;
      said.forEach((meaning, at) => {
        if (meaning < 0) return;
        const { places, shares } = alikeTo(meaning);
        for (let index = 0; index < places.length; index++) {
          const place = places[index] ?? 0;
          next[links] = first[place] ?? 0;
          word[links] = at;
          share[links] = shares[index] ?? 0;
          first[place] = links++;
          touched.push(place);
        }
      });
    },
    raise(shares, stems) {
      for (const stem of stems) {
        const place = placeOf[stem] ?? -1;
        if (place < 0) continue;
        for (let link = first[place] ?? 0; link > 0; link = next[link] ?? 0) {
          const at = word[link] ?? 0;
          if ((share[link] ?? 0) > (shares[at] ?? 0)) shares[at] = share[link] ?? 0;
        }
      }
    },
    nearest(stem) {
      const place = placeOf[stem] ?? -1;
      let best = 0;
      if (place >= 0)
        for (let link = first[place] ?? 0; link > 0; link = next[link] ?? 0)
          best = Math.max(best, share[link] ?? 0);
      return best;
    },
  };
}
