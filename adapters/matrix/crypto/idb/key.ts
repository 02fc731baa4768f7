/**
 * Keys as bytes that sort as the keys do, so that SQLite's own order is IndexedDB's.
 * Source: Indexed Database API 3.0, "Keys": numbers before strings before arrays. Dates
 * and binary keys are left out: the key store has none. Strings sort by code point.
 */

/** What a record is found by. */
export type Key = number | string | readonly Key[];

const end = 0x00;
const numberMark = 0x10;
const stringMark = 0x30;
const arrayMark = 0x50;

export const isKey = (value: unknown): value is Key =>
  (typeof value === "number" && !Number.isNaN(value)) ||
  typeof value === "string" ||
  (Array.isArray(value) && value.every(isKey));

function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(9, numberMark);
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1);
  // Negative numbers sort the other way round; all of them come before the others.
  if (value < 0) for (let at = 1; at < 9; at++) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  else bytes[1] = (bytes[1] ?? 0) ^ 0x80;
  return bytes;
}

function stringBytes(value: string): Buffer {
  const bytes: number[] = [stringMark];
  // No byte of UTF-8 is above 0xf4, so a zero followed by 0xff is a zero that was said.
  for (const byte of Buffer.from(value, "utf8")) byte === 0 ? bytes.push(0, 0xff) : bytes.push(byte);
  bytes.push(end, end);
  return Buffer.from(bytes);
}

/** @throws DOMException DataError for what is no key */
export function encodeKey(key: unknown): Buffer {
  if (!isKey(key)) throw new DOMException("not a valid key", "DataError");
  if (typeof key === "number") return numberBytes(key);
  if (typeof key === "string") return stringBytes(key);
  return Buffer.concat([Buffer.of(arrayMark), ...key.map(encodeKey), Buffer.of(end)]);
}

function readNumber(bytes: Buffer, at: number): number {
  const copy = Buffer.from(bytes.subarray(at, at + 8));
  if ((copy[0] ?? 0) & 0x80) copy[0] = (copy[0] ?? 0) ^ 0x80;
  else for (let each = 0; each < 8; each++) copy[each] = (copy[each] ?? 0) ^ 0xff;
  return copy.readDoubleBE(0);
}

function read(bytes: Buffer, from: number): { key: Key; next: number } {
  let at = from + 1;
  switch (bytes[from]) {
    case numberMark:
      return { key: readNumber(bytes, at), next: at + 8 };
    case stringMark: {
      const text: number[] = [];
      for (; ; at++) {
        const byte = bytes[at] ?? end;
        if (byte === end && bytes[++at] !== 0xff)
          return { key: Buffer.from(text).toString("utf8"), next: at + 1 };
        text.push(byte);
      }
    }
    case arrayMark: {
      const keys: Key[] = [];
      while (bytes[at] !== end && at < bytes.length) {
        const one = read(bytes, at);
        keys.push(one.key);
        at = one.next;
      }
      return { key: keys, next: at + 1 };
    }
    default:
      throw new DOMException("a key on disk is damaged", "DataError");
  }
}

export const decodeKey = (bytes: Buffer): Key => read(bytes, 0).key;
