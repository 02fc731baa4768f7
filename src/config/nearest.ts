/** Edits that turn one word into another: insertions, deletions, changes, and swaps of neighbours. */
function distance(from: string, to: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let best = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) best = Math.min(best, (older[column - 2] ?? 0) + 1);
      current.push(best);
    }
    older = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/**
 * The known word that was probably meant, or undefined when none is near: at most
 * one edit in three letters, or the one is the beginning of the other.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 64) return undefined;
  const sought = word.toLowerCase();
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const other = candidate.toLowerCase();
    const begins = sought.length >= 3 && (other.startsWith(sought) || sought.startsWith(other));
    const edits = begins ? 1 : distance(sought, other);
    const allowed = Math.max(1, Math.floor(Math.max(sought.length, other.length) / 3));
    if (edits < fewest && (begins || edits <= allowed) && Math.max(sought.length, other.length) > 1) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** `Did you mean "nick"?`, else the list of what there is. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `Did you mean "${near}"?`;
  return known.length > 0 ? `Known here: ${[...new Set(known)].join(", ")}.` : "";
}
