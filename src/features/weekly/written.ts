/** Other people's words inside our Markdown, so that they show as they were written. Pure. */
import type { Markdown } from "../../effects.ts";
import { literal } from "../../markdown.ts";

/** Also addresses stay text: nobody gets a link into the post by asking a question. */
export const asWritten = (text: string): Markdown => literal(text).replace(/(?<!\\):(?=\/\/)/g, "\\:");

/** A name that no rule of Markdown touches stays in one piece, so that it is found among the quiet ones. */
export const nameAsWritten = (name: string): Markdown =>
  /^[\p{L}\p{N}]+(?:[_-]+[\p{L}\p{N}]+)*_*$/u.test(name) ? name : asWritten(name);
