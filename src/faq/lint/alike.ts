/** Entries that get into each other's way. */
import { createCorpus, type Doc, type Phrasing } from "../corpus.ts";
import type { Entry } from "../entry.ts";
import { createIndex } from "../search.ts";
import { type Linted, type LintFinding, lineWith } from "./finding.ts";

/** Cosine of the rarity-weighted words of two phrasings from which a reader would call them the same. */
const sameQuestion = 0.9;

/** Share of the words of two answers from which they say the same. */
const sameAnswer = 0.85;

/** Shorter answers are alike by accident: "see the manual". Distinct words that carry meaning. */
const leastAnswer = 8;

/** Answers are compared when they share one of so many rarest words. */
const rarest = 5;

/** A word in more answers than that leads to nothing but work. */
const mostShared = 50;

/** Both can be found in one channel. */
function meet(a: Entry, b: Entry): boolean {
  if (a.channels.length === 0 || b.channels.length === 0) return true;
  const names = (entry: Entry) =>
    entry.channels.flatMap((channel) => [
      channel.toLowerCase(),
      channel.toLowerCase().replace(/^[^/]+\//, ""),
    ]);
  const other = new Set(names(b));
  return names(a).some((name) => other.has(name));
}

/** One finding for two entries, the gravest; the first that is told. */
function createPairs(faq: Linted) {
  const told = new Set<string>();
  const findings: LintFinding[] = [];
  return {
    findings,
    tell(
      rule: LintFinding["rule"],
      entry: Entry,
      other: Entry,
      text: { wanted: string; what: string; mend: string },
    ): void {
      const key = [entry.id, other.id].sort().join("\n");
      if (told.has(key) || !meet(entry, other)) return;
      told.add(key);
      const where = lineWith(text.wanted, entry, faq.texts);
      findings.push({ rule, entry: entry.id, where, what: text.what, mend: text.mend });
    },
  };
}

type Pairs = ReturnType<typeof createPairs>;

const short = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;

function sameWords(docs: readonly Doc[], pairs: Pairs): void {
  const seen = new Map<string, { doc: Doc; text: string }[]>();
  for (const doc of docs)
    for (const { words, text } of doc.phrasings) {
      const key = words.join(" ");
      if (key === "") continue;
      const before = seen.get(key) ?? [];
      for (const other of before)
        if (other.doc !== doc)
          pairs.tell("duplicate", doc.entry, other.doc.entry, {
            wanted: text,
            what: `${short(text)} also stands in ${other.doc.entry.id} (${other.doc.entry.source})`,
            mend: "Keep it in one of the two, or make one entry of both",
          });
      seen.set(key, [...before, { doc, text }]);
    }
}

function scopeOf(entry: Entry) {
  const [first = ""] = entry.channels;
  const cut = first.indexOf("/");
  return { network: first.slice(0, Math.max(cut, 0)), channel: first.slice(cut + 1), areas: entry.areas };
}

function shadowed(faq: Linted, pairs: Pairs): void {
  const index = createIndex(faq.entries);
  for (const entry of faq.entries)
    for (const text of [entry.question, ...entry.phrasings]) {
      const matches = index.match(text, scopeOf(entry), 5);
      const [best] = matches;
      if (!best || best.entry === entry) continue;
      const own = matches.find((match) => match.entry === entry)?.probability ?? 0;
      const [first, second] = [best.probability, own].map((share) => share.toFixed(2));
      pairs.tell("shadowed", entry, best.entry, {
        wanted: text,
        what: `its own ${short(text)} finds ${best.entry.id} first (${first}, itself ${second})`,
        mend: `Say it in words that ${best.entry.id} (${best.entry.source}) does not have, or make one entry of both`,
      });
    }
}

function cosine(a: Phrasing, b: Phrasing, weight: (stem: number) => number): number {
  const other = new Set(b.stems);
  const common = a.stems.reduce((sum, stem) => sum + (other.has(stem) ? weight(stem) ** 2 : 0), 0);
  return common === 0 ? 0 : common / Math.sqrt(a.square * b.square);
}

/** Calls `compare` for every two phrasings of different entries that share a word; the rarest ones lead. */
function likeWords(docs: readonly Doc[], weight: (stem: number) => number, pairs: Pairs): void {
  const having = new Map<number, { doc: Doc; phrasing: Phrasing }[]>();
  for (const doc of docs)
    for (const phrasing of doc.phrasings) {
      if (phrasing.stems.length < 2) continue;
      const lead = [...phrasing.stems].sort((a, b) => weight(b) - weight(a)).slice(0, 3);
      for (const stem of lead) {
        const before = having.get(stem) ?? [];
        for (const other of before.slice(0, mostShared)) {
          if (other.doc === doc || cosine(phrasing, other.phrasing, weight) < sameQuestion) continue;
          pairs.tell("alike", doc.entry, other.doc.entry, {
            wanted: phrasing.text,
            what: `${short(phrasing.text)} is hard to tell from ${short(other.phrasing.text)} in ${other.doc.entry.id} (${other.doc.entry.source})`,
            mend: "Make the difference plain in words that carry meaning, or make one entry of both",
          });
        }
        having.set(stem, [...before, { doc, phrasing }]);
      }
    }
}

function likeAnswers(docs: readonly Doc[], pairs: Pairs): void {
  const own = docs.map((doc) => ({
    doc,
    words: new Set(doc.all.filter((_, at) => (doc.counts[at] ?? 0) > 0)),
  }));
  const count = new Map<number, number>();
  for (const { words } of own) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  const having = new Map<number, (typeof own)[number][]>();
  for (const one of own) {
    if (one.words.size < leastAnswer) continue;
    // A word that only this answer has leads nowhere.
    const lead = [...one.words]
      .filter((word) => (count.get(word) ?? 0) > 1)
      .sort((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0))
      .slice(0, rarest);
    for (const word of lead) {
      const before = having.get(word) ?? [];
      for (const other of before.slice(0, mostShared)) {
        const both = [...one.words].filter((stem) => other.words.has(stem)).length;
        if ((2 * both) / (one.words.size + other.words.size) < sameAnswer) continue;
        pairs.tell("alike", one.doc.entry, other.doc.entry, {
          wanted: one.doc.entry.question,
          what: `it answers nearly the same as ${other.doc.entry.id} (${other.doc.entry.source})`,
          mend: "Make one entry of both, with the questions as phrasings",
        });
      }
      having.set(word, [...before, one]);
    }
  }
}

/** Duplicates, entries that are found before another by its own words, near-duplicates; one finding for two entries. */
export function alike(faq: Linted): readonly LintFinding[] {
  const { docs, weight } = createCorpus(faq.entries);
  const pairs = createPairs(faq);
  sameWords(docs, pairs);
  shadowed(faq, pairs);
  likeWords(docs, weight, pairs);
  likeAnswers(docs, pairs);
  return pairs.findings;
}
