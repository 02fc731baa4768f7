/** Numbers that tell one thing from its neighbour: `error 17`, `Windows 10`. */
import type { Doc } from "./corpus.ts";
import type { Query } from "./query.ts";
import { isStopWord, type Language } from "./stop-words.ts";
import { wordsOf } from "./text.ts";

const isNumber = (word: string): boolean => /^\d[\d.]*$/.test(word);

/** Which numbers stand behind which word that means something. */
function numbered(words: readonly string[], language: Language): ReadonlyMap<string, ReadonlySet<string>> {
  const out = new Map<string, Set<string>>();
  words.forEach((word, at) => {
    const name = words[at - 1];
    if (name === undefined || !isNumber(word) || /\d/.test(name) || isStopWord(name, language)) return;
    out.set(name, (out.get(name) ?? new Set()).add(word));
  });
  return out;
}

/** Entries with more phrasings than this are asked for with any number. */
const few = 30;

/** @returns whether the entry's questions have such a word of the message, and only with other numbers behind it */
export function namesAnother({ message, corrected }: Query): (doc: Doc) => boolean {
  if (!message.words.some(isNumber)) return () => false;
  const taken = new Map(corrected.map((one) => [one.said, one.taken]));
  const said = numbered(
    message.words.map((word) => taken.get(word) ?? word),
    message.language,
  );
  if (said.size === 0) return () => false;
  return (doc) => {
    const asked = doc.phrasings.slice(0, few).map(({ text }) => numbered(wordsOf(text), doc.language));
    return [...said].some(([name, numbers]) => {
      const theirs = asked.flatMap((one) => [...(one.get(name) ?? [])]);
      return theirs.length > 0 && !theirs.some((number) => numbers.has(number));
    });
  };
}
