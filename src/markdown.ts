/** Markdown as lines of spans, for networks that have lines and no Markdown. */
import { marked, type Token, type Tokens } from "marked";
import type { Span } from "./adapter.ts";
import type { Markdown } from "./effects.ts";

export type Line = readonly Span[];
type Look = Omit<Span, "text">;

/** Text that somebody said, made literal: on one line, and nothing in it is markup. */
export function literal(text: string): Markdown {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/([\\`*_{}[\]<>()#+\-.!|~&@:])/g, "\\$1");
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** Character references as the characters they stand for. Source: CommonMark 0.31, 2.5. */
function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
  });
}

/** A line under construction, and those before it. */
interface Paper {
  lines: Span[][];
}

const sameLook = (a: Look, b: Look): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.code === b.code;

function write(paper: Paper, text: string, look: Look): void {
  const clean = text.replace(/[ \t]*\n[ \t]*/g, " ");
  const line = paper.lines.at(-1);
  const last = line?.at(-1);
  if (!clean || !line) return;
  // An escape is a token of its own; the text around it is one.
  if (last && sameLook(last, look)) line[line.length - 1] = { ...last, text: last.text + clean };
  else line.push({ text: clean, ...look });
}

function newLine(paper: Paper): void {
  if (paper.lines.at(-1)?.length !== 0) paper.lines.push([]);
}

function inline(paper: Paper, tokens: readonly Token[] | undefined, look: Look): void {
  for (const token of tokens ?? []) {
    switch (token.type) {
      case "strong":
        inline(paper, (token as Tokens.Strong).tokens, { ...look, bold: true });
        break;
      case "em":
        inline(paper, (token as Tokens.Em).tokens, { ...look, italic: true });
        break;
      case "codespan":
        write(paper, (token as Tokens.Codespan).text, { ...look, code: true });
        break;
      case "br":
        newLine(paper);
        break;
      case "link": {
        const { href, text, tokens: label } = token as Tokens.Link;
        if (text === href || `mailto:${text}` === href) write(paper, href, look);
        else {
          inline(paper, label, look);
          write(paper, ` (${href})`, look);
        }
        break;
      }
      case "image":
        write(paper, `${(token as Tokens.Image).text} (${(token as Tokens.Image).href})`, look);
        break;
      case "html":
        break;
      case "text":
        if ((token as Tokens.Text).tokens) inline(paper, (token as Tokens.Text).tokens, look);
        else write(paper, unescapeHtml((token as Tokens.Text).text), look);
        break;
      default:
        if ("tokens" in token && token.tokens) inline(paper, token.tokens, look);
        else if ("text" in token) write(paper, String(token.text), look);
    }
  }
}

function list(paper: Paper, token: Tokens.List): void {
  let number = Number(token.start) || 1;
  for (const item of token.items) {
    newLine(paper);
    write(paper, token.ordered ? `${number++}. ` : "• ", {});
    block(paper, item.tokens, true);
  }
}

function table(paper: Paper, token: Tokens.Table): void {
  for (const row of [token.header, ...token.rows]) {
    newLine(paper);
    row.forEach((cell, column) => {
      if (column > 0) write(paper, " | ", {});
      inline(paper, cell.tokens, {});
    });
  }
}

/** Each of its lines begins with `>`. */
function quote(paper: Paper, { tokens }: Tokens.Blockquote): void {
  const inner: Paper = { lines: [[]] };
  block(inner, tokens);
  for (const line of inner.lines.filter((spans) => spans.length > 0)) {
    newLine(paper);
    write(paper, "> ", {});
    for (const { text, ...look } of line) write(paper, text, look);
  }
  newLine(paper);
}

/** @param inItem what begins it stands beside the item's mark */
function block(paper: Paper, tokens: readonly Token[], inItem = false): void {
  // Whether a task is done has no sign of its own here.
  const shown = tokens.filter(({ type }) => type !== "checkbox");
  for (const [at, token] of shown.entries()) {
    switch (token.type) {
      case "space":
      case "hr":
      case "html":
      case "def":
        break;
      case "heading":
        newLine(paper);
        inline(paper, (token as Tokens.Heading).tokens, { bold: true });
        newLine(paper);
        break;
      case "code":
        for (const line of (token as Tokens.Code).text.split("\n")) {
          newLine(paper);
          if (line.trim()) write(paper, line, { code: true });
        }
        newLine(paper);
        break;
      case "list":
        list(paper, token as Tokens.List);
        break;
      case "table":
        table(paper, token as Tokens.Table);
        break;
      case "blockquote":
        quote(paper, token as Tokens.Blockquote);
        break;
      default:
        if (!inItem || at > 0) newLine(paper);
        inline(paper, "tokens" in token && token.tokens ? token.tokens : [token], {});
        if (!inItem) newLine(paper);
    }
  }
}

/** The parser's time grows with the square of its input's signs, and its stack with their depth. */
const mostSigns = 2000;
const mostText = 30_000;

/** Whether a text is one that people write; anything else is shown as it stands. */
function isReadable(markdown: Markdown): boolean {
  if (markdown.length > mostText) return false;
  return markdown.replace(/[^*_`[\]<>~|\\\n#]+/g, "").length <= mostSigns;
}

const cache = new Map<string, readonly Line[]>();
const cached = 200;

/** Each paragraph, list item, table row and line of code as one line. Pure; remembers the last texts. */
export function toLines(markdown: Markdown): readonly Line[] {
  const known = cache.get(markdown);
  if (known) return known;
  const paper: Paper = { lines: [[]] };
  if (isReadable(markdown)) block(paper, marked.lexer(markdown, { gfm: true, breaks: false }));
  else paper.lines = markdown.split("\n").map((text) => [{ text }]);
  const lines = paper.lines.filter((line) => line.some((span) => span.text.trim()));
  if (cache.size >= cached) cache.delete(cache.keys().next().value ?? "");
  cache.set(markdown, lines);
  return lines;
}

/** The same as plain text, a line each, for where nobody knows how it will be shown. */
export const plainText = (markdown: Markdown): string =>
  toLines(markdown)
    .map((line) => line.map(({ text }) => text).join(""))
    .join("\n");
