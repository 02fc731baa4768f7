/** What the search for candidates brings, and its bounds, whatever finds them. */
import type { Corpus, Doc } from "./corpus.ts";

export interface Candidate {
  readonly doc: Doc;
  /** BM25 over question, phrasings and answer (weights 3, 3, 1); higher is better. */
  readonly bm25: number;
}

/** Finds entries that share stems with a message. */
export interface Candidates {
  /** Best first, by BM25; only what is admitted. */
  find(stems: readonly number[], admits: (doc: Doc) => boolean): readonly Candidate[];
  /** What SQLite holds, in bytes. */
  bytes(): number;
}

/** An FAQ of more entries is large: only what shares a word is looked at. */
export const allUpTo = 5000;
export const maxCandidates = 50;
/** How often a word of an answer counts at most. */
export const maxPerAnswer = 6;
const maxTerms = 8;

/** The rarest words find the entry; the others only cost time, and scoring sees them anyway. */
export const rarest = (stems: readonly number[], corpus: Corpus): readonly number[] =>
  stems
    .filter((stem) => stem >= 0)
    .sort((a, b) => corpus.weight(b) - corpus.weight(a))
    .slice(0, maxTerms);
