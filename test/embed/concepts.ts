/** A toy language: words with the same meaning have the same vector. What tests take for a sentence encoder. */

/** Each row is one meaning. */
export const meanings: readonly (readonly string[])[] = [
  ["tls", "encryption", "encrypted", "secure", "traffic", "eavesdroppers"],
  ["log", "logs", "diary", "journal", "protocol"],
  ["restore", "backup", "undelete", "recover"],
  ["train", "coast", "station"],
  ["cat", "roof", "warm"],
  ["bread", "yeast", "bake"],
  ["invoice", "discount", "students"],
];

const axisOf = new Map(meanings.flatMap((row, axis) => row.map((word) => [word, axis] as const)));

/** How many numbers a vector has: one a meaning, and the last for being a text at all. */
export const width = meanings.length + 1;

/** The vector of one word: its meaning's axis, or next to nothing. */
export function wordVector(word: string): readonly number[] {
  const vector = new Array<number>(width).fill(0);
  vector[meanings.length] = 0.02;
  const axis = axisOf.get(word);
  if (axis !== undefined) vector[axis] = 1;
  return vector;
}

/** The sum of a text's words. */
export function textVector(text: string): readonly number[] {
  const sum = new Array<number>(width).fill(0);
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? [])
    wordVector(word).forEach((number, at) => {
      sum[at] = (sum[at] ?? 0) + number;
    });
  if (!sum.some((number) => number > 0)) sum[meanings.length] = 0.02;
  return sum;
}
