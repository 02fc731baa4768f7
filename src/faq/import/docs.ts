/** A folder of documentation in Markdown: every heading with text below it becomes an entry. */
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { readDocument } from "../document.ts";
import { isMarkdown } from "../files.ts";
import { splitFrontMatter } from "../front-matter.ts";
import { inlineLinks, tidyAnswer } from "../markdown.ts";
import { asks, isFurniture } from "../question.ts";
import { below, type Page, type Section, sectionsOf } from "../sections.ts";
import { absolute } from "./absolute.ts";
import { type Draft, type Format, ImportError, type Imported, wrongKind } from "./format.ts";
import { draftOfEntry, isEntry, markdownOf } from "./page.ts";

/** Documentation in other forms, which is named but not read. */
const otherForms = /\.(?:rst|adoc|asciidoc|org|html?|textile|wiki)$/i;

function all(section: Section): readonly Section[] {
  return below(section).flatMap((part) => [part, ...all(part)]);
}

const ownText = (section: Section): string =>
  tidyAnswer(section.content.filter((part) => typeof part === "string").join(""));

/** "Windows" says nothing without the page that it stands in; "Installing on Windows" does. */
function questionOf(section: Section): string {
  if (section.title.split(/\s+/).length > 2) return section.title;
  const above: string[] = [];
  for (let at = section.parent; at; at = at.parent) if (at.title !== "") above.push(at.title);
  const [nearest] = above;
  return nearest === undefined ? section.title : `${nearest}: ${section.title}`;
}

/** Every heading with text of its own. */
function byHeadings({ root, links }: Page, link: string | undefined): readonly Draft[] {
  return all(root).flatMap((section) => {
    const answer = absolute(inlineLinks(ownText(section), links), link);
    if (answer.trim() === "" || section.title === "" || isFurniture(section.title)) return [];
    const anchor = section.anchor === undefined || section.anchor === "" ? "" : `#${section.anchor}`;
    const question = questionOf(section);
    return [
      {
        name: question,
        question,
        phrasings: [],
        answer,
        ...(link === undefined ? {} : { link: `${link}${anchor}` }),
      },
    ];
  });
}

/** A page whose headings mostly ask is read as the bot reads it; any other by all its headings. */
async function readPage(path: string, shown: string, link: string | undefined): Promise<Imported> {
  const text = await markdownOf(path, shown);
  if (isEntry(text)) return { drafts: [], notes: [`${shown}: it is an entry already; left out`] };
  const { body, bodyLine } = splitFrontMatter(text);
  const drafts = byHeadings(sectionsOf(body, bodyLine), link);
  const { entries, problems } = readDocument(text, shown, { path, link });
  const questions = entries.filter((entry) => asks(entry.question)).length;
  if (questions > 0 && questions * 2 >= drafts.length)
    return {
      drafts: entries.map((entry) => draftOfEntry(entry, link)),
      notes: problems.map(({ where, what }) => `${where}: ${what}`),
    };
  return { drafts, notes: drafts.length === 0 ? [`${shown}: no heading with text below it; left out`] : [] };
}

async function readFolder(folder: string, shown: string, link: string | undefined): Promise<Imported> {
  const names = (await readdir(folder, { recursive: true, encoding: "utf8" }))
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => !/(?:^|\/)(?:\.|node_modules\/)/.test(name))
    .sort();
  const drafts: Draft[] = [];
  const notes: string[] = [];
  for (const name of names.filter(isMarkdown)) {
    try {
      const path = join(folder, name);
      const read = await readPage(
        path,
        `${shown.replace(/\/$/, "")}/${relative(folder, path)}`,
        link && `${link}/${name}`,
      );
      drafts.push(...read.drafts);
      notes.push(...read.notes);
    } catch (error) {
      // One page that can't be read is no reason to leave out the others.
      if (!(error instanceof ImportError)) throw error;
      notes.push(`${error.message.replace(/\.$/, "")}; left out`);
    }
  }
  const others = names.filter((name) => otherForms.test(name));
  if (others.length > 0)
    notes.push(`${others.length} in another form than Markdown, such as ${others[0]}; convert them first`);
  return { drafts, notes };
}

export const docs: Format = {
  name: "docs",
  what: "a folder of Markdown pages",
  recognises: (source) => source.kind === "folder",
  async read(source, { link }) {
    if (source.kind !== "folder" && source.kind !== "text") throw wrongKind(source, docs.what);
    const read =
      source.kind === "folder"
        ? await readFolder(source.path, source.shown, link)
        : await readPage(source.path, source.shown, link);
    if (read.drafts.length > 0) return read;
    const [first] = read.notes;
    throw new ImportError(
      `${source.shown}: nothing in it became an entry${first === undefined ? "; is there Markdown (*.md) in it?" : ` (${first}).`}`,
    );
  },
};
