/** Boosts regression trees on binned features. Deterministic: the same data and seed give the same trees. */
import type { TreesFile } from "../../../src/conversation/link/trees.ts";

/** Features in columns of bins; rows in groups, such as the candidates of one line. */
export interface Binned {
  readonly columns: readonly Uint8Array[];
  /** Upper edges of the bins of each column. */
  readonly edges: readonly Float32Array[];
  readonly rows: number;
  /** Where each group begins, and last where the last one ends. */
  readonly groups: Int32Array;
}

export interface BoostOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  readonly rowShare: number;
  readonly columnShare: number;
  readonly lambda: number;
  readonly minHessian: number;
  readonly seed: number;
  readonly onTree?: (done: number, scores: Float64Array) => void;
}

/** Writes the slope and curvature of the loss for each row of a group. */
export type Slope = (
  group: number,
  from: number,
  until: number,
  scores: Float64Array,
  g: Float32Array,
  h: Float32Array,
) => void;

/** Source: mulberry32 by Tommy Ettinger, public domain. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const bins = 64;

/** Edges so that about as many of the values fall into each bin. */
export function edgesOf(values: Float32Array): Float32Array {
  const sorted = Float32Array.from(values).sort();
  const found: number[] = [];
  const distinct = [...new Set(sorted)];
  if (distinct.length <= bins) found.push(...distinct.slice(0, -1));
  else
    for (let bin = 1; bin < bins; bin++) {
      const value = sorted[Math.floor((bin * sorted.length) / bins)] ?? 0;
      if (value !== found.at(-1) && value !== sorted.at(-1)) found.push(value);
    }
  return Float32Array.from(found);
}

