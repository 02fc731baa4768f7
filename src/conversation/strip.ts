/** Text without what somebody else said or what is not said at all: quotes and code. */

/** A line of a chat log pasted into a message: `<bob> hi`, `[12:01] <@bob> hi`, `12:01:30 <bob> hi`. */
const pastedLine = /^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]? ?)?<[ @+%&~!]?[^\s<>]{1,64}> /;

/** The line quotes somebody: Markdown's `>`, or a pasted line of a chat log. */
export function quotes(line: string): boolean {
  const text = line.trimStart();
  return text.startsWith(">") ? !/^>(?:[^\s>\w]|[._-])/.test(text) : pastedLine.test(text);
}

/**
 * The text without code blocks, code spans and quoted lines. A span or block becomes a
 * space, so that words on both sides stay apart. Source: CommonMark 0.31, 4.5 and 6.1;
 * an unclosed fence runs to the end of the text, an unclosed span is no span.
 */
export function withoutCodeAndQuotes(text: string): string {
  const kept: string[] = [];
  let fence: { readonly mark: string; readonly length: number } | undefined;
  for (const line of withoutInlineFences(text).split(/\r\n|\r|\n/)) {
    const run = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence) {
      if (run?.[0] === fence.mark && run.length >= fence.length && line.trim() === run) fence = undefined;
    } else if (run) fence = { mark: run[0] ?? "`", length: run.length };
    else if (!quotes(line)) kept.push(withoutSpans(line));
  }
  return kept.join("\n").trim();
}

/** Chat clients take three backticks anywhere as a block, also within one line. */
function withoutInlineFences(text: string): string {
  if (!text.includes("```")) return text;
  const parts = text.split("```");
  if (parts.length % 2 === 0) parts.pop();
  return parts.filter((_, at) => at % 2 === 0).join(" ");
}

/** Pairs each run of backticks with the next run of the same length, in one pass from the right. */
function withoutSpans(line: string): string {
  if (!line.includes("`")) return line;
  const runs = [...line.matchAll(/`+/g)];
  const next = new Map<number, number>();
  const closing = new Array<number | undefined>(runs.length);
  for (let at = runs.length - 1; at >= 0; at--) {
    const length = runs[at]?.[0].length ?? 0;
    closing[at] = next.get(length);
    next.set(length, at);
  }
  let out = "";
  let from = 0;
  for (let at = 0; at < runs.length; at++) {
    const close = closing[at];
    const start = runs[at];
    const end = close === undefined ? undefined : runs[close];
    if (close === undefined || !start || !end) continue;
    out += `${line.slice(from, start.index)} `;
    from = end.index + end[0].length;
    at = close;
  }
  return out + line.slice(from);
}
