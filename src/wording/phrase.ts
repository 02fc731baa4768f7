/** Small pieces of sentences that several languages build in the same way. Pure. */

/** One of several phrasings; the same number always picks the same. */
export const one = (pick: number, ...phrasings: readonly [string, ...string[]]): string =>
  phrasings[pick % phrasings.length] ?? phrasings[0];

/** `a`, `a and b`, `a, b and c`, with the language's word for "and". */
export const joined = (items: readonly string[], and: string): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1)}`;

/** Ends a sentence; what ends in a quoted question or an ellipsis has its end already. */
export const stop = (text: string): string => (/[.?!…]\s?[”“»]?$/.test(text) ? text : `${text}.`);
