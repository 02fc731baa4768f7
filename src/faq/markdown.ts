/** Small things about Markdown that reading an FAQ needs: plain text, leftover HTML, reference links. */
import { marked, type Token, type TokensList } from "marked";

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  apos: "'",
};

/** Named and numeric character references, as far as they are common in hand-written pages. */
export function decodeEntities(text: string): string {
  return text
    .replace(/&(amp|lt|gt|quot|nbsp|apos);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/&#(\d{1,6}|x[0-9a-f]{1,5});/gi, (whole, code: string) => {
      const point =
        code.startsWith("x") || code.startsWith("X") ? Number.parseInt(code.slice(1), 16) : Number(code);
      return point > 31 && point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000)
        ? String.fromCodePoint(point)
        : whole;
    });
}

/** What a reader sees of inline Markdown, without its marks, tags and images. */
export function plainText(inline: string): string {
  const walk = (tokens: readonly Token[]): string =>
    tokens
      .map((token) => {
        if (token.type === "html" || token.type === "image") return "";
        if (token.type === "br") return " ";
        if ("tokens" in token && token.tokens && token.tokens.length > 0) return walk(token.tokens);
        return "text" in token ? String(token.text) : token.raw;
      })
      .join("");
  return decodeEntities(walk(marked.Lexer.lexInline(inline)))
    .replace(/\s+/g, " ")
    .trim();
}

/** A heading without its number, its own anchor and a leading `Q:`. */
export function cleanTitle(text: string): string {
  return text
    .replace(/\s*\{[#.:][^}]*\}\s*$/, "")
    .replace(/^\W*Q(?:uestion)?\s*\d*\s*[:.)]\s+/i, "")
    .replace(/^§?\s*(?:\d+(?:\.\d+)+[.):]?|\d+[.):]|[A-Z]\.\d+(?:\.\d+)*[.):]?)\s+/, "")
    .replace(/#+$/, "")
    .trim();
}

/** Turns a block of raw HTML into Markdown, simply; what it can't say is dropped, never its text. */
export function htmlToMarkdown(html: string): string {
  // Every repetition is bounded, so that tags which never close cost no more than others.
  const marks = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replace(/<a\s[^>]{0,200}?href=["']([^"'<>]{1,2000})["'][^>]{0,200}>([^<]{0,500})<\/a>/gi, "[$2]($1)")
    .replace(/<pre[^>]{0,200}>(?:\s{0,9}<code[^>]{0,200}>)?|(?:<\/code>\s{0,9})?<\/pre>/gi, "\n```\n")
    .replace(/<\/?(?:code|kbd|tt)(?:\s[^>]{0,200})?>/gi, "`")
    .replace(/<\/?(?:b|strong)(?:\s[^>]{0,200})?>/gi, "**")
    .replace(/<\/?(?:i|em)(?:\s[^>]{0,200})?>/gi, "*")
    .replace(/<li(?:\s[^>]{0,200})?>/gi, "\n- ")
    .replace(/<br\s{0,9}\/?>/gi, "\n")
    .replace(/<\/?(?:p|div|ul|ol|blockquote|h\d|tr|table)(?:\s[^>]{0,200})?>/gi, "\n\n")
    .replace(/<\/?[a-z][^>]{0,500}>/gi, "");
  return decodeEntities(marks)
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n");
}

/** Writes `[text][ref]` as `[text](url)`, since an answer leaves its page and the list of links behind. */
export function inlineLinks(markdown: string, links: TokensList["links"]): string {
  return markdown.replace(
    /(!?)\[([^\][]+)\](?:\[([^\][]*)\])?(?![(:[])/g,
    (whole, image: string, text: string, ref) => {
      const name = (typeof ref === "string" && ref !== "" ? ref : text).replace(/\s+/g, " ").toLowerCase();
      const href = Object.hasOwn(links, name) ? links[name]?.href : undefined;
      return href ? `${image}[${text}](${href})` : whole;
    },
  );
}

/** A line that belongs to the page, not to the answer above it: a rule, "back to top". */
function closesPage(line: string): boolean {
  if (line.length > 200) return false;
  const bare = line.replace(/\s/g, "");
  if (/^(-{3,}|\*{3,}|_{3,})$/.test(bare)) return true;
  return /^\W*(back to|to the|return to) (the )?(top|contents?|toc|index|table of contents)\b/i.test(line);
}

/** An answer without what belongs to the page around it: rules, "back to top", anchors. */
export function tidyAnswer(markdown: string): string {
  const lines = markdown
    .split("\n")
    .filter((line) => line.length > 300 || !/^\s*<a\s+(?:name|id)=[^>]*>\s*(?:<\/a>)?\s*$/i.test(line));
  for (let last = lines.at(-1); last !== undefined; last = lines.at(-1)) {
    if (last.trim() !== "" && !closesPage(last)) break;
    lines.pop();
  }
  const first = lines.findIndex((line) => line.trim() !== "");
  return lines.slice(Math.max(first, 0)).join("\n").trimEnd();
}
