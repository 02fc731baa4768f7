/**
 * Questions that open without being headings: `Q: …`, `**Is it …?**`, `<summary>Is it …?</summary>`,
 * `Is it …?::` and definition lists. Each is one paragraph's (or list item's) beginning.
 */
import { asks } from "./question.ts";

/** A question and the part of its answer that stands in the same block. */
export interface Opening {
  readonly title: string;
  readonly rest: string;
  /** Lines from the block's first to the question's. */
  readonly down: number;
}

const withQ = /^(?:\*\*|__|[*_])?\s*(?:Q|Question)\s*\d*\s*(?:\*\*|__|[*_])?\s*[:.)](?:\*\*|__|[*_])?\s+/i;

/** Strips the `A:` with which an answer opens. */
export function withoutA(text: string): string {
  return text.replace(
    /^\s*(?:\*\*|__|[*_])?\s*(?:A|Answer)\s*\d*\s*(?:\*\*|__|[*_])?\s*[:.)](?:\*\*|__|[*_])?\s+/i,
    "",
  );
}

const lines = (text: string) => text.split("\n").length - 1;

/** `Q: …` at the start of lines; several pairs may stand in one paragraph. */
function pairs(text: string): readonly Opening[] {
  const parts = text.split(/\n(?=[*_ \t]{0,9}(?:Q|Question)\s*\d*\s*[*_]{0,2}[:.)])/i);
  const out: Opening[] = [];
  let down = 0;
  for (const part of parts) {
    const marker = withQ.exec(part);
    if (!marker) return [];
    const answer = /\n(?=[*_ \t]{0,9}(?:A|Answer)\s*\d*\s*[*_]{0,2}[:.)])/i.exec(part);
    const end = answer?.index ?? (part.indexOf("\n") < 0 ? part.length : part.indexOf("\n"));
    const title = part.slice(marker[0].length, end).replace(/(?:\*\*|__|[*_])\s*$/, "");
    out.push({ title, rest: withoutA(part.slice(end).trim()), down });
    down += lines(part) + 1;
  }
  return out;
}

/** The questions that open in a paragraph; empty when it is an ordinary one. */
export function openings(paragraph: string): readonly Opening[] {
  const text = paragraph.trim();
  if (withQ.test(text)) return pairs(text);
  const bold = /^(\*\*|__)(?=\S)([^\n]+?)\1[ \t]*(?:[-–—:][ \t]+)?([\s\S]*)$/.exec(text);
  if (bold?.[2] && /[?？]\W*$/.test(bold[2]))
    return [{ title: bold[2], rest: withoutA(bold[3] ?? ""), down: 0 }];
  const labelled = /^((?:\[\[[^\]\n]*\]\]\n)*)([^\n]+[?？])::[ \t]*\n([\s\S]+)$/.exec(text);
  if (labelled?.[2]) {
    const rest = (labelled[3] ?? "").replace(/^[ \t]+/gm, "").replace(/^\+$/gm, "");
    return [{ title: labelled[2], rest, down: lines(labelled[1] ?? "") }];
  }
  const defined = /^([^\n]+[?？])[ \t]*\n:[ \t]+([\s\S]+)$/.exec(text);
  if (defined?.[1]) return [{ title: defined[1], rest: defined[2] ?? "", down: 0 }];
  return [];
}

/** A piece of raw HTML between `<summary>` elements: text to go on with, or a question that opens. */
export type HtmlPiece = { readonly text: string; readonly closes: boolean } | Opening;

/** Cuts raw HTML at its `<details><summary>question</summary>`. Empty when it has none. */
export function summaries(html: string): readonly HtmlPiece[] {
  const out: HtmlPiece[] = [];
  let from = 0;
  for (const found of html.matchAll(
    /(?:<details[^>]{0,200}>\s{0,99})?<summary[^>]{0,200}>([\s\S]{0,500}?)<\/summary>/gi,
  )) {
    if (!asks((found[1] ?? "").replace(/<[^>]+>/g, ""))) continue;
    const before = html.slice(from, found.index);
    const last = out.at(-1);
    if (last && "rest" in last) out[out.length - 1] = { ...last, rest: before };
    else out.push({ text: before, closes: /<\/details>/i.test(before) });
    out.push({ title: found[1] ?? "", rest: "", down: lines(html.slice(0, found.index)) });
    from = found.index + found[0].length;
  }
  const last = out.at(-1);
  if (last && "rest" in last) out[out.length - 1] = { ...last, rest: html.slice(from) };
  return out;
}
