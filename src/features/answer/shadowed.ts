/** An answer that was kept back, as the maintainers read it. Pure. */
import type { Markdown } from "../../effects.ts";
import type { Millis } from "../../events.ts";
import type { Entry } from "../../faq/entry.ts";
import { plainText } from "../../markdown.ts";
import type { Wording } from "../../wording/en.ts";
import { brief } from "../brief.ts";
import { joined, staleMark } from "../faq-say.ts";

/** In characters: what stands within a sentence. */
const inline = 600;

const isParagraph = (text: Markdown): boolean =>
  text.length <= inline && !/\n|^(?:#|>|[-*+] |\d+\. )/.test(text);

/**
 * What the channel would have got, inside the maintainers' sentence: a paragraph between
 * quotation marks, anything longer below it as a quote; and in short, as networks of lines get it.
 */
export function shadowed(
  entry: Entry,
  at: Millis,
  say: Wording,
): { readonly text: Markdown; readonly short: Markdown } {
  const mark = staleMark(entry, at, say);
  const whole = (text: Markdown): Markdown => (mark ? joined(text, mark) : text);
  const quoted = (text: Markdown): Markdown => say.quoted(plainText(whole(text)), inline);
  const { answer } = entry;
  return {
    text: isParagraph(answer) ? quoted(answer) : `\n\n${whole(answer).replace(/^/gm, "> ")}\n\n`,
    short: quoted(brief(entry, say.rest(entry.id, false))),
  };
}
