/** How near a question's vector is to each entry, as a share that means the same for every model. */
import type { Entry } from "../faq/entry.ts";
import { cosine } from "./embedder.ts";

/**
 * Everyday sentences that have nothing to do with each other. What a model gives for
 * pairs of them is its nothing: 0.1 with one, 0.8 with another.
 */
export const unrelated: readonly string[] = [
  "How do I bake bread without yeast?",
  "The train to the coast leaves at nine.",
  "Which key opens the garden shed?",
  "My keyboard types the wrong letters.",
  "Where can I report a broken street lamp?",
  "She painted the fence green last summer.",
  "Is there a discount for students?",
  "Error 404 when I open the page",
  "What time does the library close?",
  "The cat sleeps on the warm roof.",
  "How many people live in Norway?",
  "Please send me the invoice again.",
];

/** So many entries at most get a number for a question, the nearest. */
const most = 2000;

/** What an entry has that is no nearer than unrelated texts are: it was looked at, which 0 does not say. */
const farthest = 0.001;

/** Pairs of entries that are looked at for what is usual among them. */
const sampled = 2000;

/** So much of an answer stands for what its entry is about, where the question is a mere name. Characters. */
const aboutLength = 400;

/** The texts that stand for an entry. A single word says little: the answer's beginning goes with it. */
export function textsOf(entry: Entry): readonly string[] {
  const asked = [entry.question, ...entry.phrasings, ...(entry.learned ?? [])].map((text) => text.trim());
  const sentences = asked.filter((text) => /\S\s+\S+\s+\S/.test(text));
  const answer = (entry.short ?? entry.answer).replace(/\s+/g, " ").trim().slice(0, aboutLength);
  return [...new Set(sentences.length > 0 ? sentences : [`${entry.question}: ${answer}`])];
}

/** The entries' vectors, ready to be asked. */
export interface Near {
  /** By entry id, over 0 to 1: next to 0 as near as unrelated texts are, 1 the same text. Empty for a vector of another length. */
  (question: Float32Array): ReadonlyMap<string, number>;
  /** How many numbers a vector has. */
  readonly width: number;
}

/** The mean over pairs of texts that have nothing to do with each other. */
function usual(vectors: readonly Float32Array[], owners: readonly number[] | undefined): number {
  let sum = 0;
  let pairs = 0;
  // Strides that share no factor with the count go through pairs of all distances, always in the same way.
  for (let stride = 1; stride < vectors.length && pairs < sampled; stride = stride * 2 + 1)
    for (let at = 0; at + stride < vectors.length && pairs < sampled; at++) {
      const [one, other] = [vectors[at], vectors[at + stride]];
      if (!one || !other || (owners && owners[at] === owners[at + stride])) continue;
      sum += cosine(one, other);
      pairs += 1;
    }
  return pairs === 0 ? 0 : sum / pairs;
}

/**
 * Lays the vectors out for asking.
 * @param vectorOf the vector of a text of an entry, or of {@link unrelated}; all of one length.
 */
export function createNear(
  entries: readonly Entry[],
  vectorOf: (text: string) => Float32Array | undefined,
): Near {
  const vectors: Float32Array[] = [];
  const owners: number[] = [];
  entries.forEach((entry, owner) => {
    for (const text of textsOf(entry)) {
      const vector = vectorOf(text);
      if (!vector) continue;
      vectors.push(vector);
      owners.push(owner);
    }
  });
  const nothing = Math.max(
    0,
    usual(
      unrelated.flatMap((text) => vectorOf(text) ?? []),
      undefined,
    ),
    // Entries of one project are nearer to each other than to the rest of the world.
    usual(vectors, owners),
  );
  const width = vectors[0]?.length ?? 0;
  const scale = Math.max(1 - nothing, 0.05);

  const ask = (question: Float32Array): ReadonlyMap<string, number> => {
    if (question.length !== width) return new Map();
    const best = new Float32Array(entries.length).fill(farthest);
    vectors.forEach((vector, at) => {
      const owner = owners[at] ?? 0;
      const share = (cosine(question, vector) - nothing) / scale;
      if (share > (best[owner] ?? 0)) best[owner] = Math.min(1, share);
    });
    const found = entries.map((entry, at): [string, number] => [entry.id, best[at] ?? farthest]);
    return new Map(found.sort((a, b) => b[1] - a[1]).slice(0, most));
  };
  return Object.assign(ask, { width });
}
