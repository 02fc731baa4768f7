/**
 * BM25 for large FAQs: which entries have a stem, and how often, in flat arrays. SQLite takes
 * half a microsecond for each of these pairs, and a message meets ten thousand of them.
 */
import { type Candidate, type Candidates, maxCandidates, maxPerAnswer, rarest } from "./candidate.ts";
import { type Corpus, type Doc, placeIn } from "./corpus.ts";

/** As in FTS5: how soon more of a word stops to count, and how much a long entry has to have more of it. */
const k1 = 1.2;
const b = 0.75;

/** The best so far, in order; entries that are as good stay in the order of the corpus. */
function createBest(most: number) {
  const docs: number[] = [];
  const scores: number[] = [];
  return {
    docs,
    scores,
    /** What has to be surpassed. */
    least: () => (docs.length === most ? (scores[most - 1] ?? 0) : 0),
    offer(doc: number, score: number): void {
      let at = Math.min(docs.length, most - 1);
      for (; at > 0 && (scores[at - 1] ?? 0) < score; at--) {
        docs[at] = docs[at - 1] ?? 0;
        scores[at] = scores[at - 1] ?? 0;
      }
      docs[at] = doc;
      scores[at] = score;
    },
  };
}

/** How much each of an entry's stems counts, by its place in `all`: three times in a question, once in the answer. */
function frequencies(doc: Doc): Uint8Array {
  const out = doc.counts.map((count) => Math.min(count, maxPerAnswer));
  for (const { stems } of doc.phrasings)
    for (const stem of stems) {
      const place = placeIn(doc.all, stem);
      out[place] = Math.min(255, (out[place] ?? 0) + 3);
    }
  return out;
}

const lengthOf = (doc: Doc): number =>
  doc.counts.reduce((sum, count) => sum + Math.min(count, maxPerAnswer), 0) +
  doc.phrasings.reduce((sum, { stems }) => sum + stems.length, 0);

export function createPostings(corpus: Corpus): Candidates {
  const { docs } = corpus;
  const begins = new Uint32Array(corpus.size + 1);
  for (let stem = 0; stem < corpus.size; stem++) begins[stem + 1] = (begins[stem] ?? 0) + corpus.spread(stem);
  const total = begins[corpus.size] ?? 0;
  const having = docs.length < 2 ** 16 ? new Uint16Array(total) : new Uint32Array(total);
  const often = new Uint8Array(total);
  const ends = begins.slice();
  const lengths = Float64Array.from(docs, lengthOf);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / docs.length;
  docs.forEach((doc, number) => {
    const counts = frequencies(doc);
    doc.all.forEach((stem, at) => {
      const place = ends[stem] ?? 0;
      ends[stem] = place + 1;
      having[place] = number;
      often[place] = counts[at] ?? 0;
    });
  });
  const brakes = lengths.map((length) => k1 * (1 - b + (b * length) / mean));
  const scores = new Float64Array(docs.length);

  return {
    find(stems, admits) {
      for (const term of rarest(stems, corpus)) {
        const end = begins[term + 1] ?? 0;
        const spread = corpus.spread(term);
        const idf = Math.max(1e-6, Math.log((docs.length - spread + 0.5) / (spread + 0.5)));
        for (let at = begins[term] ?? 0; at < end; at++) {
          const doc = having[at] ?? 0;
          const before = scores[doc] ?? 0;
          const count = often[at] ?? 0;
          scores[doc] = before + (idf * count * (k1 + 1)) / (count + (brakes[doc] ?? 1));
        }
      }
      const best = createBest(maxCandidates);
      for (let at = 0; at < scores.length; at++) {
        const score = scores[at] ?? 0;
        if (score > best.least() && admits(docs[at] as Doc)) best.offer(at, score);
      }
      scores.fill(0);
      return best.docs.map((doc, at): Candidate => ({ doc: docs[doc] as Doc, bm25: best.scores[at] ?? 0 }));
    },
    bytes: () => 0,
  };
}
