/** Words by their numbers, to ask of many lines whether they have them. */
export interface WordSet {
  /** @param count how many words have a number */
  fill(words: readonly number[], count: number): void;
  has(word: number): boolean;
}

/** Keeps its memory from one filling to the next. */
export function createWordSet(): WordSet {
  // Words of this filling have its number; earlier ones have smaller numbers.
  let fillings = new Int32Array(1024);
  let filling = 0;
  return {
    fill(words, count) {
      if (count > fillings.length) {
        const before = fillings;
        fillings = new Int32Array(2 * count);
        fillings.set(before);
      }
      filling++;
      for (const word of words) fillings[word] = filling;
    },
    has: (word) => fillings[word] === filling,
  };
}
