/** What people said, inside the bot's sentences. Pure. */
import type { Markdown } from "../effects.ts";
import { literal } from "../markdown.ts";

/** Somebody's words between a language's quotation marks: literal, on one line, cut to `most` characters. */
export type Quoting = (text: string, most?: number) => Markdown;

export const quotingWith =
  (open: string, close: string): Quoting =>
  (text, most = 240) => {
    const whole = text.replace(/\s+/g, " ").trim();
    return `${open}${literal(whole.length > most ? `${whole.slice(0, most).trimEnd()}…` : whole)}${close}`;
  };

/** Somebody's words as code: in a code span nothing is escaped, so the span is made longer than any inside. */
export function code(text: string): Markdown {
  const flat = text.replace(/\s+/g, " ").trim();
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `\`${flat}\`` : `${fence} ${flat} ${fence}`;
}
