/** Patterns written as lists: one alternative a line, each a piece of a regular expression. */

const alternatives = (lines: string): string =>
  lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("|");

/** Matches at the beginning of the text. */
export const start = (lines: string): RegExp => new RegExp(`^(?:${alternatives(lines)})(?!\\w)`);

/** `these = those`, one a line. */
export const pairs = (lines: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines
      .split("\n")
      .map((line) => line.split("=").map((side) => side.trim()))
      .filter(([, to]) => to !== undefined),
  );

/** Matches when the text is nothing else, up to punctuation and smileys at its end. */
export const whole = (lines: string): RegExp => new RegExp(`^(?:${alternatives(lines)})[ ?!.,:;)(^_-]*$`);

/** Matches from the beginning of a word on. */
export const anywhere = (lines: string, flags = ""): RegExp =>
  new RegExp(`(?<!\\w)(?:${alternatives(lines)})(?!\\w)`, flags);
