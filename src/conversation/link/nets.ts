/** Small networks over a row of features; the average of all of them counts. */
import * as z from "zod";
import type { Looker } from "./ranker.ts";

const numbers = z.array(z.number());

/**
 * What every network is given of a feature: its {@link squeezed} value, as so many spreads from the mean.
 * Weights are written input after input; `last` makes one number of the second layer.
 */
export const netsSchema = z
  .object({
    mean: numbers,
    spread: z.array(z.number().positive()),
    nets: z.array(
      z.object({ first: numbers, firstBias: numbers, second: numbers, secondBias: numbers, last: numbers }),
    ),
  })
  .refine(
    ({ mean, spread, nets }) =>
      mean.length === spread.length &&
      nets.every(
        ({ first, firstBias, second, secondBias, last }) =>
          first.length === mean.length * firstBias.length &&
          second.length === firstBias.length * secondBias.length &&
          last.length === secondBias.length,
      ),
    "the networks' layers don't fit together",
  );

export type NetsFile = z.output<typeof netsSchema>;

/** Further from the mean is as far as this. */
const furthest = 4;

/** Large numbers count by their size, not by their value. */
export const squeezed = (value: number): number => (value < 0 ? -Math.log1p(-value) : Math.log1p(value));

/** What a network is given of a feature. */
export const input = (value: number, mean: number, spread: number): number =>
  Math.max(-furthest, Math.min(furthest, (squeezed(value) - mean) / spread));

/** All networks side by side: their first layers are one. */
export function netsOf({ mean, spread, nets }: NetsFile): Looker {
  const size = mean.length;
  const widths = nets.map((net) => net.firstBias.length);
  const width = widths.reduce((sum, one) => sum + one, 0);
  const first = new Float32Array(size * width);
  // Most features of a row are 0 or 1: what they are worth is counted beforehand.
  const nothing = Float64Array.from(mean, (one, at) => input(0, one, spread[at] ?? 1));
  const one = Float64Array.from(mean, (middle, at) => input(1, middle, spread[at] ?? 1));
  const base = new Float64Array(width);
  let begin = 0;
  for (const net of nets) {
    const own = net.firstBias.length;
    for (let unit = 0; unit < own; unit++) {
      base[begin + unit] = net.firstBias[unit] ?? 0;
      for (let at = 0; at < size; at++) {
        const weight = net.first[at * own + unit] ?? 0;
        first[at * width + begin + unit] = weight;
        base[begin + unit] = (base[begin + unit] ?? 0) + weight * (nothing[at] ?? 0);
      }
    }
    begin += own;
  }
  const layers = nets.map((net) => ({
    second: Float32Array.from(net.second),
    bias: Float32Array.from(net.secondBias),
    last: Float32Array.from(net.last),
  }));
  const deepest = Math.max(0, ...layers.map(({ bias }) => bias.length));
  const outer = new Float64Array(width);
  const inner = new Float64Array(deepest);
  const before = new Float64Array(size);

  /** What differs from the row before is added: the rows of one line have much in common. */
  function look(rows: Float32Array, row: number): void {
    for (let at = 0; at < size; at++) {
      const value = rows[row + at] as number;
      const now =
        value === 0
          ? (nothing[at] as number)
          : value === 1
            ? (one[at] as number)
            : input(value, mean[at] as number, spread[at] as number);
      const change = now - (before[at] as number);
      if (change === 0) continue;
      before[at] = now;
      const weights = at * width;
      for (let unit = 0; unit < width; unit++)
        outer[unit] = (outer[unit] as number) + change * (first[weights + unit] as number);
    }
  }

  function deeper(from: number, own: number, { second, bias, last }: (typeof layers)[number]): number {
    const depth = bias.length;
    for (let unit = 0; unit < depth; unit++) inner[unit] = bias[unit] as number;
    for (let unit = 0; unit < own; unit++) {
      const value = outer[from + unit] as number;
      if (value <= 0) continue;
      const weights = unit * depth;
      for (let to = 0; to < depth; to++)
        inner[to] = (inner[to] as number) + value * (second[weights + to] as number);
    }
    let sum = 0;
    for (let unit = 0; unit < depth; unit++) {
      const value = inner[unit] as number;
      if (value > 0) sum += value * (last[unit] as number);
    }
    return sum;
  }

  return {
    add(rows, from, sums) {
      outer.set(base);
      before.set(nothing);
      for (let at = 0; at < from.length; at++) {
        look(rows, from[at] as number);
        let sum = 0;
        let unit = 0;
        for (let net = 0; net < layers.length; net++) {
          const layer = layers[net];
          const own = widths[net] as number;
          if (layer) sum += deeper(unit, own, layer);
          unit += own;
        }
        sums[at] = (sums[at] as number) + sum / layers.length;
      }
    },
  };
}
