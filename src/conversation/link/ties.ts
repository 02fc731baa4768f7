/** What the people of a channel are to a line: whom it names, and whom its speaker had to do with before. */
import type { Turn } from "./turn.ts";
import type { View } from "./view.ts";

/** Bits of what somebody is to a line. */
export const tie = {
  self: 1,
  addressee: 2,
  named: 4,
  /** Whom its speaker addressed last. */
  out: 8,
  /** Who addressed its speaker last. */
  back: 16,
  /** The same, not long ago. */
  outLately: 32,
  backLately: 64,
} as const;

/** An address is long ago after so many seconds. */
const lately = 900;

/** The larger of an array with room for so many numbers. */
export function grown(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  if (size <= array.length) return array;
  const larger = new Int32Array(2 * size);
  larger.set(array);
  return larger;
}

/** The bits by a person's number; for one line after the other, in any channel. */
export interface Ties {
  begin(view: View, turn: Turn): void;
  of(person: number): number;
}

export function createTies(): Ties {
  let ties = new Int32Array(64);
  const tied: number[] = [];

  function set(person: number, bits: number): void {
    ties[person] = (ties[person] as number) | bits;
    tied.push(person);
  }

  return {
    begin(view, turn) {
      for (const person of tied) ties[person] = 0;
      tied.length = 0;
      ties = grown(ties, view.nicks.count());
      for (const one of turn.named) set(one, tie.named);
      for (const one of turn.to) set(one, tie.addressee);
      set(turn.person, tie.self);
      const out = view.addressedLast.get(turn.person);
      const back = view.addressedBy.get(turn.person);
      if (out) set(out.person, turn.at - out.at <= lately ? tie.out | tie.outLately : tie.out);
      if (back) set(back.person, turn.at - back.at <= lately ? tie.back | tie.backLately : tie.back);
    },
    of: (person) => ties[person] as number,
  };
}
