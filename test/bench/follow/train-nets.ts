/** Trains networks to choose among the candidates of a line. Deterministic: the same rows and seeds give the same weights. */
import type { NetsFile } from "../../../src/conversation/link/nets.ts";
import { type Part, part, step } from "./adam.ts";
import { chance } from "./boost.ts";
import type { LinkData } from "./link-data.ts";
import { type Prepared, prepare, spreadsOf } from "./net-rows.ts";

type Say = (text: string) => void;

const width = 64;
const depth = 32;
/** Lines a step, and so much of the units is silenced at random. */
const batch = 64;
const silenced = 0.25;
const pace = 0.002;
/** No line has more candidates. */
const most = 16;

/** @param keep tells by the log which lines count */
export function trainNets(
  data: LinkData,
  keep: (log: number) => boolean,
  seeds: readonly number[],
  epochs: number,
  say: Say,
): NetsFile {
  const size = data.rows.length / data.right.length;
  const { mean, spread } = spreadsOf(data.rows, size);
  const prepared = prepare(data.rows, mean, spread);
  const lines = Array.from(data.logOf.keys()).filter((line) => keep(data.logOf[line] ?? 0));
  const nets = seeds.map((seed) => {
    const net = trainNet(data, prepared, lines, size, epochs, chance(seed));
    say(`network ${seed}: loss ${net.loss.toFixed(4)} over ${lines.length} lines`);
    return net.file;
  });
  return { mean, spread, nets };
}

function trainNet(
  { right, groups }: LinkData,
  { from, which, change, nothing }: Prepared,
  lines: readonly number[],
  size: number,
  epochs: number,
  random: () => number,
): { readonly file: NetsFile["nets"][number]; readonly loss: number } {
  const first = part(size * width, Math.sqrt(2 / size), random);
  const firstBias = part(width, 0, random, false);
  const second = part(width * depth, Math.sqrt(2 / width), random);
  const secondBias = part(depth, 0, random, false);
  const last = part(depth, 0.3 * Math.sqrt(2 / depth), random);
  const base = new Float64Array(width);
  const outer = new Float32Array(batch * most * width);
  const inner = new Float32Array(batch * most * depth);
  const scores = new Float64Array(batch * most);
  const pullOuter = new Float64Array(width);
  const pullInner = new Float64Array(depth);
  const kept = 1 / (1 - silenced);
  const order = Int32Array.from(lines);
  const steps = epochs * Math.floor(order.length / batch);
  let loss = 0;
  let done = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      const one = order[at] as number;
      order[at] = order[other] as number;
      order[other] = one;
    }
    loss = 0;
    for (let at = 0; at + batch <= order.length; at += batch) {
      begin();
      for (let k = 0; k < batch; k++) loss += learn(order[at + k] as number, k * most);
      const rate = pace * (1 - done / steps) + 1e-5;
      done++;
      settle(rate);
    }
    loss /= Math.floor(order.length / batch) * batch;
  }
  const numbers = ({ weights }: Part): number[] => Array.from(weights, (one) => Number(one.toPrecision(3)));
  return {
    file: {
      first: numbers(first),
      firstBias: numbers(firstBias),
      second: numbers(second),
      secondBias: numbers(secondBias),
      last: numbers(last),
    },
    loss,
  };

  /** What an empty row makes of the first layer. */
  function begin(): void {
    base.set(firstBias.weights);
    for (let at = 0; at < size; at++) {
      const value = nothing[at] as number;
      for (let unit = 0; unit < width; unit++)
        base[unit] = (base[unit] as number) + value * (first.weights[at * width + unit] as number);
    }
  }

  function settle(rate: number): void {
    // Every row has what an empty one has: its share of the slope is that of the bias.
    for (let at = 0; at < size; at++) {
      const value = nothing[at] as number;
      for (let unit = 0; unit < width; unit++)
        first.slope[at * width + unit] =
          (first.slope[at * width + unit] as number) + value * (firstBias.slope[unit] as number);
    }
    for (const one of [first, firstBias, second, secondBias, last]) {
      for (let at = 0; at < one.slope.length; at++) one.slope[at] = (one.slope[at] as number) / batch;
      step(one, rate, done);
    }
  }

  /** Adds the slopes of one line. @returns its loss */
  function learn(line: number, slot: number): number {
    const start = groups[line] as number;
    const end = groups[line + 1] as number;
    let top = Number.NEGATIVE_INFINITY;
    for (let row = start; row < end; row++) {
      const score = look(row, slot + row - start);
      scores[slot + row - start] = score;
      top = Math.max(top, score);
    }
    let all = 0;
    let good = 0;
    for (let row = start; row < end; row++) {
      const power = Math.exp((scores[slot + row - start] as number) - top);
      all += power;
      if (right[row]) good += power;
    }
    for (let row = start; row < end; row++) {
      const power = Math.exp((scores[slot + row - start] as number) - top);
      back(row, slot + row - start, power / all - (right[row] ? power / good : 0));
    }
    return Math.log(all / good);
  }

  function look(row: number, slot: number): number {
    const o = slot * width;
    const i = slot * depth;
    for (let unit = 0; unit < width; unit++) outer[o + unit] = base[unit] as number;
    for (let at = from[row] as number; at < (from[row + 1] as number); at++) {
      const value = change[at] as number;
      const weights = (which[at] as number) * width;
      for (let unit = 0; unit < width; unit++)
        outer[o + unit] = (outer[o + unit] as number) + value * (first.weights[weights + unit] as number);
    }
    for (let unit = 0; unit < depth; unit++) inner[i + unit] = secondBias.weights[unit] as number;
    for (let unit = 0; unit < width; unit++) {
      const value = outer[o + unit] as number;
      const on = value > 0 && random() >= silenced ? value * kept : 0;
      outer[o + unit] = on;
      if (on === 0) continue;
      for (let to = 0; to < depth; to++)
        inner[i + to] = (inner[i + to] as number) + on * (second.weights[unit * depth + to] as number);
    }
    let sum = 0;
    for (let unit = 0; unit < depth; unit++) {
      const value = inner[i + unit] as number;
      const on = value > 0 && random() >= silenced ? value * kept : 0;
      inner[i + unit] = on;
      sum += on * (last.weights[unit] as number);
    }
    return sum;
  }

  function back(row: number, slot: number, pull: number): void {
    const o = slot * width;
    const i = slot * depth;
    for (let unit = 0; unit < depth; unit++) {
      const value = inner[i + unit] as number;
      last.slope[unit] = (last.slope[unit] as number) + pull * value;
      const slope = value > 0 ? pull * (last.weights[unit] as number) * kept : 0;
      pullInner[unit] = slope;
      secondBias.slope[unit] = (secondBias.slope[unit] as number) + slope;
    }
    for (let unit = 0; unit < width; unit++) {
      const value = outer[o + unit] as number;
      let sum = 0;
      if (value > 0)
        for (let to = 0; to < depth; to++) {
          const slope = pullInner[to] as number;
          const weight = unit * depth + to;
          sum += slope * (second.weights[weight] as number);
          second.slope[weight] = (second.slope[weight] as number) + slope * value;
        }
      pullOuter[unit] = sum * kept;
      firstBias.slope[unit] = (firstBias.slope[unit] as number) + sum * kept;
    }
    for (let at = from[row] as number; at < (from[row + 1] as number); at++) {
      const value = change[at] as number;
      const weights = (which[at] as number) * width;
      for (let unit = 0; unit < width; unit++)
        first.slope[weights + unit] =
          (first.slope[weights + unit] as number) + value * (pullOuter[unit] as number);
    }
  }
}
