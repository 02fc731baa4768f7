/** An FAQ entry drafted from a conversation: the question and its answer, without the asker's name. Pure. */
import { asPattern } from "../../as-pattern.ts";
import { prepare } from "../../faq/text.ts";
import type { World } from "../../world.ts";

/** Takes names out: the one that a line is addressed to, and all others as whole words. */
export function withoutNames(text: string, names: readonly string[]): string {
  let out = text.trim();
  for (const name of names.filter((one) => one.length > 1)) {
    out = out.replace(new RegExp(`^@?${asPattern(name)}\\s*[:,]\\s*`, "iu"), "");
    out = out.replace(
      new RegExp(`\\s*,?\\s*(?<![\\p{L}\\p{N}_])@?${asPattern(name)}(?![\\p{L}\\p{N}_])`, "giu"),
      "",
    );
  }
  return out.replace(/\s{2,}/g, " ").trim();
}

/** What was said in chat, as Markdown that shows it so: `<file>` is no tag there. Code and `<https://…>` stay. */
export const asMarkdown = (said: string): string =>
  said.replace(/(`+)[\s\S]*?\1|<(?=[a-z/!?])(?!https?:)/gi, (found, ticks?: string) =>
    ticks === undefined ? "\\<" : found,
  );

/** An entry's name, by the first words that carry meaning; made unique. */
export function entryName(world: World, question: string): string {
  const words = [...prepare(question).spelt.values()].filter((word) => /^[a-z0-9]{2,}$/i.test(word));
  const name = words.slice(0, 4).join("-").slice(0, 50) || "answer";
  for (let copy = 1; copy < 1000; copy++) {
    const one = copy === 1 ? name : `${name}-${copy}`;
    if (!world.faq.get(one)) return one;
  }
  return name;
}
