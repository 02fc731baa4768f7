/** A map of names to answers, as techlore's FAQ bot has it in faq.json. Source: github.com/techlore/faq-bot */
import { htmlToMarkdown } from "../markdown.ts";
import { type Format, wrongKind } from "./format.ts";
import { plainToMarkdown } from "./plain.ts";

/** Every value is a text, or a list of texts. */
function mapOf(value: unknown): ReadonlyMap<string, string> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const pairs = Object.entries(value).map(([key, text]): [string, unknown] => [
    key,
    Array.isArray(text) && text.every((line) => typeof line === "string") ? text.join("\n\n") : text,
  ]);
  if (pairs.length === 0 || pairs.some(([, text]) => typeof text !== "string")) return undefined;
  return new Map(pairs.map(([key, text]) => [key, String(text)]));
}

const markdown = (text: string): string =>
  /<\/?[a-z][^>]{0,200}>/i.test(text)
    ? htmlToMarkdown(text)
        .trim()
        .replace(/([^\n])\n(?!\n)/g, "$1\n\n")
    : plainToMarkdown(text.trim());

export const json: Format = {
  name: "json",
  what: 'a JSON file of {"name": "answer"}',
  recognises: (source) => source.kind === "json" && mapOf(source.value) !== undefined,
  read(source) {
    const map = source.kind === "json" ? mapOf(source.value) : undefined;
    if (!map) throw wrongKind(source, json.what);
    const drafts = [...map].map(([name, text]) => ({
      name,
      question: name,
      phrasings: [],
      answer: markdown(text),
    }));
    const note = "a name is no question: write question and phrasings as people say them";
    return { drafts, notes: [note] };
  },
};
