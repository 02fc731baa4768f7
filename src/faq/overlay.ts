/** Maintainers' changes, laid over the entries from the files. */
import type { FaqChange } from "../facts.ts";
import type { Entry, Overlay } from "./entry.ts";

function changed(before: Entry | undefined, change: FaqChange): Entry | undefined {
  switch (change.change) {
    case "learn":
      // Learning an id that exists says the question and answer anew; owner and areas stay.
      // `short` and the link told of the old answer.
      return {
        id: before?.id ?? change.entry,
        question: change.question,
        phrasings: before?.phrasings ?? [],
        answer: change.answer,
        areas: before?.areas ?? [],
        channels: before?.channels ?? [],
        ...(before?.owner === undefined ? {} : { owner: before.owner }),
        ...(before?.review === undefined ? {} : { review: before.review }),
        source: "learned",
      };
    case "edit": {
      if (!before) return undefined;
      const { short: _, ...kept } = before;
      return { ...kept, answer: change.answer };
    }
    case "phrase": {
      if (!before) return undefined;
      const said = [before.question, ...before.phrasings].map((text) => text.toLowerCase());
      if (said.includes(change.phrasing.toLowerCase())) return before;
      return { ...before, phrasings: [...before.phrasings, change.phrasing] };
    }
    case "remove":
      return undefined;
  }
}

/**
 * In order: learn, edit, phrase, remove. Ids in any case. A change to an entry that is
 * no longer there does nothing, since its file may have been removed since.
 */
export const overlay: Overlay = (entries, changes) => {
  const byId = new Map(entries.map((entry) => [entry.id.toLowerCase(), entry]));
  for (const change of changes) {
    const key = change.entry.toLowerCase();
    const after = changed(byId.get(key), change);
    if (after) byId.set(key, after);
    else byId.delete(key);
  }
  return [...byId.values()];
};

/**
 * Lays what people were seen to ask in over the entries, where an entry has not got it yet.
 * @param learned by lower-case id
 */
export const withLearned = (
  entries: readonly Entry[],
  learned: ReadonlyMap<string, readonly string[]>,
): readonly Entry[] =>
  learned.size === 0
    ? entries
    : entries.map((entry) => {
        const said = learned.get(entry.id.toLowerCase());
        return said ? { ...entry, learned: [...(entry.learned ?? []), ...said] } : entry;
      });
