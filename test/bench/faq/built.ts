/** What an index takes to be made and to be held. */
import { createCandidates } from "../../../src/faq/candidates.ts";
import { createCorpus } from "../../../src/faq/corpus.ts";
import type { Entry } from "../../../src/faq/entry.ts";
import { createIndex } from "../../../src/faq/search.ts";
import type { Weights } from "../../../src/faq/weights.ts";
import { held } from "./memory.ts";

/** Megabytes are of 1,000,000 bytes. */
export type Built = {
  readonly entries: number;
  readonly buildMs: number;
  /** In time of this process, whatever else the machine does. */
  readonly buildCpuMs: number;
  /** The heap and buffers outside it, with the entries themselves left out. */
  readonly heapMb: number;
  readonly sqliteMb: number;
  /** Both. */
  readonly indexMb: number;
  /** Both, after the texts were asked: with what is worked out when it is first needed. */
  readonly indexUsedMb: number;
};

const scope = { network: "bench", channel: "#bench", areas: [] };
const mb = (bytes: number) => Math.round(bytes / 1e5) / 10;

/** @param texts what is asked of it. Tables that all indexes share are read before, and are not counted. */
export function built(entries: readonly Entry[], texts: readonly string[], weights?: Weights): Built {
  createIndex(entries.slice(0, 50), weights).match(texts[0] ?? "", scope);
  let buildMs = 0;
  let buildCpuMs = 0;
  const first = held(() => {
    const start = performance.now();
    const cpu = process.cpuUsage();
    const index = createIndex(entries, weights);
    index.match(texts[0] ?? "", scope);
    buildMs = Math.round(performance.now() - start);
    buildCpuMs = Math.round(process.cpuUsage(cpu).user / 1000);
    return index;
  });
  const used = held(() => {
    for (const text of texts) first.made.match(text, scope);
    return first.made;
  });
  const sqlite = createCandidates(createCorpus(entries)).bytes();
  return {
    entries: used.made.entries.length,
    buildMs,
    buildCpuMs,
    heapMb: mb(first.bytes),
    sqliteMb: mb(sqlite),
    indexMb: mb(first.bytes + sqlite),
    indexUsedMb: mb(first.bytes + used.bytes + sqlite),
  };
}
