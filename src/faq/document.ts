/** A single Markdown page, such as FAQ.md, whose headings are the questions. */
import { basename } from "node:path";
import type { Entry, FaqProblem } from "./entry.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { inlineLinks, tidyAnswer } from "./markdown.ts";
import { withoutA } from "./opening.ts";
import { brokenFile, type FileRead } from "./problem.ts";
import { isFurniture, saysFaq } from "./question.ts";
import { below, isQuestion, type Page, type Section, sectionsOf } from "./sections.ts";
import { slugger } from "./slug.ts";
import type { Source } from "./source.ts";

function all(section: Section): readonly Section[] {
  return below(section).flatMap((part) => [part, ...all(part)]);
}

/** A section's text. Stops where a question of its own begins inside it. */
function textOf(section: Section): string {
  let out = "";
  for (const part of section.content) {
    if (typeof part === "string") out += part;
    else if (isQuestion(part) || all(part).some(isQuestion)) break;
    else out = `${out.trimEnd()}\n\n${part.raw}${textOf(part)}`;
  }
  return out;
}

function ownText(section: Section): string {
  return tidyAnswer(section.content.filter((part) => typeof part === "string").join(""));
}

/** A README's questions are those under its FAQ heading; a page that is an FAQ as a whole is taken whole. */
function scopeOf(root: Section, whole: boolean): { roots: readonly Section[]; isFaq: boolean } {
  const titled = all(root).filter((section) => section.level < 7 && saysFaq(section.title));
  if (titled.length === 0) return { roots: [root], isFaq: whole };
  const full = titled.filter((section) => all(section).length > 0);
  if (whole || full.length === 0) return { roots: [root], isFaq: true };
  return {
    roots: full.filter((section) => !full.some((other) => all(other).includes(section))),
    isFaq: true,
  };
}

/** "Installing on Windows" in an FAQ is an entry when it stands among questions, or where nothing is put as one. */
function isUnaskedEntry(section: Section, anyQuestion: boolean): boolean {
  if (isFurniture(section.title) || saysFaq(section.title) || section.title === "") return false;
  if (all(section).some(isQuestion)) return false;
  for (let above = section.parent; above; above = above.parent) if (isQuestion(above)) return false;
  if (ownText(section) === "") return !anyQuestion && below(section).length === 0;
  if (anyQuestion) return section.parent !== undefined && below(section.parent).some(isQuestion);
  // The page's own title with its introduction stands above the entries; it is none of them.
  return section.level > 1 || below(section).length === 0;
}

function chosen(roots: readonly Section[], isFaq: boolean): readonly Section[] {
  const candidates = roots.flatMap(all);
  const anyQuestion = candidates.some(isQuestion);
  const entries = candidates.filter(
    (section) => isQuestion(section) || (isFaq && isUnaskedEntry(section, anyQuestion)),
  );
  // What lies inside an unasked entry is its answer.
  return entries.filter((section) => {
    for (let above = section.parent; above; above = above.parent)
      if (!isQuestion(section) && entries.includes(above)) return false;
    return true;
  });
}

/** Reads a page of questions and answers. `file` is its path as shown to people. */
export function readDocument(text: string, file: string, source: Source): FileRead {
  const parts = splitFrontMatter(text);
  if (parts.problem)
    return brokenFile(file, [{ where: `${file}:${parts.problem.line}`, what: parts.problem.what }]);
  const page = sectionsOf(parts.body, parts.bodyLine);
  const whole =
    saysFaq(basename(file)) || /^title:.*\bfaq|^title:.*frequently asked/im.test(parts.yaml ?? "");
  const scope = scopeOf(page.root, whole);
  const found = chosen(scope.roots, scope.isFaq);
  if (found.length === 0) {
    const what =
      "no question found; write each question as a heading (## How do I …?) with its answer below, or point faq at another file";
    return brokenFile(file, [{ where: `${file}:1`, what }]);
  }
  return entriesOf(found, page, file, source);
}

function entriesOf(found: readonly Section[], page: Page, file: string, source: Source): FileRead {
  const entries: Entry[] = [];
  const problems: FaqProblem[] = [];
  const spoiled: string[] = [];
  const slug = slugger();
  for (const section of found) {
    const id = slug(section.title) || `line-${section.line}`;
    const text = tidyAnswer(textOf(section));
    const answer = inlineLinks(section.level === 7 ? withoutA(text) : text, page.links);
    if (answer === "") {
      // A question heading that only holds further questions is a group.
      if (all(section).some(isQuestion)) continue;
      const what = `${JSON.stringify(section.title.slice(0, 80))} has no answer; write it below the question`;
      problems.push({ where: `${file}:${section.line}`, what });
      spoiled.push(id);
      continue;
    }
    const anchor = section.anchor === undefined ? "" : `#${section.anchor}`;
    entries.push({
      id,
      question: section.title,
      phrasings: [],
      answer,
      areas: source.areas ?? [],
      channels: [],
      ...(source.link === undefined ? {} : { link: `${source.link}${anchor}` }),
      source: `${file}:${section.line}`,
    });
  }
  return { file, entries, problems, broken: false, spoiled };
}
