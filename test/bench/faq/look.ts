/** What the product's own matcher sees of each query of a task. */
import { createCandidates } from "../../../src/faq/candidates.ts";
import { createCorpus } from "../../../src/faq/corpus.ts";
import { type Described, describe } from "../../../src/faq/features.ts";
import { createLikenesses, nearInSense } from "../../../src/faq/likeness.ts";
import { readQuery } from "../../../src/faq/query.ts";
import { createSpeller } from "../../../src/faq/speller.ts";
import { type Query, random, shuffled, type Task } from "./sets.ts";

export interface Seen {
  readonly query: Query;
  readonly described: readonly Described[];
}

/** How near a candidate is before there are weights. */
export const roughly = ({ features }: Described) => features.bm25 + features.whole + features.sense;
const likeliest = (described: readonly Described[]) =>
  [...described].sort((a, b) => roughly(b) - roughly(a)).slice(0, 16);

export function look(task: Task, most: number, seed: number): readonly Seen[] {
  const corpus = createCorpus(task.entries);
  const { find } = createCandidates(corpus);
  const speller = createSpeller(corpus);
  const likenesses = createLikenesses(corpus);
  return shuffled(task.queries, random(seed))
    .slice(0, most)
    .map((query) => {
      const read = readQuery(query.text, corpus, speller);
      const found = find(read.stems, () => true);
      const known = new Set(found.map(({ doc }) => doc));
      const more = nearInSense(read, likenesses).filter((doc) => !known.has(doc));
      const described = describe(
        read,
        [...found, ...more.map((doc) => ({ doc, bm25: 0 }))],
        corpus,
        likenesses,
      );
      // Where nothing is right only the likeliest matter; and what explains them is not kept.
      const kept = query.relevant.length > 0 ? described : likeliest(described);
      return {
        query,
        described: kept.map(({ doc, features, another, use }) => ({
          doc,
          nearest: undefined,
          features,
          another,
          use,
        })),
      };
    });
}

export const isRight = (seen: Seen, one: Described) => seen.query.relevant.includes(one.doc.entry.id);
