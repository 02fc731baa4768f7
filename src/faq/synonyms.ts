/** Words that mean the same in talk about software: data/faq-synonyms.json, one group a line, English. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { packageRoot } from "../paths.ts";
import { stem } from "./stem.ts";

const schema = z.array(z.array(z.string()).min(2));

export interface Synonyms {
  /** The stem that stands for a stem's whole group. */
  of(stem: string): string;
  /** Some pair of words begins with this one. */
  beginsPair(word: string): boolean;
  /** The stem that stands for two words together (`turn off`), if they are in a group. */
  ofPair(first: string, second: string): string | undefined;
}

/** @param groups of folded words, or pairs of words with a space between. */
export function createSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  const single = new Map<string, string>();
  const pairs = new Map<string, Map<string, string>>();
  for (const group of groups) {
    const chosen = stem(group[0] ?? "");
    for (const one of group) {
      const [first = "", second] = one.split(" ");
      if (second !== undefined) pairs.set(first, (pairs.get(first) ?? new Map()).set(second, chosen));
      else if (!single.has(stem(one))) single.set(stem(one), chosen);
    }
  }
  return {
    of: (one) => single.get(one) ?? one,
    beginsPair: (word) => pairs.has(word),
    ofPair: (first, second) => pairs.get(first)?.get(second),
  };
}

let shipped: Synonyms | undefined;

/** The table that comes with the program; without its file no two words mean the same. */
export function shippedSynonyms(): Synonyms {
  if (shipped) return shipped;
  try {
    const text = readFileSync(join(packageRoot, "data", "faq-synonyms.json"), "utf8");
    shipped = createSynonyms(schema.parse(JSON.parse(text)));
  } catch {
    shipped = createSynonyms([]);
  }
  return shipped;
}
