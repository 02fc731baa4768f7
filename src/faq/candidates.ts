/** Chooses what finds the candidates. */
import { allUpTo, type Candidates } from "./candidate.ts";
import type { Corpus } from "./corpus.ts";
import { createFullText } from "./full-text.ts";
import { createPostings } from "./postings.ts";

/** @param large from how many entries on SQLite takes too long. */
export const createCandidates = (corpus: Corpus, large = allUpTo): Candidates =>
  corpus.docs.length > large ? createPostings(corpus) : createFullText(corpus);
