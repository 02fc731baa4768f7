/** The index over the FAQ: by id, and by what somebody says. */
import { join } from "node:path";
import { packageRoot } from "../paths.ts";
import { createCandidates } from "./candidates.ts";
import { type Corpus, createCorpus, type Doc, placeIn } from "./corpus.ts";
import type { Asked, Entry, FaqIndex, Match, Scope } from "./entry.ts";
import { describe } from "./features.ts";
import { createLikenesses, nearInSense } from "./likeness.ts";
import { type Query, readQuery } from "./query.ts";
import { because, reasonsOf } from "./reasons.ts";
import { evidence, probabilities, type Ranked, rank } from "./score.ts";
import { createSpeller } from "./speller.ts";
import { prepare, wantsHelp } from "./text.ts";
import { readWeights, type Weights } from "./weights.ts";

/** An entry with channels is only found there: `#help`, or `libera/#help`. In any case. */
export function isFoundIn(entry: Entry, scope: Scope): boolean {
  if (entry.channels.length === 0) return true;
  const here = [scope.channel.toLowerCase(), `${scope.network}/${scope.channel}`.toLowerCase()];
  return entry.channels.some((channel) => here.includes(channel.toLowerCase()));
}

/** What an entry gains from being about the channel's areas: enough to win a tie, no more. */
const areaBonus = 0.3;
/** What an entry in the language of the question gains where there are several languages. */
const languageBonus = 0.6;
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
      if (phrasing.stems.length > 0) continue;
      const key = phrasing.words.join(" ");
      const docs = out.get(key) ?? [];
      if (key !== "" && !docs.includes(doc)) out.set(key, [...docs, doc]);
    }
  return out;
}

/** A match as the rest of the bot sees it. What explains it is made when somebody asks why; most never do. */
function asMatch(ranked: Ranked, query: Query, probability: number): Match {
  return {
    entry: ranked.described.doc.entry,
    probability,
    get reasons() {
      return reasonsOf(ranked, query);
    },
    get because() {
      return because(reasonsOf(ranked, query));
    },
    get features() {
      return evidence(ranked);
    },
  };
}

/**
 * The whole of what was said, and its last line alone where that asks something: somebody may
 * have come to the point only there. A mere remark ("I am on 12.10") is nothing without the rest.
 */
function waysToRead(lines: readonly string[]): readonly string[] {
  const whole = lines.join("\n");
  const last = lines.at(-1) ?? "";
  return lines.length > 1 && wantsHelp(last) ? [whole, last] : [whole];
}

/** What an entry gains from being about what was talked of before, at most. */
const contextBonus = 0.8;

function aboutContext(context: readonly string[], corpus: Corpus): (doc: Doc) => number {
  const stems = [...new Set(context.slice(-10).flatMap((line) => prepare(line, corpus.language).stems))];
  const known = stems.map(corpus.stem).filter((stem) => stem >= 0);
  const mass = known.reduce((sum, stem) => sum + corpus.weight(stem), 0);
  if (mass === 0) return () => 0;
  return (doc) => {
    const common = known.filter((stem) => placeIn(doc.all, stem) >= 0);
    return (contextBonus * common.reduce((sum, stem) => sum + corpus.weight(stem), 0)) / mass;
  };
}

/** How many entries a sentence encoder may bring in that share no word with the message, and how near they are. */
const fromEncoder = 10;
const nearEnough = 0.3;

/**
 * Builds an index over the entries as they stand; make a new one when they change.
 * `match` never throws, whatever the message; messages with no word in common with any
 * entry match nothing, unless a sentence encoder finds one near.
 */
export function createIndex(entries: readonly Entry[], weights: Weights = shipped): FaqIndex {
  const corpus = createCorpus(entries);
  const candidates = createCandidates(corpus);
  const speller = createSpeller(corpus);
  const likenesses = createLikenesses(corpus);
  const names = namesOf(entries);
  const verbatim = verbatimOf(corpus);
  const severalLanguages = new Set(corpus.docs.map((doc) => doc.language)).size > 1;
  const byId = new Map(corpus.docs.map((doc) => [doc.entry.id, doc]));

  function read(
    text: string,
    asked: Asked,
    scope: Scope,
    about: (doc: Doc) => number,
    limit: number,
  ): readonly Match[] {
    const query = readQuery(text, corpus, speller);
    const admits = (doc: Doc) => isFoundIn(doc.entry, scope);
    const found = candidates.find(query.stems, admits);
    const near = [...(asked.similarity ?? [])]
      .filter(([, share]) => share >= nearEnough)
      .sort((a, b) => b[1] - a[1])
      .slice(0, fromEncoder);
    const more = new Set([
      ...(verbatim.get(query.words.join(" ")) ?? []),
      ...near.flatMap(([id]) => byId.get(id) ?? []),
      ...nearInSense(query, likenesses),
    ]);
    for (const one of found) more.delete(one.doc);
    const all = [...found, ...[...more].filter(admits).map((doc) => ({ doc, bm25: 0 }))];
    const bonus = (doc: Doc) =>
      about(doc) +
      (doc.entry.areas.some((area) => scope.areas.includes(area)) ? areaBonus : 0) +
      (severalLanguages && doc.language === query.message.language ? languageBonus : 0);
    const ranked = rank(describe(query, all, corpus, likenesses, asked), weights, bonus);
    // How sure the first is depends on the second; what nobody sees needs no probability.
    return probabilities(ranked.slice(0, Math.max(2, limit)), weights).map((probability, at) =>
      asMatch(ranked[at] as Ranked, query, probability),
    );
  }

  return {
    entries,
    get: (id) => names.get(id.trim().toLowerCase()),
    match(message, scope, limit = defaultLimit) {
      const asked: Asked = typeof message === "string" ? { lines: [message] } : message;
      const about = aboutContext(asked.context ?? [], corpus);
      const readings = waysToRead(asked.lines).map((text) => read(text, asked, scope, about, limit));
      const best = readings.reduce((one, other) =>
        (other[0]?.probability ?? 0) > (one[0]?.probability ?? 0) ? other : one,
      );
      return best.slice(0, Math.max(0, limit));
    },
  };
}
