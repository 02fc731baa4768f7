/** The seam between matching and a model that turns texts into vectors. */

/** A question is put to the entries; some models want to be told which of the two a text is. */
export type Kind = "question" | "entry";

/** A model that says what texts mean. Every vector it makes has length 1 and as many numbers as the others. */
export interface Embedder {
  /** What its vectors are kept under: another name, other vectors. */
  readonly name: string;
  /** What it is given leaves the program: it gets nothing that was said in private. */
  readonly remote: boolean;
  /**
   * One vector a text, in order.
   * @throws EmbedderError when the model can't be used or can't be reached.
   */
  embed(texts: readonly string[], kind: Kind): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}

/** The model did not answer. The message says what is wrong and what to do. */
export class EmbedderError extends Error {
  override readonly name = "EmbedderError";
}

/** Scaled to length 1. A vector of zeros stays one: it is near to nothing. */
export function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const number of vector) square += number * number;
  if (square === 0) return vector;
  const length = Math.sqrt(square);
  return vector.map((number) => number / length);
}

/** The cosine of two vectors of length 1: 1 for the same meaning, about 0 for unrelated ones. */
export function cosine(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
