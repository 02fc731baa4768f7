/** What speaks for and against an entry, as numbers. Learned weights turn them into a probability. */
import type { Candidate } from "./candidates.ts";
import type { Corpus, Doc, Phrasing } from "./corpus.ts";
import type { Asked, Use } from "./entry.ts";
import { type Prepared, wantsHelp } from "./text.ts";

/** Each is about 0 to 1, a few reach 2. Their order never matters: weights are by name. */
export type Features = {
  /** BM25, as a share of what these words could reach. */
  readonly bm25: number;
  /** Cosine of the rarity-weighted words with the nearest phrasing. */
  readonly cosine: number;
  /** The share of the message, by rarity, that the entry's questions have. */
  readonly covered: number;
  /** The same, counting the answer's words too. */
  readonly explained: number;
  /** The share of the nearest phrasing that the message has. */
  readonly phrased: number;
  /** Both shares at once. */
  readonly both: number;
  /** Words and word pairs in common with the nearest phrasing, small words included; 0 without a cosine. */
  readonly wording: number;
  /** Character triples in common with the nearest phrasing; survives misspelling; 0 without a cosine. */
  readonly triples: number;
  /** The message is a phrasing, word by word: 1 from three words on, 0 for a single one, which may be a mere mention. */
  readonly exact: number;
  /** Shared words with the entry's questions: none or one, two, three, four and more. */
  readonly shared: number;
  /** How rare the rarest shared word is. */
  readonly rarest: number;
  /** Rarity of what the entry does not mention at all. */
  readonly foreign: number;
  /** Rarity of what the nearest phrasing has and the message has not. */
  readonly missing: number;
  /** How much was said. */
  readonly length: number;
  /** One word that carries meaning, or none: a mention rather than a question. */
  readonly brief: number;
  /** The message is put as a question or a plea. */
  readonly asking: number;
  /** Asking and near at once. */
  readonly askingNear: number;
  /** An entry with many phrasings is near to something more often. */
  readonly phrasings: number;
  /** How near a sentence encoder finds it; 0 without one. */
  readonly similar: number;
};

/** A candidate with what speaks for it. */
export interface Described {
  readonly doc: Doc;
  readonly nearest: Phrasing | undefined;
  /** Stems that the message shares with the entry's questions. */
  readonly shared: readonly string[];
  /** Stems of the message that the entry has nowhere. */
  readonly foreign: readonly string[];
  readonly features: Features;
  /** How the entry fared where the message was said. */
  readonly use: Use | undefined;
}

/** What is known of the entries besides the words. */
export type Known = Pick<Asked, "similarity" | "use">;

const triplesOf = new WeakMap<Prepared, ReadonlySet<string>>();

function triples(text: Prepared): ReadonlySet<string> {
  const known = triplesOf.get(text);
  if (known) return known;
  const padded = ` ${text.stems.slice(0, 40).join(" ")} `;
  const out = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) out.add(padded.slice(at, at + 3));
  triplesOf.set(text, out);
  return out;
}

const gramsOf = new WeakMap<Prepared, ReadonlySet<string>>();

function grams(text: Prepared): ReadonlySet<string> {
  const known = gramsOf.get(text);
  if (known) return known;
  const out = new Set<string>();
  text.words.slice(0, 60).forEach((word, at, words) => {
    out.add(word);
    if (at > 0) out.add(`${words[at - 1]} ${word}`);
  });
  gramsOf.set(text, out);
  return out;
}

/** Twice what two sets share, by their sizes: 1 when they are equal. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const item of small) if (large.has(item)) both += 1;
  return (2 * both) / (a.size + b.size);
}

function nearestOf(said: ReadonlySet<string>, square: number, doc: Doc, corpus: Corpus) {
  let best: { phrasing: Phrasing; cosine: number; common: number } | undefined;
  for (const phrasing of doc.phrasings) {
    let common = 0;
    let commonSquare = 0;
    for (const stem of phrasing.stems) {
      if (!said.has(stem)) continue;
      const weight = corpus.weight(stem);
      common += weight;
      commonSquare += weight * weight;
    }
    const cosine = commonSquare === 0 ? 0 : commonSquare / Math.sqrt(square * phrasing.square);
    if (!best || cosine > best.cosine) best = { phrasing, cosine, common };
  }
  return best;
}

/** True when a message is a phrasing word by word, whatever its case and punctuation. */
export function saysExactly(message: Prepared, phrasing: Prepared): boolean {
  return (
    message.words.length > 0 &&
    message.words.length === phrasing.words.length &&
    message.words.every((word, at) => word === phrasing.words[at])
  );
}

/** Describes every candidate of a message. */
export function describe(
  message: Prepared,
  candidates: readonly Candidate[],
  corpus: Corpus,
  known: Known = {},
): readonly Described[] {
  if (candidates.length === 0) return [];
  const weights = message.stems.map((stem) => corpus.weight(stem));
  const mass = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const square = weights.reduce((sum, weight) => sum + weight * weight, 0) || 1;
  const most = mass * Math.log(2 * corpus.docs.length + 2) * 2.2;
  const said = new Set(message.stems);
  const asking = wantsHelp(message.said) ? 1 : 0;
  const length = Math.min(Math.log1p(message.stems.length) / 3, 1.5);

  return candidates.map(({ doc, bm25 }) => {
    const nearest = nearestOf(said, square, doc, corpus);
    const shared = message.stems.filter((stem) => doc.asked.has(stem));
    const foreign = message.stems.filter((stem) => !doc.all.has(stem));
    const sum = (stems: readonly string[]) => stems.reduce((all, stem) => all + corpus.weight(stem), 0);
    const covered = sum(shared) / mass;
    const phrased = nearest && nearest.phrasing.mass > 0 ? nearest.common / nearest.phrasing.mass : 0;
    const cosine = nearest?.cosine ?? 0;
    const exact = doc.phrasings.some((phrasing) => saysExactly(message, phrasing));
    const features: Features = {
      bm25: Math.min(Math.max(bm25, 0) / most, 2),
      cosine,
      covered,
      explained: 1 - sum(foreign) / mass,
      phrased,
      both: Math.sqrt(covered * phrased),
      wording: nearest && cosine > 0 ? dice(grams(message), grams(nearest.phrasing)) : 0,
      triples: nearest && cosine > 0 ? dice(triples(message), triples(nearest.phrasing)) : 0,
      exact: exact ? Math.min((message.words.length - 1) / 2, 1) : 0,
      shared: Math.min(Math.max(shared.length - 1, 0), 3) / 3,
      rarest: shared.reduce((most, stem) => Math.max(most, corpus.weight(stem)), 0),
      foreign: Math.min(sum(foreign), 6) / 3,
      missing: nearest ? Math.min(nearest.phrasing.mass - nearest.common, 6) / 3 : 0,
      length,
      brief: message.stems.length < 2 ? 1 : 0,
      asking,
      askingNear: asking * cosine,
      phrasings: Math.min(Math.log1p(doc.phrasings.length - 1) / 3, 1),
      similar: Math.min(Math.max(known.similarity?.get(doc.entry.id) ?? 0, 0), 1),
    };
    const use = known.use?.get(doc.entry.id);
    return { doc, nearest: nearest?.phrasing, shared, foreign, features, use };
  });
}
