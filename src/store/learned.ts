/** The one copy of the weights of following, read when first needed. */
import { type FollowModel, readFollowModel } from "../conversation/link/model.ts";
import { createRanker, type Ranker } from "../conversation/link/ranker.ts";

export interface Learned {
  readonly model: FollowModel;
  readonly ranker: Ranker;
  /** Why only rules are followed; undefined when the weights were read. */
  readonly trouble: string | undefined;
}

const read = new Map<string, Learned>();

/** @param path the file of weights; a few rules stand in when it is absent or broken */
export function learnedFrom(path: string): Learned {
  const known = read.get(path);
  if (known) return known;
  let trouble: string | undefined;
  const model = readFollowModel(path, (why) => {
    trouble = why;
  });
  const learned = { model, ranker: createRanker(model.link), trouble };
  read.set(path, learned);
  return learned;
}
