/**
 * Wordings learned since an index was built: asked in the very same words, the entry is
 * found at once. An index over thousands of entries takes seconds to build anew; that can wait.
 */
import type { Asked, Entry, FaqIndex, Match } from "./entry.ts";
import { wordsKey } from "./phrasing.ts";
import { isFoundIn } from "./search.ts";

/** As sure as an index is of a learned wording that is said word by word. */
const known = 0.9;

/** The same words lead to several entries: none is sure. */
const contested = 0.5;

const asMatch = (entry: Entry, probability: number): Match => ({
  entry,
  probability,
  because: "asked word by word as somebody did before",
  reasons: [{ reason: "verbatim" }],
  features: {},
});

/** @param learned by lower-case id; what the index has already does no harm */
export function withWordings(index: FaqIndex, learned: ReadonlyMap<string, readonly string[]>): FaqIndex {
  const byWords = new Map<string, Set<string>>();
  for (const [id, texts] of learned)
    for (const text of texts) {
      const key = wordsKey(text);
      byWords.set(key, (byWords.get(key) ?? new Set()).add(id));
    }
  if (byWords.size === 0) return index;
  return {
    entries: index.entries,
    get: (id) => index.get(id),
    match(message, scope, limit) {
      const found = index.match(message, scope, limit);
      const asked: Asked = typeof message === "string" ? { lines: [message] } : message;
      const ids = byWords.get(wordsKey(asked.lines.at(-1) ?? ""));
      if (!ids) return found;
      const sure = ids.size > 1 ? contested : known;
      const taught = [...ids].flatMap((id): readonly Match[] => {
        const entry = index.get(id);
        const before = found.find((match) => match.entry === entry);
        return entry && isFoundIn(entry, scope) && (before?.probability ?? 0) < sure
          ? [asMatch(entry, sure)]
          : [];
      });
      const rest = found.filter(({ entry }) => !taught.some((match) => match.entry === entry));
      return [...taught, ...rest].sort((a, b) => b.probability - a.probability).slice(0, limit);
    },
  };
}
