/** The index over the FAQ: by id, and by what somebody says. */
import { join } from "node:path";
import { packageRoot } from "../paths.ts";
import { createCandidates } from "./candidates.ts";
import { type Corpus, createCorpus, type Doc } from "./corpus.ts";
import type { Entry, FaqIndex, Scope } from "./entry.ts";
import { describe } from "./features.ts";
import { asMatch, rank } from "./score.ts";
import { prepare } from "./text.ts";
import { readWeights, type Weights } from "./weights.ts";

/** An entry with channels is only found there: `#help`, or `libera/#help`. In any case. */
export function isFoundIn(entry: Entry, scope: Scope): boolean {
  if (entry.channels.length === 0) return true;
  const here = [scope.channel.toLowerCase(), `${scope.network}/${scope.channel}`.toLowerCase()];
  return entry.channels.some((channel) => here.includes(channel.toLowerCase()));
}

/** What an entry gains from being about the channel's areas: enough to win a tie, no more. */
const areaBonus = 0.3;
const defaultLimit = 5;

const shipped = readWeights(join(packageRoot, "data", "faq-weights.json"));

/** Ids, and the single words that maintainers taught as other names of an entry. */
function namesOf(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const names = new Map<string, Entry>();
  for (const entry of entries)
    for (const phrasing of entry.phrasings) {
      const word = phrasing.trim().toLowerCase();
      if (word !== "" && !/\s/.test(word) && !names.has(word)) names.set(word, entry);
    }
  for (const entry of entries) names.set(entry.id.toLowerCase(), entry);
  return names;
}

/** Phrasings by their words, for those that are made of small words only ("How do I thank somebody?"). */
function verbatimOf(corpus: Corpus): ReadonlyMap<string, readonly Doc[]> {
  const out = new Map<string, Doc[]>();
  for (const doc of corpus.docs)
    for (const phrasing of doc.phrasings) {
      const key = phrasing.words.join(" ");
      const docs = out.get(key) ?? [];
      if (key !== "" && !docs.includes(doc)) out.set(key, [...docs, doc]);
    }
  return out;
}

/**
 * Builds an index over the entries as they stand; make a new one when they change.
 * `match` never throws, whatever the message; messages with no word in common with any
 * entry match nothing.
 */
export function createIndex(entries: readonly Entry[], weights: Weights = shipped): FaqIndex {
  const corpus = createCorpus(entries);
  const candidates = createCandidates(corpus);
  const names = namesOf(entries);
  const verbatim = verbatimOf(corpus);
  return {
    entries,
    get: (id) => names.get(id.trim().toLowerCase()),
    match(text, scope, limit = defaultLimit) {
      const message = prepare(text);
      const admits = (doc: Doc) => isFoundIn(doc.entry, scope);
      const bonus = (entry: Entry) =>
        entry.areas.some((area) => scope.areas.includes(area)) ? areaBonus : 0;
      const found = candidates(message.stems, admits);
      const missed = (verbatim.get(message.words.join(" ")) ?? []).filter(
        (doc) => admits(doc) && !found.some((one) => one.doc === doc),
      );
      const described = describe(message, [...found, ...missed.map((doc) => ({ doc, bm25: 0 }))], corpus);
      return rank(described, weights, bonus)
        .slice(0, Math.max(0, limit))
        .map((ranked) => asMatch(ranked, message, corpus, weights));
    },
  };
}
