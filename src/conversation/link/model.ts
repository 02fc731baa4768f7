/** The learned weights of following: what is in their file, and what stands in when it is missing. */
import { readFileSync } from "node:fs";
import * as z from "zod";
import { byRule } from "./by-rule.ts";
import { referenceSize } from "./features.ts";
import type { LinkModel } from "./ranker.ts";
import { type TreesFile, treesOf, treesSchema } from "./trees.ts";
import type { Rarity } from "./view.ts";

/** A yes or no from a row of features: log-odds by trees. */
export type Odds = (row: Float32Array) => number;

export interface FollowModel {
  readonly link: LinkModel;
  readonly rarity: Rarity;
  /** 0 to 1: a line that was just said asks for help. */
  readonly asks: Odds;
  /** The same, with what followed. */
  readonly later: Odds;
  /** It asks, and nobody has taken it up. */
  readonly unanswered: Odds;
  readonly thresholds: Thresholds;
}

const share = z.number().min(0).max(1);
const thresholdsSchema = z.object({
  /** A line at least this likely to ask is taken for a question at once. */
  asks: share,
  /** The same when its window is over. */
  later: share,
  /** A maintainer hears of a question that is at least this likely to be one nobody took up. */
  unanswered: share,
  /** Somebody else's line that is at least this likely an answer makes them the helper. */
  helper: share,
  /** The same for counting everybody who helped, where a wrong name is worse than one left out. */
  helpers: share,
});
export type Thresholds = z.output<typeof thresholdsSchema>;

const judge = z.object({ bias: z.number(), trees: treesSchema });
export const fileSchema = z.object({
  /** One weight a feature, in the order of names.ts. */
  quick: z.array(z.number()).length(referenceSize),
  opening: z.number(),
  trees: treesSchema,
  asks: judge,
  later: judge,
  unanswered: judge,
  thresholds: thresholdsSchema,
  /** In how many of `lines` lines each word was; rarer ones are left out. */
  words: z.object({ lines: z.number(), counts: z.record(z.string(), z.number()) }),
});
export type FollowFile = z.output<typeof fileSchema>;

export function rarityOf(words: FollowFile["words"]): Rarity {
  const counts = new Map(Object.entries(words.counts));
  return (word) => Math.log((words.lines + 1) / ((counts.get(word) ?? 0) + 1));
}

export function oddsOf({ bias, trees }: { readonly bias: number; readonly trees: TreesFile }): Odds {
  const sum = treesOf(trees);
  const odds = new Float64Array(1);
  return (row) => {
    odds[0] = bias;
    sum.add(row, [0], odds);
    return 1 / (1 + Math.exp(-(odds[0] ?? 0)));
  };
}

export const modelOf = (file: FollowFile): FollowModel => ({
  link: {
    quick: Float32Array.from(file.quick),
    closer: treesOf(file.trees),
    opening: file.opening,
  },
  rarity: rarityOf(file.words),
  asks: oddsOf(file.asks),
  later: oddsOf(file.later),
  unanswered: oddsOf(file.unanswered),
  thresholds: file.thresholds,
});

/**
 * Reads weights, and falls back to rules when the file is absent or makes no sense.
 * @param tell hears why, then
 */
export function readFollowModel(path: string, tell: (why: string) => void = () => undefined): FollowModel {
  try {
    return modelOf(fileSchema.parse(JSON.parse(readFileSync(path, "utf8"))));
  } catch (error) {
    tell(reason(error));
    return byRule;
  }
}

function reason(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [first] = error.issues;
    return `${first?.path.join(".") || "the file"}: ${first?.message ?? "not as expected"}`;
  }
  return error instanceof Error ? error.message : String(error);
}
