/** Text made comparable: what the phrase rules are written against. */

/** Phrases are looked for in this many characters; what follows is a paste, not a sentence. */
const judged = 1200;

/** One line is folded by one rule after the other. */
let latest = { text: "", folded: "" };

/**
 * Lower case, accents removed, typographic quotes made plain, links and other white
 * space made single spaces; cut to a length that bounds the work of every rule.
 * A long text keeps its end too, where the question mark is.
 */
export function fold(text: string): string {
  if (latest.text !== text) latest = { text, folded: folded(text) };
  return latest.folded;
}

function folded(text: string): string {
  const bounded = text.length <= judged ? text : `${text.slice(0, judged - 300)} ${text.slice(-300)}`;
  return bounded
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[‘’´`ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replaceAll("ß", "ss")
    .replace(/[¿¡]/g, "")
    .replace(/\b(?:https?|ftp|ircs?):\/\/\S+|\bwww\.\S+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Folded text without a leading `nick:`, `nick,` or `@nick`, whoever that is. */
export function withoutAddress(text: string): string {
  const address = /^(?:@[^\s:,]{1,40}[:,]?|[^\s:,]{1,32}:) /.exec(text);
  return address ? text.slice(address[0].length) : text;
}
