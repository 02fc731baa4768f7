/**
 * Markdown as Discord writes it: a line break is a break there, there are no tables, no
 * images and no HTML, and some marks mean something else. Pure.
 * Source: https://support.discord.com/hc/en-us/articles/210298617
 */
import { marked, type Token, type Tokens } from "marked";

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Character references as what they stand for. Source: CommonMark 0.31, 2.5. */
function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (_, ten, hex, word) => {
      if (word) return named[word.toLowerCase()] ?? " ";
      const code = ten ? Number(ten) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
    },
  );
}

/** Text that is no markup in Markdown and must be none in Discord: `||`, `snake_case_`, `<t:0>`. */
export const literally = (text: string): string =>
  text
    .replace(/[\\*_~|`]|<(?=[@#:/ati])/gi, "\\$&")
    .replace(/^(#{1,3}|-#|>{1,3}|[-+]|\d{1,9}(?=\.))(?=[\s.])/, (mark) =>
      /\d/.test(mark) ? mark : `\\${mark}`,
    );

const softBreaks = (text: string): string => text.replace(/[ \t]*\n[ \t]*/g, " ");

/** Code with as many backticks around it as it needs. */
function code(text: string): string {
  const clean = softBreaks(text);
  if (!clean.includes("`")) return `\`${clean}\``;
  return clean.includes("``") ? literally(clean) : `\`\` ${clean} \`\``;
}

/** Discord shows an address under another's name only when it begins with http. */
function link(href: string, label: string, plain: string): string {
  if (!/^https?:\/\//i.test(href))
    return plain === href || `mailto:${plain}` === href ? plain : `${label} (${href})`;
  if (plain === href) return href;
  const safe = href
    .replace(/[()\s]/g, encodeURIComponent)
    .replaceAll("(", "%28")
    .replaceAll(")", "%29");
  return `[${label}](${safe})`;
}

function inline(tokens: readonly Token[] | undefined): string {
  return (tokens ?? []).map(span).join("");
}

function span(token: Token): string {
  switch (token.type) {
    case "strong":
      return `**${inline((token as Tokens.Strong).tokens)}**`;
    case "em":
      return `*${inline((token as Tokens.Em).tokens)}*`;
    case "del":
      return `~~${inline((token as Tokens.Del).tokens)}~~`;
    case "codespan":
      return code((token as Tokens.Codespan).text);
    case "br":
      return "\n";
    case "escape":
      // Already made literal by whoever wrote it; Discord reads the same backslash.
      return token.raw;
    case "link": {
      const { href, text, tokens } = token as Tokens.Link;
      return link(href, inline(tokens), text);
    }
    case "image": {
      const { href, text } = token as Tokens.Image;
      return link(href, literally(text || href), text || href);
    }
    case "html":
      return /^<br\s*\/?>$/i.test(token.raw.trim()) ? "\n" : "";
    default:
      if ("tokens" in token && token.tokens) return inline(token.tokens);
      return literally(softBreaks(unescapeHtml("text" in token ? String(token.text) : token.raw)));
  }
}

function list(token: Tokens.List): string {
  let number = Number(token.start) || 1;
  const lines = token.items.map((item) => {
    const mark = token.ordered ? `${number++}.` : "-";
    const box = item.task ? (item.checked ? "☑ " : "☐ ") : "";
    // Discord indents by two spaces, whatever the mark.
    return `${mark} ${box}${blocks(item.tokens, "\n").replaceAll("\n", "\n  ")}`;
  });
  return lines.join("\n");
}

/** As text in columns: Discord has no tables. */
function table(token: Tokens.Table): string {
  const rows = [token.header, ...token.rows].map((row) => row.map((cell) => softBreaks(cell.text)));
  const widths = token.header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `\`\`\`\n${lines.join("\n").replaceAll("```", "'''")}\n\`\`\``;
}

function block(token: Token): string {
  switch (token.type) {
    case "heading":
      return `**${inline((token as Tokens.Heading).tokens).replaceAll("**", "")}**`;
    case "code": {
      const { text, lang } = token as Tokens.Code;
      const language = /^[\w+#-]{1,20}$/.exec(lang ?? "")?.[0] ?? "";
      return `\`\`\`${language}\n${text.replaceAll("```", "``\u200b`")}\n\`\`\``;
    }
    case "list":
      return list(token as Tokens.List);
    case "table":
      return table(token as Tokens.Table);
    case "blockquote":
      return blocks((token as Tokens.Blockquote).tokens, "\n\n").replace(/^/gm, "> ");
    case "checkbox":
    case "space":
    case "hr":
    case "html":
    case "def":
      return "";
    default:
      return "tokens" in token && token.tokens ? inline(token.tokens) : span(token);
  }
}

function blocks(tokens: readonly Token[], between: string): string {
  return tokens
    .map(block)
    .filter((text) => text.trim() !== "")
    .join(between);
}

/** The same text in Discord's own Markdown. */
export const toDiscord = (markdown: string): string =>
  blocks(marked.lexer(markdown, { gfm: true, breaks: false }), "\n\n");
