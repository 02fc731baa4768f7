/**
 * What English words mean and how common they are: a table of vectors, data/faq-words.bin.
 * The words themselves are not in it, only their hashes. Read when first needed.
 *
 * Layout, little endian: `PLW1`, count and dimensions (Uint32 each), the hashes ascending
 * (Uint32), the rank by frequency as 8 log2(rank + 1) (Uint8), the unit vectors (Int8, 127 = 1).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../paths.ts";

const magic = "PLW1";

export interface WordRow {
  readonly hash: number;
  /** 0 for the most frequent word. */
  readonly rank: number;
  readonly vector: readonly number[];
}

export interface Words {
  readonly dimensions: number;
  /** Where a word stands in the table; -1 when it isn't there. */
  find(word: string): number;
  /** 0 to 1: how rare it is in English. */
  rarity(at: number): number;
  /** Adds a share of a word's vector to a sum. */
  add(at: number, share: number, sum: Float32Array): void;
  /** The cosine of two words, -1 to 1. */
  alike(one: number, other: number): number;
}

/** The hash of no letters: FNV-1a over UTF-16 units, 32 bits. */
export const noLetters = 0x811c9dc5;

/** The hash with one more letter. */
export const hashOn = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193) >>> 0;

export function hashOf(word: string): number {
  let hash = noLetters;
  for (let at = 0; at < word.length; at++) hash = hashOn(hash, word.charCodeAt(at));
  return hash;
}

/** The same of letters in a row. */
export function hashOfCodes(codes: Uint16Array, begin: number, end: number): number {
  let hash = noLetters;
  for (let at = begin; at < end; at++) hash = hashOn(hash, codes[at] ?? 0);
  return hash;
}

/** Writes a table. */
export function packWords(rows: readonly WordRow[], dimensions: number): Buffer {
  const sorted = [...rows]
    .sort((a, b) => a.hash - b.hash)
    .filter((row, at, all) => row.hash !== all[at - 1]?.hash);
  const out = Buffer.alloc(12 + sorted.length * (5 + dimensions));
  out.write(magic, 0, "latin1");
  out.writeUInt32LE(sorted.length, 4);
  out.writeUInt32LE(dimensions, 8);
  const ranks = 12 + 4 * sorted.length;
  const vectors = ranks + sorted.length;
  sorted.forEach(({ hash, rank, vector }, at) => {
    out.writeUInt32LE(hash, 12 + 4 * at);
    out.writeUInt8(Math.min(255, Math.round(8 * Math.log2(rank + 1))), ranks + at);
    const norm = Math.hypot(...vector) || 1;
    vector.forEach((value, dimension) => {
      out.writeInt8(Math.round((127 * value) / norm), vectors + at * dimensions + dimension);
    });
  });
  return out;
}

const none: Words = {
  dimensions: 0,
  find: () => -1,
  rarity: () => 1,
  add: () => undefined,
  alike: () => 0,
};

/** Reads a table; one that makes no sense knows no word. */
export function parseWords(bytes: Buffer): Words {
  if (bytes.length < 12 || bytes.toString("latin1", 0, 4) !== magic) return none;
  const count = bytes.readUInt32LE(4);
  const dimensions = bytes.readUInt32LE(8);
  if (bytes.length !== 12 + count * (5 + dimensions)) return none;
  // Copied, since a view needs an offset that is a multiple of four.
  const hashes = new Uint32Array(
    bytes.buffer.slice(bytes.byteOffset + 12, bytes.byteOffset + 12 + 4 * count),
  );
  const ranks = new Uint8Array(bytes.buffer, bytes.byteOffset + 12 + 4 * count, count);
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset + 12 + 5 * count, count * dimensions);
  const rarest = 8 * Math.log2(400_000);
  return {
    dimensions,
    find(word) {
      const hash = hashOf(word);
      // Hashes are spread evenly, so the place is nearly known.
      let low = 0;
      let high = count - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const value = hashes[middle] ?? 0;
        if (value === hash) return middle;
        if (value < hash) low = middle + 1;
        else high = middle - 1;
      }
      return -1;
    },
    rarity: (at) => (at < 0 ? 1 : Math.min(1, (ranks[at] ?? 255) / rarest)),
    add(at, share, sum) {
      const from = at * dimensions;
      for (let d = 0; d < dimensions; d++) sum[d] = (sum[d] ?? 0) + share * (vectors[from + d] ?? 0);
    },
    alike(one, other) {
      let sum = 0;
      const a = one * dimensions;
      const b = other * dimensions;
      // Said to be whole numbers, these take half the time.
      for (let d = 0; d < dimensions; d++)
        sum = (sum + Math.imul(vectors[a + d] ?? 0, vectors[b + d] ?? 0)) | 0;
      return sum / 16129;
    },
  };
}

let shipped: Words | undefined;

/** The table that comes with the program. Without its file matching goes by the FAQ's own words alone. */
export function shippedWords(): Words {
  if (shipped) return shipped;
  try {
    shipped = parseWords(readFileSync(join(packageRoot, "data", "faq-words.bin")));
  } catch {
    shipped = none;
  }
  return shipped;
}
