/** Trains the ranker of reply links: quick weights by gradient steps, trees in two rounds. */
import { createPairs, referenceSize } from "../../../src/conversation/link/features.ts";
import { fillOwn } from "../../../src/conversation/link/own-features.ts";
import { createRanker, type Ranker } from "../../../src/conversation/link/ranker.ts";
import { rowSize } from "../../../src/conversation/link/state-features.ts";
import { type TreesFile, treesOf } from "../../../src/conversation/link/trees.ts";
import { createView, type Rarity } from "../../../src/conversation/link/view.ts";
import { type Binned, binOf, boost, choiceSlope, edgesOf } from "./boost.ts";
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

export interface LinkData extends Binned {
  readonly right: Uint8Array;
  readonly candidates: readonly number[];
  /** The log of each group. */
  readonly logOf: Int16Array;
}

/** Rows of every annotated line; what conversations it sees is what `rankerOf` says of the log. */
export function gather(
  logs: readonly AnnotatedLog[],
  rarity: Rarity,
  rankerOf: (log: number) => Ranker,
  known: readonly Float32Array[] | undefined,
  say: Say,
): LinkData {
  const edges = known ?? learnEdges(logs, rarity, rankerOf);
  const most = logs.reduce((sum, log) => sum + log.lines.filter((line) => line.gold).length, 0) * 15;
  const columns = Array.from({ length: rowSize }, () => new Uint8Array(most));
  const right = new Uint8Array(most);
  const groups: number[] = [0];
  const logOf: number[] = [];
  let rows = 0;
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
          for (const [k] of found.entries()) {
            right[rows] = good[k] ? 1 : 0;
            for (let column = 0; column < rowSize; column++) {
              const values = columns[column];
              const edge = edges[column];
              if (values && edge) values[rows] = binOf(edge, ranker.rows[k * rowSize + column] ?? 0);
            }
            rows++;
          }
          groups.push(rows);
          logOf.push(at);
        } else lost++;
      }
      return choices;
    });
  }
  say(
    `${groups.length - 1} lines, ${rows} rows; ${lost} lines answer something that is not on the short list`,
  );
  return {
    columns: columns.map((column) => column.subarray(0, rows)),
    edges,
    rows,
    groups: Int32Array.from(groups),
    right: right.subarray(0, rows),
    candidates: [],
    logOf: Int16Array.from(logOf),
  };
}

function learnEdges(
  logs: readonly AnnotatedLog[],
  rarity: Rarity,
  rankerOf: (log: number) => Ranker,
): Float32Array[] {
  const samples: Float32Array[] = [];
  for (const [at, log] of logs.entries()) {
    if (at % 8 !== 0) continue;
    const view = createView();
    const ranker = rankerOf(at);
    play(log, view, rarity, (turn, line) => {
      const found = ranker.candidates(view, turn);
      const choices = ranker.weigh(found);
      if (line.gold && turn.index % 3 === 0) {
        for (const [k] of found.entries()) samples.push(ranker.rows.slice(k * rowSize, (k + 1) * rowSize));
      }
      return choices;
    });
  }
  return Array.from({ length: rowSize }, (_, column) =>
    edgesOf(Float32Array.from(samples, (row) => row[column] ?? 0)),
  );
}

/** Only the groups that a condition on their log lets through. */
function part(data: LinkData, keep: (log: number) => boolean): LinkData {
  const groups: number[] = [0];
  const chosen: number[] = [];
  for (let group = 0; group < data.groups.length - 1; group++) {
    if (!keep(data.logOf[group] ?? 0)) continue;
    for (let row = data.groups[group] ?? 0; row < (data.groups[group + 1] ?? 0); row++) chosen.push(row);
    groups.push(chosen.length);
  }
  return {
    ...data,
    columns: data.columns.map((column) => Uint8Array.from(chosen, (row) => column[row] ?? 0)),
    right: Uint8Array.from(chosen, (row) => data.right[row] ?? 0),
    rows: chosen.length,
    groups: Int32Array.from(groups),
  };
}

const options = {
  depth: 6,
  rowShare: 0.4,
  columnShare: 0.25,
  lambda: 1,
  minHessian: 5,
} as const;

/** First trees on conversations as the quick weights see them, each half judged by the other; then the real ones. */
export function trainTrees(
  logs: readonly AnnotatedLog[],
  rarity: Rarity,
  quick: Float32Array,
  say: Say,
  size: { readonly first: number; readonly second: number } = { first: 80, second: 300 },
  onFirst?: (half: number, file: TreesFile) => void,
): TreesFile {
  const plain = createRanker({ quick, trees: undefined, opening: 0 });
  const early = gather(logs, rarity, () => plain, undefined, say);
  const halves = [0, 1].map((half) => {
    const data = part(early, (log) => log % 2 !== half);
    const file = boost(data, choiceSlope(data.right), {
      ...options,
      trees: size.first,
      rate: 0.15,
      seed: 1 + half,
    });
    say(`first round, half ${half + 1} done`);
    onFirst?.(half, file);
    return createRanker({ quick, trees: treesOf(file), opening: 0 });
  });
  const late = gather(logs, rarity, (log) => halves[log % 2] ?? plain, early.edges, say);
  return boost(late, choiceSlope(late.right), {
    ...options,
    trees: size.second,
    rate: 0.08,
    seed: 7,
    onTree: (done) => {
      if (done % 50 === 0) say(`second round: ${done} trees`);
    },
  });
}
