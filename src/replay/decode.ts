/** Bytes of a log as lines of text, in whatever encoding each was written. */

const strict = new TextDecoder("utf-8", { fatal: true });
const western = new TextDecoder("windows-1252");

/** The bytes are no text: a picture, an archive, a database. */
export function isBinary(bytes: Buffer): boolean {
  if (bytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return true;
  return wide(bytes) === undefined && bytes.subarray(0, 8192).includes(0);
}

/** UTF-16 announces itself by a byte order mark. */
function wide(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  const mark = bytes.subarray(0, 2).toString("hex");
  return mark === "fffe" ? "utf-16le" : mark === "feff" ? "utf-16be" : undefined;
}

function decode(bytes: Buffer): string {
  try {
    return strict.decode(bytes);
  } catch {
    // Old channels mixed encodings line by line; what is no UTF-8 was mostly Western European.
    return western.decode(bytes);
  }
}

/** The lines, in UTF-8 where they are, else Windows-1252. A log rarely is all of one encoding. */
export function linesOf(bytes: Buffer): readonly string[] {
  const encoding = wide(bytes);
  if (encoding) return split(new TextDecoder(encoding).decode(bytes));
  try {
    return split(strict.decode(bytes));
  } catch {
    const lines: string[] = [];
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(0x0a, from);
      const to = end < 0 ? bytes.length : end;
      lines.push(decode(bytes.subarray(from, to)).replace(/\r$/, ""));
      from = to + 1;
    }
    return lines;
  }
}

function split(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** Colour codes take digits with them. Source: https://modern.ircdocs.horse/formatting */
const colours = new RegExp(`${"\\u0003"}(?:\\d{1,2}(?:,\\d{1,2})?)?|${"\\u0004"}(?:[0-9a-fA-F]{6})?`, "g");

/** Without control codes: what people saw as bold or red is plain text to the core. */
export function plainText(line: string): string {
  return line.replace(colours, "").replace(/(?!\t)\p{Cc}/gu, "");
}
