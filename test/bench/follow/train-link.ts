/** Trains the ranker of reply links: quick weights by gradient steps, trees in two rounds. */
import { createPairs, referenceSize } from "../../../src/conversation/link/features.ts";
import { fillOwn } from "../../../src/conversation/link/own-features.ts";
import { createRanker, type Ranker } from "../../../src/conversation/link/ranker.ts";
import { rowSize } from "../../../src/conversation/link/state-features.ts";
import { type TreesFile, treesOf } from "../../../src/conversation/link/trees.ts";
import { createView, type Rarity } from "../../../src/conversation/link/view.ts";
import { type Binned, type BoostOptions, binOf, boost, choiceSlope, edgesOf } from "./boost.ts";
import { fixed } from "./fixed.ts";
import type { LinkData } from "./link-data.ts";
import type { AnnotatedLog } from "./logs.ts";
import { play } from "./play.ts";

type Say = (text: string) => void;

/** Adagrad over the candidates of each annotated line; averaged over the second half. */
export function trainQuick(
  logs: readonly AnnotatedLog[],
  rarity: Rarity,
  epochs: number,
  say: Say,
): Float32Array {
  const weights = new Float64Array(referenceSize);
  const squares = new Float64Array(referenceSize).fill(1e-3);
  const mean = new Float64Array(referenceSize);
  let averaged = 0;
  const most = 100;
  const rows = new Float32Array((most + 1) * referenceSize);
  const pairs = createPairs(new Float32Array(referenceSize), most, most);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    let seen = 0;
    for (const log of logs) {
      const view = createView();
      play(log, view, rarity, (turn, line, lines) => {
        if (line.gold && line.replyTo) {
          const used = Math.min(most, view.placed.length) + 1;
          rows.fill(0, 0, used * referenceSize);
          const count = pairs.look(view, turn);
          for (let k = 0; k < count; k++) pairs.write(k, rows, k * referenceSize);
          fillOwn(view, turn, rows, count * referenceSize);
          const right = Array.from({ length: count + 1 }, (_, k) =>
            line.replyTo?.includes(k === count ? line.i : (lines[lines.length - count + k] ?? -1)),
          );
          if (right.some(Boolean)) {
            loss += step(count, right);
            seen++;
          }
        }
        return [];
      });
    }
    say(`quick, epoch ${epoch + 1}: loss ${(loss / seen).toFixed(4)} over ${seen} lines`);
  }
  return Float32Array.from(mean, (sum) => Number((sum / averaged).toFixed(4)));

  function step(count: number, right: readonly (boolean | undefined)[]): number {
    const scores = right.map((_, k) => {
      let sum = 0;
      for (let at = 0; at < referenceSize; at++)
        sum += (rows[k * referenceSize + at] ?? 0) * (weights[at] ?? 0);
      return sum;
    });
    const top = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - top));
    const all = powers.reduce((sum, power) => sum + power, 0);
    const good = powers.reduce((sum, power, k) => sum + (right[k] ? power : 0), 0);
    const slope = new Float64Array(referenceSize);
    for (let k = 0; k <= count; k++) {
      const power = powers[k] ?? 0;
      const pull = power / all - (right[k] ? power / good : 0);
      if (Math.abs(pull) < 1e-5) continue;
      for (let at = 0; at < referenceSize; at++) {
        const value = rows[k * referenceSize + at] ?? 0;
        if (value !== 0) slope[at] = (slope[at] ?? 0) + pull * value;
      }
    }
    averaged++;
    for (let at = 0; at < referenceSize; at++) {
      const g = slope[at] ?? 0;
      if (g !== 0) {
        squares[at] = (squares[at] ?? 0) + g * g;
        weights[at] = (weights[at] ?? 0) - (0.1 * g) / Math.sqrt(squares[at] ?? 1);
      }
      mean[at] = (mean[at] ?? 0) + (weights[at] ?? 0);
    }
    return Math.log(all / Math.max(1e-9, good));
  }
}

/** Rows of every annotated line; what conversations it sees is what `rankerOf` says of the log. */
export function gather(
  logs: readonly AnnotatedLog[],
  rarity: Rarity,
  rankerOf: (log: number) => Ranker,
  say: Say,
): LinkData {
  const chunks: Float32Array[] = [];
  const right: number[] = [];
  const shares: number[] = [];
  const groups: number[] = [0];
  const logOf: number[] = [];
  let lost = 0;
  for (const [at, log] of logs.entries()) {
    const view = createView();
    const ranker = rankerOf(at);
    play(log, view, rarity, (turn, line, lines) => {
      const found = ranker.candidates(view, turn);
      const choices = ranker.weigh(found);
      if (line.gold && line.replyTo) {
        const good = found.map((index) =>
          line.replyTo?.includes(index === turn.index ? line.i : (lines[index] ?? -1)),
        );
        if (good.some(Boolean)) {
          chunks.push(ranker.rows.slice(0, found.length * rowSize));
          for (const one of good) right.push(one ? 1 : 0);
          const shareOf = new Map(choices.map(({ index, probability }) => [index, probability]));
          for (const index of found) shares.push(shareOf.get(index) ?? 0);
          groups.push(right.length);
          logOf.push(at);
        } else lost++;
      }
      return choices;
    });
  }
  say(`${logOf.length} lines, ${right.length} rows; ${lost} lines answer something that is not looked at`);
  const rows = new Float32Array(right.length * rowSize);
  let at = 0;
  for (const chunk of chunks) {
    rows.set(chunk, at);
    at += chunk.length;
  }
  return {
    rows,
    right: Uint8Array.from(right),
    shares: Float32Array.from(shares),
    groups: Int32Array.from(groups),
    logOf: Int16Array.from(logOf),
  };
}

