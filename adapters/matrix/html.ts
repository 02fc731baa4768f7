/** Text as Matrix shows it: a plain body, and HTML where there is more to it than words. */
import { Marked } from "marked";
import sanitize from "sanitize-html";
import type { Body, Span } from "../../src/adapter.ts";
import { asPattern } from "../../src/as-pattern.ts";
import { type Line, toLines } from "../../src/markdown.ts";
import { clean, oneLine } from "./words.ts";

/** A rendered text. */
export interface Rendered {
  readonly plain: string;
  /** Missing when it would say no more than the plain text. */
  readonly html?: string;
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[char] ?? "&quot;");

const invisible = "\u200b";

/** A zero-width space behind the first character: reads the same, highlights nobody. */
export function hushed(name: string): string {
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0x20);
  return `${first}${invisible}${name.slice(first.length)}`;
}

type Hush = (text: string) => string;
const asItIs: Hush = (text) => text;

/** Finds names as whole words, also those of several words. */
function hush(names: readonly string[]): Hush {
  const wanted = names.filter((name) => name.trim() !== "").slice(0, 1000);
  if (wanted.length === 0) return asItIs;
  const any = wanted
    .flatMap((name) => [name, escapeHtml(name)])
    .sort((one, other) => other.length - one.length)
    .map(asPattern)
    .join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${any})(?![\\p{L}\\p{N}_])`, "giu");
  return (text) => text.replace(pattern, hushed);
}

const markdown = new Marked({
  gfm: true,
  renderer: {
    // A picture from elsewhere would tell its server who reads here.
    image: ({ href, text }) => `<a href="${escapeHtml(href)}">${escapeHtml(text || href)}</a>`,
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
  },
});

/**
 * Source: client-server API, "m.room.message msgtypes": what clients are told to allow. No
 * images, and no links that are shown as the name of somebody who is then taken for called.
 */
const allowed: sanitize.IOptions = {
  allowedTags: (
    "del h1 h2 h3 h4 h5 h6 blockquote p a ul ol sup sub li b i u strong em s code hr br div " +
    "table thead tbody tr th td caption pre span details summary"
  ).split(" "),
  allowedAttributes: { a: ["href"], ol: ["start"], code: ["class"] },
  allowedClasses: { code: ["language-*"] },
  allowedSchemes: ["https", "http", "ftp", "mailto", "magnet"],
  allowProtocolRelative: false,
  nestingLimit: 80,
  transformTags: {
    a: (_tag, attributes) =>
      /matrix\.to\/#\/(?:@|%40)/i.test(attributes["href"] ?? "")
        ? { tagName: "span", attribs: {} }
        : { tagName: "a", attribs: attributes },
  },
};

const inCode = new Set(["code", "pre"]);

/** A code span in the plain text is marked as such, unless it is the whole line. */
function plainLine(line: Line, quiet: Hush): string {
  return line
    .map((span) => {
      const words = span.text;
      if (span.code) return line.length > 1 && !words.includes("`") ? `\`${words}\`` : words;
      return span.quiet ? hushed(words) : quiet(words);
    })
    .join("");
}

function fromMarkdown(source: string, quiet: Hush): Rendered {
  const text = clean(source);
  const plain = toLines(text)
    .map((line) => plainLine(line, quiet))
    .join("\n");
  const textFilter = (words: string, tag: string): string => (inCode.has(tag) ? words : quiet(words));
  const html = sanitize(markdown.parse(text, { async: false }), { ...allowed, textFilter }).trim();
  const only = /^<p>((?:(?!<p>)[\s\S])*)<\/p>$/.exec(html)?.[1] ?? html;
  return /<[a-z]/i.test(only) ? { plain, html: only } : { plain };
}

/** More signs than this are no text that somebody formatted, and reading them takes seconds. */
const mostSigns = 2000;

const tangled = (text: string): boolean => (text.match(/[*_~`[\]<>]|^[ >\d]+\./gm)?.length ?? 0) > mostSigns;

/** Never fails: what cannot be read as Markdown is shown as it was written. */
function readMarkdown(source: string, quiet: Hush): Rendered {
  if (!tangled(source))
    try {
      return fromMarkdown(source, quiet);
    } catch (error) {
      // Thousands of quotes or lists inside each other are too deep for the parser.
      if (!(error instanceof RangeError)) throw error;
    }
  return { plain: quiet(clean(source)) };
}

function htmlSpan(span: Span): string {
  const text = escapeHtml(span.quiet ? hushed(oneLine(span.text)) : oneLine(span.text));
  if (span.code) return `<code>${text}</code>`;
  const italic = span.italic ? `<em>${text}</em>` : text;
  return span.bold ? `<strong>${italic}</strong>` : italic;
}

function fromSpans(spans: readonly Span[]): Rendered {
  const line = spans.map((span) => ({ ...span, text: oneLine(span.text) }));
  const plain = plainLine(line, asItIs);
  const styled = spans.some((span) => span.bold || span.italic || span.code);
  return styled ? { plain, html: spans.map(htmlSpan).join("") } : { plain };
}

/** Pure. */
export const render = (body: Body): Rendered =>
  body.format === "lines" ? fromSpans(body.spans) : readMarkdown(body.markdown, hush(body.quiet ?? []));
