/** Text as a piece of a regular expression that matches it, and nothing else. Pure. */
export const asPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** The same for words: any white space between them. */
export const wordsAsPattern = (text: string): string => asPattern(text).replace(/\s+/g, "\\s+");
