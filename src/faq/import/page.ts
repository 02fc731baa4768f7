/** A Markdown page of questions and answers, such as FAQ.md. */
import { readDocument } from "../document.ts";
import type { Entry } from "../entry.ts";
import { readText } from "../files.ts";
import { splitFrontMatter } from "../front-matter.ts";
import { absolute } from "./absolute.ts";
import { type Draft, type Format, ImportError, type Source, wrongKind } from "./format.ts";

/** An entry of a page that is read at an address of its own. */
export const draftOfEntry = (entry: Entry, page: string | undefined): Draft => ({
  name: entry.id,
  question: entry.question,
  phrasings: entry.phrasings,
  answer: absolute(entry.answer, page),
  ...(entry.link === undefined ? {} : { link: entry.link }),
});

/** A file's text within the limits of an FAQ. @throws ImportError that says what is wrong. */
export async function markdownOf(path: string, shown: string): Promise<string> {
  const text = await readText(path, shown);
  if (typeof text === "string") return text;
  const [problem] = text.problems;
  throw new ImportError(`${problem?.where ?? shown}: ${problem?.what ?? "can't be read"}.`);
}

/** A file whose front matter says `question:` needs no importing. */
export const isEntry = (text: string): boolean =>
  /^(?:question|phrasings):/m.test(splitFrontMatter(text).yaml ?? "");

const isMarkdownFile = (source: Source): boolean =>
  source.kind === "text" && (/\.(?:md|markdown)$/i.test(source.path) || /^#{1,6} \S/m.test(source.text));

export const page: Format = {
  name: "page",
  what: "a Markdown page whose headings are questions",
  recognises: isMarkdownFile,
  async read(source, { link }) {
    if (source.kind !== "text") throw wrongKind(source, page.what);
    const text = await markdownOf(source.path, source.shown);
    if (isEntry(text))
      throw new ImportError(
        `${source.shown}: it is an entry already. Name its folder under faq in the config.`,
      );
    const read = readDocument(text, source.shown, { path: source.path, link });
    if (read.entries.length === 0)
      throw new ImportError(
        `${source.shown}: no heading of it is a question. With --format docs every heading becomes an entry.`,
      );
    const notes = read.problems.map(({ where, what }) => `${where}: ${what}`);
    return { drafts: read.entries.map((entry) => draftOfEntry(entry, link)), notes };
  },
};
