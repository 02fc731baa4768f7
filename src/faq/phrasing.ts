/** Whether something that was asked can stand as a phrasing of an entry. Pure. */
import { wordsOf } from "./text.ts";

/** Longer questions tell a story, not a phrasing; characters. */
const longest = 160;

/**
 * A question in one line without whom it was said to; undefined when somebody's name, an
 * address of the web or an IP address is left in it, or when it is no phrasing for other
 * reasons: one word, a story, code.
 */
export function withoutNames(text: string, isName: (word: string) => boolean): string | undefined {
  const line = text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^@?[^\s:,]{1,40}[:,] +(?=\S)/, (address) =>
      isName(address.replace(/^@|[:,] +$/g, "")) ? "" : address,
    );
  if (line.length > longest || wordsOf(line).length < 2) return undefined;
  if (/@\w|https?:|\b\d{1,3}(?:\.\d{1,3}){3}\b/.test(line)) return undefined;
  const named = line
    .split(/[\s,.;:!?()"“”„«»]+/)
    .some((word) => word !== "" && isName(word.replace(/^@/, "")));
  return named ? undefined : line;
}

/** The same for the same words, whatever their case, accents and punctuation. */
export const wordsKey = (text: string): string => wordsOf(text).join(" ");
