const control = /\p{Cc}/u;
const lineBreaks = /[\r\n\t\u2028\u2029]+/g;
const controls = /\p{Cc}/gu;

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isHex = (code: number) =>
  isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);

/** How many characters of a colour stand after the code at `at`: `4`, `04,12`. */
function colourLength(text: string, at: number, most: number, belongs: (code: number) => boolean): number {
  let length = 0;
  while (length < most && belongs(text.charCodeAt(at + length))) length++;
  if (length === 0 || text[at + length] !== ",") return length;
  let more = 0;
  while (more < most && belongs(text.charCodeAt(at + length + 1 + more))) more++;
  return more === 0 ? length : length + 1 + more;
}

/**
 * Text without mIRC formatting and control characters; line breaks and tabs become
 * spaces.
 * Source: https://modern.ircdocs.horse/formatting.html
 */
export function plain(text: string): string {
  if (!control.test(text)) return text;
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x03) i += colourLength(text, i + 1, 2, isDigit);
    else if (code === 0x04) i += colourLength(text, i + 1, 6, isHex);
    else if (code === 0x09 || code === 0x0a || code === 0x0d) out += " ";
    else if (code >= 0x20 && code !== 0x7f && (code < 0x80 || code > 0x9f)) out += text[i];
  }
  return out;
}

/** Text that is safe inside one line of ours: no line break, no control character. */
export function harmless(text: string): string {
  return text.replace(lineBreaks, " ").replace(controls, "");
}
