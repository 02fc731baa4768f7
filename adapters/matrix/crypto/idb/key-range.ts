/** A part of the keys. Source: Indexed Database API 3.0, "IDBKeyRange". */
import { encodeKey } from "./key.ts";

/** A class, since the wasm module looks for one under the name IDBKeyRange. */
export class KeyRange {
  readonly lower: unknown;
  readonly upper: unknown;
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;

  constructor(lower: unknown, upper: unknown, lowerOpen: boolean, upperOpen: boolean) {
    this.lower = lower;
    this.upper = upper;
    this.lowerOpen = lowerOpen;
    this.upperOpen = upperOpen;
  }

  static bound(lower: unknown, upper: unknown, lowerOpen = false, upperOpen = false): KeyRange {
    return new KeyRange(lower, upper, lowerOpen, upperOpen);
  }

  static lowerBound(lower: unknown, open = false): KeyRange {
    return new KeyRange(lower, undefined, open, true);
  }

  static upperBound(upper: unknown, open = false): KeyRange {
    return new KeyRange(undefined, upper, true, open);
  }

  static only(key: unknown): KeyRange {
    return new KeyRange(key, key, false, false);
  }
}

/** A range as bytes: from `low` on, up to but not including `high`. */
export interface Bounds {
  readonly low: Buffer;
  readonly high: Buffer;
}

/** No key sorts before, or after, these. */
const lowest = Buffer.alloc(0);
const highest = Buffer.of(0xff);

/** The least bytes that sort after a key; no key goes on where another ends. */
const after = (key: Buffer): Buffer => Buffer.concat([key, Buffer.of(0)]);

/** @param query a key, a range, or nothing for everything */
export function boundsOf(query: unknown): Bounds {
  if (query === undefined || query === null) return { low: lowest, high: highest };
  const range = query instanceof KeyRange ? query : KeyRange.only(query);
  const low = range.lower === undefined ? lowest : encodeKey(range.lower);
  const high = range.upper === undefined ? highest : encodeKey(range.upper);
  return {
    low: range.lowerOpen && range.lower !== undefined ? after(low) : low,
    high: range.upperOpen || range.upper === undefined ? high : after(high),
  };
}
