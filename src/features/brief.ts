/** An entry in one or two lines, for networks of lines whose limit the whole answer exceeds. Pure. */
import { marked, type Token, type Tokens } from "marked";
import type { Markdown } from "../effects.ts";
import type { Entry } from "../faq/entry.ts";

/** So many lines of code, or points of a list, can be read on one line. */
const mostLines = 4;
const mostPoints = 8;

const more = " …";

/** The beginning is among the first characters, however long an answer goes on. */
const looked = 5000;

/** Code on one line: each of its lines on its own, since joined they would be another program. */
function codeInLine({ text }: Tokens.Code): Markdown {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const spans = lines.slice(0, mostLines).map((line) => {
    const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
    const mark = "`".repeat(longest + 1);
    const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return `${mark}${pad}${line.trim()}${pad}${mark}`;
  });
  return spans.join(" · ") + (lines.length > mostLines ? more : "");
}

function listInLine({ items, ordered, start }: Tokens.List): Markdown {
  const first = Number(start) || 1;
  const points = items.slice(0, mostPoints).map((item, at) => {
    const text = item.text.split("\n")[0]?.replace(/[.;,]$/, "") ?? "";
    return ordered ? `${first + at}. ${text}` : text;
  });
  return points.join("; ") + (items.length > mostPoints ? more : "");
}

const inLine = (token: Token): Markdown => {
  if (token.type === "code") return codeInLine(token as Tokens.Code);
  if (token.type === "list") return listInLine(token as Tokens.List);
  return token.raw.trim();
};

const says = (token: Token): boolean => !["space", "def", "hr", "html", "heading"].includes(token.type);

/** "Run this:" says nothing without what comes next. */
const announces = (token: Token): boolean => token.type === "paragraph" && /[:：]\W*$/u.test(token.raw);

/** The beginning of an answer, as far as it stands by itself. */
function beginning(answer: Markdown): { readonly text: Markdown; readonly whole: boolean } {
  const blocks = marked.lexer(answer.slice(0, looked)).filter(says);
  const [first, second] = blocks;
  if (!first) return { text: answer, whole: true };
  const taken = second && announces(first) ? [first, second] : [first];
  const whole = taken.length === blocks.length && answer.length <= looked;
  return { text: taken.map(inLine).join(" "), whole };
}

/**
 * What stands for the whole where that is too long: `short`, else the answer's beginning;
 * and where the rest is to be read.
 * @param rest how to get it where the entry has no link
 */
export function brief({ answer, short, link }: Entry, rest: Markdown): Markdown {
  const begun = short === undefined ? beginning(answer) : { text: short, whole: true };
  if (link !== undefined) return begun.text.includes(link) ? begun.text : `${begun.text} ${link}`;
  if (begun.text.endsWith(more)) return `${begun.text} ${rest}`;
  return begun.whole ? begun.text : `${begun.text}${more} ${rest}`;
}
