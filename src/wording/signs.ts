/** What makes a message a question: told by `questionForm` in English, shown in the community's language. Pure. */

/** By what is said in English. */
export type Signs = Readonly<
  Record<
    | "says hello first"
    | "a question mark"
    | "begins as a question"
    | "a later sentence begins as a question"
    | "asks how, where or for help"
    | "asks everyone"
    | "wants help with something"
    | "tells how it came to fail"
    | "shows what it asks about"
    | "says what goes wrong for the speaker"
    | "says what goes wrong"
    | "names what it is about"
    | "explains in detail"
    | "explains"
    | "no form of a question or a problem",
    string
  >
>;

/** @returns the English words put into another language's; what that doesn't have stays as it is. */
export function inWords(why: string, signs: Signs): string {
  const known = new Map(Object.entries(signs));
  // One sign may be the beginning of another.
  const longestFirst = [...known.keys()].sort((a, b) => b.length - a.length);
  return why.replace(new RegExp(longestFirst.join("|"), "g"), (sign) => known.get(sign) ?? sign);
}
