/** A Markdown page as a tree of sections: by its headings, and by questions that open without one. */
import { marked, type Token, type TokensList } from "marked";
import { cleanTitle, htmlToMarkdown, plainText } from "./markdown.ts";
import { openings, summaries } from "./opening.ts";
import { asks, saysFaq } from "./question.ts";
import { slugger } from "./slug.ts";

/** A heading or an opening question with what stands below it, up to the next of its rank. */
export interface Section {
  /** 1 to 6 as headings; 7 for a question that opens without a heading; 0 for the page. */
  readonly level: number;
  /** Plain text, without number. */
  readonly title: string;
  readonly line: number;
  /** The page's anchor; for level 7 that of the heading above. */
  readonly anchor: string | undefined;
  /** Its own text and the sections below it, in order. */
  readonly content: (string | Section)[];
  /** As written, for use inside somebody else's answer. */
  readonly raw: string;
  readonly parent: Section | undefined;
}

/** True when a section by its title is an entry, not a group. */
export function isQuestion(section: Section): boolean {
  return section.level === 7 || (section.level > 0 && asks(section.title) && !saysFaq(section.title));
}

/** The sections directly below one. */
export function below(section: Section): readonly Section[] {
  return section.content.filter((part) => typeof part !== "string");
}

/** A page's tree and the targets of its reference links. */
export interface Page {
  readonly root: Section;
  readonly links: TokensList["links"];
}

/** Reads Markdown. `line` is the file's line on which the text begins. */
export function sectionsOf(markdown: string, line: number): Page {
  const root: Section = {
    level: 0,
    title: "",
    line,
    anchor: undefined,
    content: [],
    raw: "",
    parent: undefined,
  };
  const slug = slugger();
  let at: Section = root;
  let row = line;

  const open = (level: number, title: string, row: number, raw: string): Section => {
    while (at.level >= level && at.parent) at = at.parent;
    const own = /\{#([\w-]+)\}\s*$/.exec(title)?.[1];
    const anchor = level === 7 ? at.anchor : (own ?? slug(title));
    const section: Section = {
      level,
      title: cleanTitle(title),
      line: row,
      anchor,
      content: [],
      raw,
      parent: at,
    };
    at.content.push(section);
    at = section;
    return section;
  };
  /** Inside the answer to a question that is a heading, bold lines and boxes are part of the answer. */
  const inAnswer = () => {
    for (let above: Section | undefined = at; above; above = above.parent)
      if (above.level < 7 && isQuestion(above)) return true;
    return false;
  };
  const openAll = (found: ReturnType<typeof openings>, start: number, raw: string) => {
    for (const opening of found)
      open(7, plainText(opening.title), start + opening.down, raw).content.push(opening.rest);
  };

  const html = (token: Token) => {
    const pieces = inAnswer() ? [] : summaries(token.raw);
    if (pieces.length === 0) {
      at.content.push(htmlToMarkdown(token.raw));
      if (at.level === 7 && at.raw === "<details>" && /<\/details>/i.test(token.raw)) at = at.parent ?? root;
    }
    for (const piece of pieces) {
      if ("text" in piece) {
        at.content.push(htmlToMarkdown(piece.text));
        continue;
      }
      const question = open(7, plainText(piece.title), row + piece.down, "<details>");
      question.content.push(htmlToMarkdown(piece.rest));
      if (/<\/details>/i.test(piece.rest)) at = question.parent ?? root;
    }
  };

  const tokens = marked.lexer(markdown);
  for (const token of tokens) {
    if (token.type === "heading")
      open(Number(token["depth"]), plainText(String(token["text"])), row, token.raw);
    else if (token.type === "html") html(token);
    else if (token.type === "paragraph" && !inAnswer() && openings(token.raw).length > 0)
      openAll(openings(token.raw), row, token.raw);
    else if (token.type === "list" && !inAnswer() && isListOfQuestions(token)) {
      let down = row;
      for (const item of itemsOf(token)) {
        openAll(openings(item.text), down, item.raw);
        down += item.raw.split("\n").length - 1;
      }
    } else if (token.type !== "def") at.content.push(token.raw);
    row += token.raw.split("\n").length - 1;
  }
  return { root, links: tokens.links };
}

function itemsOf(token: Token): readonly { text: string; raw: string }[] {
  return token.type === "list" && "items" in token && Array.isArray(token["items"]) ? token["items"] : [];
}

function isListOfQuestions(token: Token): boolean {
  const items = itemsOf(token);
  return items.length > 1 && items.every((item) => openings(item.text)[0]?.rest.trim());
}
