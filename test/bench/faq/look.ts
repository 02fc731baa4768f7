/** What the product's own matcher sees of each query of a task. */
import { createCandidates } from "../../../src/faq/candidates.ts";
import { createCorpus } from "../../../src/faq/corpus.ts";
import { type Described, describe } from "../../../src/faq/features.ts";
import { createLikenesses } from "../../../src/faq/likeness.ts";
import { readQuery } from "../../../src/faq/query.ts";
import { createSpeller } from "../../../src/faq/speller.ts";
import { type Query, random, shuffled, type Task } from "./sets.ts";

export interface Seen {
  readonly query: Query;
  readonly described: readonly Described[];
}

export function look(task: Task, most: number, seed: number): readonly Seen[] {
  const corpus = createCorpus(task.entries);
  const find = createCandidates(corpus);
  const speller = createSpeller(corpus);
  const likenesses = createLikenesses(corpus);
  return shuffled(task.queries, random(seed))
    .slice(0, most)
    .map((query) => {
      const read = readQuery(query.text, corpus, speller);
      return {
        query,
        described: describe(
          read,
          find(read.stems, () => true),
          corpus,
          likenesses,
        ),
      };
    });
}

export const isRight = (seen: Seen, one: Described) => seen.query.relevant.includes(one.doc.entry.id);
