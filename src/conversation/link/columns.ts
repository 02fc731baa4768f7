/**
 * What is asked of every earlier turn when a new one comes, in columns of numbers side by
 * side: looking through 200 turns is mostly waiting for memory.
 */
import type { Turn } from "./turn.ts";

/** As many turns are remembered; a power of two, so that a turn's index tells its slot. */
const slots = 256;

/** The last turns, by {@link slotOf}. */
export interface Columns {
  readonly at: Float64Array;
  readonly person: Int32Array;
  readonly signs: Int32Array;
  /** How many words it has, also those without a number. */
  readonly length: Int32Array;
  /** Whom it answers, -1 for nobody. */
  readonly whom: Int32Array;
  /** Later turns that address its author. */
  readonly addressed: Int32Array;
  /** Where its word numbers begin in `items`, where the names begin behind them, and where those end. */
  readonly from: Int32Array;
  readonly names: Int32Array;
  readonly until: Int32Array;
  /** Word numbers; for a name, twice the person's number, plus 1 when the turn addresses them. */
  items: Int32Array;
}

export const slotOf = (index: number): number => index & (slots - 1);

export const createColumns = (): Columns => ({
  at: new Float64Array(slots),
  person: new Int32Array(slots),
  signs: new Int32Array(slots),
  length: new Int32Array(slots),
  whom: new Int32Array(slots),
  addressed: new Int32Array(slots),
  from: new Int32Array(slots),
  names: new Int32Array(slots),
  until: new Int32Array(slots),
  items: new Int32Array(slots * 6),
});

/** @param whom the person it answers, -1 for nobody */
export function addColumns(columns: Columns, turn: Turn, whom: number): void {
  const slot = slotOf(turn.index);
  const { to, named, words } = turn;
  const from = room(columns, slot, slotOf(turn.index - 1), words.length + named.length);
  const { items } = columns;
  columns.at[slot] = turn.at;
  columns.person[slot] = turn.person;
  columns.signs[slot] = turn.signs;
  columns.length[slot] = turn.marks.words;
  columns.whom[slot] = whom;
  columns.addressed[slot] = 0;
  columns.from[slot] = from;
  columns.names[slot] = from + words.length;
  columns.until[slot] = from + words.length + named.length;
  for (let at = 0; at < words.length; at++) items[from + at] = words[at] as number;
  for (let at = 0; at < named.length; at++) {
    const person = named[at] as number;
    items[from + words.length + at] = 2 * person + (to.includes(person) ? 1 : 0);
  }
}

/** Makes room for items behind those of the slot before; what is older than the oldest slot goes. */
function room(columns: Columns, slot: number, before: number, size: number): number {
  const end = columns.until[before] as number;
  if (end + size <= columns.items.length) return end;
  const oldest = columns.from[slotOf(slot + 1)] as number;
  const used = end - oldest;
  const items = 2 * (used + size) > columns.items.length ? new Int32Array(4 * (used + size)) : columns.items;
  items.set(columns.items.subarray(oldest, end));
  columns.items = items;
  for (const column of [columns.from, columns.names, columns.until])
    for (let at = 0; at < slots; at++) column[at] = Math.max(0, (column[at] as number) - oldest);
  return used;
}

/** Somebody was addressed: so many of the latest turns, if theirs, have an answer more. */
export function countAddressed(columns: Columns, person: number, turns: number, back: number): void {
  for (let index = Math.max(0, turns - back); index < turns; index++) {
    const slot = slotOf(index);
    if (columns.person[slot] === person) columns.addressed[slot] = (columns.addressed[slot] as number) + 1;
  }
}
