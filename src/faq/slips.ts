/** How many slips of the finger are between two words. */

/** By UTF-16 unit, where the word that was prepared has it, as bits. */
const placesOf = new Int32Array(1 << 16);
let prepared = "";

/**
 * Prepares to count the slips between a word and others, a swap of neighbours counting as one; it
 * holds until the next word is prepared.
 *
 * The table of distances is gone through by column, each as two numbers: a bit for each row, where
 * the distance goes up from the row above and where it goes down.
 * Source: H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances",
 * Nordic Journal of Computing 10(1), 2003.
 * @param word of 1 to 31 UTF-16 units
 * @param codeAt the UTF-16 unit at a place of another word
 * @returns the slips to another word, given with its length
 */
export function slipsFrom<Other>(
  word: string,
  codeAt: (other: Other, at: number) => number,
): (other: Other, length: number) => number {
  for (let at = 0; at < prepared.length; at++) placesOf[prepared.charCodeAt(at)] = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    placesOf[code] = (placesOf[code] ?? 0) | (1 << at);
  }
  prepared = word;
  const lowest = 1 << (word.length - 1);

  return (other, length) => {
    let distance = word.length;
    let up = -1;
    let down = 0;
    // Where the step from above and before on the left is free.
    let free = 0;
    let before = 0;
    for (let at = 0; at < length; at++) {
      const here = placesOf[codeAt(other, at)] ?? 0;
      const swapped = ((~free & here) << 1) & before;
      free = (((here & up) + up) ^ up) | here | down | swapped;
      const more = down | ~(free | up);
      const less = free & up;
      if (more & lowest) distance += 1;
      if (less & lowest) distance -= 1;
      const moreAbove = (more << 1) | 1;
      up = (less << 1) | ~(free | moreAbove);
      down = free & moreAbove;
      before = here;
    }
    return distance;
  };
}
