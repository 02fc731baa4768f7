/** What two runs of words have in common in their order. Words are numbers; negative ones are unknown. */

/**
 * Words and pairs of neighbours as numbers, each once; of the first sixty words. Unknown words and
 * their pairs are negative: they equal nothing, and count by where they stand.
 */
export function pairsOf(words: ArrayLike<number>): readonly number[] {
  const out: number[] = [];
  const add = (item: number) => {
    if (!out.includes(item)) out.push(item);
  };
  for (let at = 0; at < words.length && at < 60; at++) {
    const word = words[at] ?? -1;
    const before = at > 0 ? (words[at - 1] ?? -1) : -1;
    add(word >= 0 ? word : -2 - at);
    if (at > 0) add(word >= 0 && before >= 0 ? (before + 1) * 2 ** 24 + word : -1000 - at);
  }
  return out;
}

/** Twice what two have in common of {@link pairsOf}, by how many they have: 1 when they are equal. */
export function pairsShared(one: readonly number[], other: readonly number[]): number {
  if (one.length + other.length === 0) return 0;
  let both = 0;
  for (const item of one) if (item >= 0 && other.includes(item)) both += 1;
  return (2 * both) / (one.length + other.length);
}

/** The length of the longest run of words that both have. */
export function longestRun(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let longest = 0;
  const far = Math.min(one.length, 80);
  for (let from = 0; from < far; from++) {
    const word = one[from] ?? -1;
    if (word < 0) continue;
    for (let at = 0; at < other.length; at++) {
      if (other[at] !== word) continue;
      let run = 1;
      while (from + run < far && at + run < other.length && one[from + run] === other[at + run]) run += 1;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}

/** Of the words that both have, the share that stands in the same order; 0 for fewer than two. */
export function inOrder(one: readonly number[], other: Int32Array): number {
  const places = one.map((word) => (word < 0 ? -1 : other.indexOf(word))).filter((place) => place >= 0);
  if (places.length < 2) return 0;
  // The longest ascending subsequence.
  const ends: number[] = [];
  for (const place of places) {
    const at = ends.findIndex((end) => end >= place);
    if (at < 0) ends.push(place);
    else ends[at] = place;
  }
  return ends.length / places.length;
}
