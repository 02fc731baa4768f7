import { TextDecoder } from "node:util";

/** Turns bytes from the wire into text and back. Never throws. */
export interface Codec {
  decode(bytes: Buffer): string;
  encode(text: string): Buffer | string;
}

const replacement = "\ufffd";
const western = new TextDecoder("windows-1252");
const cutOff = /\ufffd+$/;

/**
 * UTF-8; a line that is not becomes Windows-1252, as most old clients send it. Only
 * a last character that was cut by the length of a line is left out.
 */
const utf8: Codec = {
  decode(bytes) {
    const text = bytes.toString("utf8");
    if (!text.includes(replacement)) return text;
    const whole = text.replace(cutOff, "");
    return whole.includes(replacement) ? western.decode(bytes) : whole;
  },
  encode: (text) => text,
};

/** Which bytes stand for which character: every single byte, and every pair after a byte over 127. */
function bytesOf(decoder: TextDecoder): Map<string, Buffer> {
  const table = new Map<string, Buffer>();
  const add = (...bytes: number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== replacement && !table.has(character))
      table.set(character, Buffer.from(bytes));
  };
  for (let byte = 0; byte < 256; byte++) add(byte);
  for (let first = 0x81; first < 0xff; first++)
    for (let second = 0x40; second < 0xff; second++) add(first, second);
  return table;
}

/**
 * The encoding of a network by its WHATWG name (`utf8`, `latin1`, `koi8-r`, `gbk`).
 * A character that it lacks is sent as `?`.
 * @throws RangeError when there is no such encoding, or it does not contain ASCII.
 */
export function codecFor(name: string): Codec {
  if (/^utf-?8$/i.test(name)) return utf8;
  const decoder = new TextDecoder(name);
  if (decoder.decode(Buffer.from("PING :1")) !== "PING :1")
    throw new RangeError(`The encoding ${name} does not contain ASCII`);
  let table: Map<string, Buffer> | undefined;
  return {
    decode: (bytes) => decoder.decode(bytes),
    encode(text) {
      table ??= bytesOf(decoder);
      const unknown = Buffer.from("?");
      return Buffer.concat([...text].map((character) => table?.get(character) ?? unknown));
    },
  };
}
