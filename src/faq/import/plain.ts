/** Plain text as Markdown that reads the same. */

const address = /\b(?:https?|ftps?|ircs?|mailto|git|ssh):[^\s<>]+/gi;

/** Marks that would change the look of what stands around them. Backticks stay: people mean them. */
const escaped = (text: string): string =>
  text
    .replace(/\\(?=[\p{P}\p{S}])/gu, "\\\\")
    .replace(/\*/g, "\\*")
    .replace(/(^|[^\p{L}\p{N}])(_+)(?=\S)|(?<=\S)(_+)(?=$|[^\p{L}\p{N}])/gu, (whole: string) =>
      whole.replaceAll("_", "\\_"),
    )
    .replace(/<(?=[a-z/!?])/gi, "\\<")
    .replace(/&(?=#?\w{1,30};)/g, "\\&")
    .replace(/~~/g, "\\~\\~")
    .replace(/\[(?=[^\][]*\][([:])/g, "\\[");

/** What would begin a heading, a list, a quote or code at the start of a line. */
const line = (text: string): string =>
  text
    .trim()
    .replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|={3,}$|-{3,}$|~{3,})/, "\\$1")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");

/** Lines stay lines; addresses stay as they are. */
export function plainToMarkdown(text: string): string {
  return text
    .split("\n")
    .map((one) => {
      let out = "";
      let from = 0;
      const trimmed = line(one);
      // The escape at the start of a line is ours already.
      const start = /^(?:\d{1,9})?\\./.exec(trimmed)?.[0] ?? "";
      const rest = trimmed.slice(start.length);
      for (const found of rest.matchAll(address)) {
        out += escaped(rest.slice(from, found.index)) + found[0];
        from = found.index + found[0].length;
      }
      return start + out + escaped(rest.slice(from));
    })
    .join("  \n");
}
