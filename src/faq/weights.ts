/** The learned weights of matching: their file, its check, and what stands in when it is missing. */
import { readFileSync } from "node:fs";
import * as z from "zod";

const numbers = z.record(z.string(), z.number());
const schema = z.object({
  /** Puts candidates in order. */
  rank: numbers,
  /** Added to `rank` for entries that have nothing but a name for a question. */
  bare: numbers.default({}),
  /** Log-odds that the candidate answers the message; `margin` is its lead in rank over the next. */
  sure: numbers,
  bias: z.number(),
});

export type Weights = z.output<typeof schema>;

/** Set by hand, on the silent side: sure only of what is said nearly as an entry has it. */
export const cautious: Weights = {
  rank: { bm25: 2, cosine: 4, triples: 3, covered: 1, wording: 1, exact: 4 },
  bare: {},
  sure: {
    cosine: 3,
    both: 2,
    wording: 3,
    triples: 2,
    exact: 2,
    margin: 0.7,
    shared: 1.5,
    foreign: -1,
    brief: -2,
    asking: 1,
  },
  bias: -7.5,
};

/** Reads weights, and falls back to {@link cautious} when the file is absent or makes no sense. */
export function readWeights(path: string): Weights {
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return cautious;
  }
}