/** Every so many rows tell where the bins of a feature end. */
const sampled = 16;

/**
 * Rows in columns of bins, of the lines that a condition on their log lets through.
 * One more column tells whether the log is `alike` the channels to come.
 */
function binned(
  data: LinkData,
  keep: (log: number) => boolean,
  alike: (log: number) => boolean,
): Binned & Pick<LinkData, "right" | "shares"> {
  const { rows, right, shares, groups, logOf } = part(data, keep);
  const count = right.length;
  const edges = Array.from({ length: rowSize }, (_, column) =>
    edgesOf(
      Float32Array.from(
        { length: Math.ceil(count / sampled) },
        (_none, at) => rows[at * sampled * rowSize + column] ?? 0,
      ),
    ),
  );
  const columns = edges.map((edge, column) => {
    const values = new Uint8Array(count);
    for (let row = 0; row < count; row++) values[row] = binOf(edge, rows[row * rowSize + column] ?? 0);
    return values;
  });
  const manner = new Uint8Array(count);
  for (const [line, log] of logOf.entries())
    if (alike(log)) manner.fill(1, groups[line] ?? 0, groups[line + 1] ?? 0);
  return {
    columns: [...columns, manner],
    edges: [...edges, Float32Array.of(0)],
    rows: count,
    groups,
    right,
    shares,
  };
}

/** Only the lines that a condition on their log lets through. */
function part(data: LinkData, keep: (log: number) => boolean): LinkData {
  const lines = Array.from(data.logOf.keys()).filter((line) => keep(data.logOf[line] ?? 0));
  if (lines.length === data.logOf.length) return data;
  const begins = (line: number): number => data.groups[line] ?? 0;
  const count = lines.reduce((sum, line) => sum + begins(line + 1) - begins(line), 0);
  const rows = new Float32Array(count * rowSize);
  const right = new Uint8Array(count);
  const shares = new Float32Array(count);
  const groups = new Int32Array(lines.length + 1);
  let to = 0;
  for (const [at, line] of lines.entries()) {
    rows.set(data.rows.subarray(begins(line) * rowSize, begins(line + 1) * rowSize), to * rowSize);
    right.set(data.right.subarray(begins(line), begins(line + 1)), to);
    shares.set(data.shares.subarray(begins(line), begins(line + 1)), to);
    to += begins(line + 1) - begins(line);
    groups[at + 1] = to;
  }
  return { rows, right, shares, groups, logOf: Int16Array.from(lines, (line) => data.logOf[line] ?? 0) };
}

const options = { depth: 6, rowShare: 0.4, columnShare: 0.25, lambda: 1, minHessian: 5 } as const;

/** People disagree on every fifth line: what trees of the other half of the logs believe counts this much. */
const doubt = 0.3;

type TreesOptions = Omit<BoostOptions, keyof typeof options>;

/** Trees that look closer, of all logs and of each half. */
export interface Closer {
  readonly trees: TreesFile;
  readonly halves: readonly TreesFile[];
}

/**
 * Every line is seen in conversations as trees of the other half of the logs make them out.
 * @param alike tells which logs people annotated in the manner in which lines are to be linked
 */
export function trainTrees(
  logs: readonly AnnotatedLog[],
  rarity: Rarity,
  quick: Float32Array,
  alike: (log: number) => boolean,
  say: Say,
): Closer {
  const learned = (
    data: LinkData,
    keep: (log: number) => boolean,
    doubted: number,
    how: TreesOptions,
  ): TreesFile => {
    const { right, shares, ...rows } = binned(data, keep, alike);
    const file = boost(rows, choiceSlope(right, shares, doubted), { ...options, ...how });
    return fixed(file, rowSize, 1);
  };
  const plain = createRanker({ quick, closer: undefined, opening: 0 });
  const early = gather(logs, rarity, () => plain, say);
  const halves = [0, 1].map((half) => {
    const file = learned(early, (log) => log % 2 !== half, 0, { trees: 80, rate: 0.15, seed: 1 + half });
    say(`first round, half ${half + 1} done`);
    return file;
  });
  const rankers = halves.map((file) => createRanker({ quick, closer: treesOf(file), opening: 0 }));
  const late = gather(logs, rarity, (log) => rankers[log % 2] ?? plain, say);
  const trees = learned(late, () => true, doubt, {
    trees: 300,
    rate: 0.08,
    seed: 7,
    onTree: (done) => {
      if (done % 50 === 0) say(`second round: ${done} trees`);
    },
  });
  return { trees, halves };
}
