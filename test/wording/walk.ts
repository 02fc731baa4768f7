/** The sentences of all languages, laid out flat, and as a reader sees them. */
import { toLines } from "../../src/markdown.ts";
import { de } from "../../src/wording/de.ts";
import { en, type Wording } from "../../src/wording/en.ts";
import { es } from "../../src/wording/es.ts";
import { fr } from "../../src/wording/fr.ts";
import { pt } from "../../src/wording/pt.ts";

export const translations: Readonly<Record<string, Wording>> = { de, fr, es, pt };
export const everyLanguage: Readonly<Record<string, Wording>> = { en, ...translations };

/** What a reader on a network of lines sees. */
export const shown = (markdown: string): string =>
  toLines(markdown)
    .map((line) => line.map(({ text }) => text).join(""))
    .join("\n");

type Leaf = string | ((...args: readonly unknown[]) => unknown);

/** Every sentence by its path, such as `because.waits`. */
export function leaves(group: object, path = ""): ReadonlyMap<string, Leaf> {
  const found = new Map<string, Leaf>();
  for (const [name, value] of Object.entries(group)) {
    const here = path === "" ? name : `${path}.${name}`;
    if (typeof value === "object" && value !== null)
      for (const [below, leaf] of leaves(value, here)) found.set(below, leaf);
    else found.set(here, value);
  }
  return found;
}