export function binOf(edges: Float32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Split {
  gain: number;
  column: number;
  bin: number;
}

export function boost(data: Binned, slope: Slope, options: BoostOptions): TreesFile {
  const { columns, edges, rows, groups } = data;
  const random = chance(options.seed);
  const scores = new Float64Array(rows);
  const g = new Float32Array(rows);
  const h = new Float32Array(rows);
  const nodeOf = new Int16Array(rows);
  const file: TreesFile = { roots: [], feature: [], value: [], next: [] };
  const groupCount = groups.length - 1;
  const picked = new Int32Array(rows);

  for (let tree = 0; tree < options.trees; tree++) {
    let count = 0;
    for (let group = 0; group < groupCount; group++) {
      if (options.rowShare < 1 && random() >= options.rowShare) continue;
      const from = groups[group] ?? 0;
      const until = groups[group + 1] ?? 0;
      slope(group, from, until, scores, g, h);
      for (let row = from; row < until; row++) picked[count++] = row;
    }
    const used = columns.map((_, at) => at).filter(() => random() < options.columnShare);
    grow(picked.subarray(0, count), used);
    options.onTree?.(tree + 1, scores);
  }
  return file;

  function grow(taken: Int32Array, used: readonly number[]): void {
    const root = file.feature.length;
    file.roots.push(root);
    file.feature.push(-1);
    file.value.push(0);
    file.next.push(0);
    // Nodes of the current level, by their place in the file.
    let level: number[] = [root];
    const binAt = new Map<number, number>();
    for (const row of taken) nodeOf[row] = 0;
    for (let depth = 0; depth < options.depth && level.length > 0; depth++) {
      const splits = bestSplits(taken, used, level.length);
      const slots = new Int16Array(level.length).fill(-1);
      const following: number[] = [];
      for (const [slot, node] of level.entries()) {
        const split = splits[slot];
        if (!split || split.column < 0) continue;
        slots[slot] = following.length;
        const child = file.feature.length;
        file.feature[node] = split.column;
        file.value[node] = edges[split.column]?.[split.bin] ?? 0;
        file.next[node] = child;
        binAt.set(node, split.bin);
        for (let side = 0; side < 2; side++) {
          file.feature.push(-1);
          file.value.push(0);
          file.next.push(0);
          following.push(child + side);
        }
      }
      for (const row of taken) {
        const slot = nodeOf[row] ?? -1;
        if (slot < 0) continue;
        const to = slots[slot] ?? -1;
        const split = splits[slot];
        if (to < 0 || !split) nodeOf[row] = -1;
        else nodeOf[row] = to + ((columns[split.column]?.[row] ?? 0) <= split.bin ? 0 : 1);
      }
      level = following;
    }
    settle(root, taken, binAt);
  }

  /** Leaf values from the rows taken; then every row's score. */
  function settle(root: number, taken: Int32Array, binAt: ReadonlyMap<number, number>): void {
    const size = file.feature.length - root;
    const bin = new Int16Array(size);
    for (const [node, at] of binAt) bin[node - root] = at;
    const leafOf = (row: number): number => {
      let node = root;
      let column = file.feature[node] ?? -1;
      while (column >= 0) {
        node = (file.next[node] ?? 0) + ((columns[column]?.[row] ?? 0) <= (bin[node - root] ?? 0) ? 0 : 1);
        column = file.feature[node] ?? -1;
      }
      return node;
    };
    const sumG = new Float64Array(size);
    const sumH = new Float64Array(size);
    for (const row of taken) {
      const leaf = leafOf(row) - root;
      sumG[leaf] = (sumG[leaf] ?? 0) + (g[row] ?? 0);
      sumH[leaf] = (sumH[leaf] ?? 0) + (h[row] ?? 0);
    }
    for (let at = 0; at < size; at++)
      if ((file.feature[root + at] ?? -1) < 0)
        file.value[root + at] = Number(
          ((-options.rate * (sumG[at] ?? 0)) / ((sumH[at] ?? 0) + options.lambda)).toPrecision(4),
        );
    for (let row = 0; row < rows; row++) scores[row] = (scores[row] ?? 0) + (file.value[leafOf(row)] ?? 0);
  }

  function bestSplits(taken: Int32Array, used: readonly number[], nodes: number): readonly Split[] {
    const best: Split[] = Array.from({ length: nodes }, () => ({ gain: 1e-6, column: -1, bin: 0 }));
    const histG = new Float64Array(nodes * bins);
    const histH = new Float64Array(nodes * bins);
    for (const column of used) {
      const values = columns[column];
      const last = edges[column]?.length ?? 0;
      if (!values || last === 0) continue;
      histG.fill(0);
      histH.fill(0);
      for (let at = 0; at < taken.length; at++) {
        const row = taken[at] as number;
        const node = nodeOf[row] as number;
        if (node < 0) continue;
        const cell = node * bins + (values[row] as number);
        histG[cell] = (histG[cell] as number) + (g[row] as number);
        histH[cell] = (histH[cell] as number) + (h[row] as number);
      }
      for (let node = 0; node < nodes; node++) considerNode(node, column, last);
    }
    return best;

    function considerNode(node: number, column: number, last: number): void {
      const { lambda, minHessian } = options;
      let allG = 0;
      let allH = 0;
      for (let bin = 0; bin <= last; bin++) {
        allG += histG[node * bins + bin] ?? 0;
        allH += histH[node * bins + bin] ?? 0;
      }
      const whole = (allG * allG) / (allH + lambda);
      let leftG = 0;
      let leftH = 0;
      const found = best[node];
      for (let bin = 0; bin < last && found; bin++) {
        leftG += histG[node * bins + bin] ?? 0;
        leftH += histH[node * bins + bin] ?? 0;
        const rightH = allH - leftH;
        if (leftH < minHessian) continue;
        if (rightH < minHessian) break;
        const rightG = allG - leftG;
        const gain = (leftG * leftG) / (leftH + lambda) + (rightG * rightG) / (rightH + lambda) - whole;
        if (gain > found.gain) {
          found.gain = gain;
          found.column = column;
          found.bin = bin;
        }
      }
    }
  }
}

/**
 * The loss of a choice among a group's rows of which some are right.
 * @param believed the share of each row by trees that did not see the group; none: all is as people said
 * @param doubt 0 to 1: how much of what is aimed at is what is believed, the rest is what people said.
 *   Source: S. Reed et al., Training deep neural networks on noisy labels with bootstrapping, 2015.
 */
export function choiceSlope(right: Uint8Array, believed?: Float32Array, doubt = 0): Slope {
  return (_, from, until, scores, g, h) => {
    let top = Number.NEGATIVE_INFINITY;
    for (let row = from; row < until; row++) top = Math.max(top, scores[row] ?? 0);
    let all = 0;
    let good = 0;
    for (let row = from; row < until; row++) {
      const power = Math.exp((scores[row] ?? 0) - top);
      all += power;
      if (right[row]) good += power;
    }
    for (let row = from; row < until; row++) {
      const power = Math.exp((scores[row] ?? 0) - top);
      const p = power / all;
      const said = right[row] ? power / good : 0;
      g[row] = p - (1 - doubt) * said - doubt * (believed?.[row] ?? 0);
      h[row] = Math.max(1e-4, p * (1 - p));
    }
  };
}

/** The loss of a yes or no for each row, with a weight. */
export function yesNoSlope(right: Uint8Array, weight: Float32Array): Slope {
  return (_, from, until, scores, g, h) => {
    for (let row = from; row < until; row++) {
      const p = 1 / (1 + Math.exp(-(scores[row] ?? 0)));
      g[row] = (p - (right[row] ?? 0)) * (weight[row] ?? 1);
      h[row] = Math.max(1e-4, p * (1 - p)) * (weight[row] ?? 1);
    }
  };
}
