/** Rows of features as networks are given them in training. */
import { input, squeezed } from "../../../src/conversation/link/nets.ts";

/** Rows as the networks are given them: what differs from an empty row, and how an empty row looks. */
export interface Prepared {
  readonly from: Int32Array;
  readonly which: Uint8Array;
  readonly change: Float32Array;
  readonly nothing: Float64Array;
}

/** Mean and spread of every feature. */
export function spreadsOf(rows: Float32Array, size: number): { mean: number[]; spread: number[] } {
  const sum = new Float64Array(size);
  const squares = new Float64Array(size);
  const count = rows.length / size;
  for (let row = 0; row < rows.length; row += size)
    for (let at = 0; at < size; at++) {
      const value = squeezed(rows[row + at] as number);
      sum[at] = (sum[at] as number) + value;
      squares[at] = (squares[at] as number) + value * value;
    }
  const short = (value: number): number => Number(value.toPrecision(4));
  const mean = Array.from(sum, (one) => short(one / count));
  const spread = Array.from(squares, (one, at) =>
    short(0.001 + Math.sqrt(Math.max(0, one / count - (mean[at] ?? 0) ** 2))),
  );
  return { mean, spread };
}

export function prepare(rows: Float32Array, mean: readonly number[], spread: readonly number[]): Prepared {
  const size = mean.length;
  const nothing = Float64Array.from(mean, (one, at) => input(0, one, spread[at] ?? 1));
  const count = rows.length / size;
  const from = new Int32Array(count + 1);
  const used = rows.reduce((sum, value) => (value === 0 ? sum : sum + 1), 0);
  const which = new Uint8Array(used);
  const change = new Float32Array(used);
  let to = 0;
  for (let row = 0; row < count; row++) {
    for (let at = 0; at < size; at++) {
      const value = rows[row * size + at] as number;
      if (value === 0) continue;
      which[to] = at;
      change[to++] = input(value, mean[at] as number, spread[at] as number) - (nothing[at] as number);
    }
    from[row + 1] = to;
  }
  return { from, which, change, nothing };
}
