/** How much two lines say the same: shared words by all words of both, 0 to 1. */
export function alike(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const shared = one.filter((word) => other.includes(word)).length;
  return shared / (one.length + other.length - shared);
}
