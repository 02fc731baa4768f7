/** Texts as numbers, and rows of numbers, kept so that a hundred thousand of them are a few megabytes. */
import { hashOf, hashOfCodes } from "./words.ts";

/** Short texts, each with a number from 0 on, as they came. */
export interface Lexicon {
  count(): number;
  /** The number of a text, which gets one if it has none. */
  add(text: string): number;
  /** The number of a text; -1 for one that was not added. */
  find(text: string): number;
  /** The text of a number. */
  text(number: number): string;
  /** How many UTF-16 units the text of a number has. */
  lengthOf(number: number): number;
  /** The UTF-16 unit at a place of the text of a number; past its end, of none. */
  codeAt(number: number, at: number): number;
}

/** Rounds up, so that a row which grows by one each time is not copied each time. */
const room = (needed: number) => Math.ceil((needed * 3) / 2) + 64;

/** The low bits of the hash of a short text are much alike. */
const placed = (hash: number) => hash ^ (hash >>> 15);

/** A Map would hold each text as an object of its own beside a slot; here its letters stand in one row. */
export function createLexicon(): Lexicon {
  let letters = new Uint16Array(1024);
  let begins = new Uint32Array(256);
  let count = 0;
  /** Numbers plus one, by hash; 0 is free. At most half are taken. */
  let slots = new Uint32Array(512);

  function equals(number: number, text: string): boolean {
    const begin = begins[number] ?? 0;
    if ((begins[number + 1] ?? 0) - begin !== text.length) return false;
    for (let at = 0; at < text.length; at++) if (letters[begin + at] !== text.charCodeAt(at)) return false;
    return true;
  }

  /** The slot of a text, or the free one where it belongs. */
  function slotOf(text: string): number {
    const mask = slots.length - 1;
    let slot = placed(hashOf(text)) & mask;
    while (slots[slot] !== 0 && !equals((slots[slot] ?? 0) - 1, text)) slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    slots = new Uint32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < count; number++) {
      let slot = placed(hashOfCodes(letters, begins[number] ?? 0, begins[number + 1] ?? 0)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
  }

  function append(text: string): number {
    const begin = begins[count] ?? 0;
    const end = begin + text.length;
    if (end > letters.length) {
      const longer = new Uint16Array(room(end));
      longer.set(letters);
      letters = longer;
    }
    if (count + 2 > begins.length) {
      const longer = new Uint32Array(room(count + 2));
      longer.set(begins);
      begins = longer;
    }
    for (let at = 0; at < text.length; at++) letters[begin + at] = text.charCodeAt(at);
    begins[count + 1] = end;
    return count++;
  }

  return {
    count: () => count,
    add(text) {
      const slot = slotOf(text);
      const known = slots[slot] ?? 0;
      if (known > 0) return known - 1;
      const number = append(text);
      slots[slot] = number + 1;
      if (count * 2 > slots.length) grow();
      return number;
    },
    find: (text) => (slots[slotOf(text)] ?? 0) - 1,
    lengthOf: (number) => (begins[number + 1] ?? 0) - (begins[number] ?? 0),
    codeAt: (number, at) => letters[(begins[number] ?? 0) + at] ?? 0,
    text: (number) => String.fromCharCode(...letters.subarray(begins[number] ?? 0, begins[number + 1] ?? 0)),
  };
}

/** A row of numbers that grows where it is written; elsewhere it is `otherwise`. */
export interface Row {
  get(at: number): number;
  set(at: number, value: number): void;
  /** The first so many. */
  first(count: number): Int32Array;
}

export function createRow(otherwise: number): Row {
  let values = new Int32Array(256).fill(otherwise);
  function reach(count: number): void {
    if (count <= values.length) return;
    const longer = new Int32Array(room(count)).fill(otherwise, values.length);
    longer.set(values);
    values = longer;
  }
  return {
    get: (at) => (at < values.length ? (values[at] ?? otherwise) : otherwise),
    set(at, value) {
      reach(at + 1);
      values[at] = value;
    },
    first(count) {
      reach(count);
      return values.slice(0, count);
    },
  };
}

const block = 1 << 14;

/** Short rows as windows on long ones: a buffer of its own would take more room than what is in it. */
export function createPool(): (numbers: ArrayLike<number>) => Int32Array {
  let values = new Int32Array(0);
  let used = 0;
  return (numbers) => {
    if (used + numbers.length > values.length) {
      values = new Int32Array(Math.max(block, numbers.length));
      used = 0;
    }
    const window = values.subarray(used, used + numbers.length);
    window.set(numbers);
    used += numbers.length;
    return window;
  };
}
