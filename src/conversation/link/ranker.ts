/** Which earlier line a line answers, if any: a quick linear look at all of them, trees for those that stand out. */
import { fillPairs, referenceSize } from "./features.ts";
import { ownFeatures } from "./names.ts";
import { fillOwn } from "./own-features.ts";
import { fillQuick, fillRoom, fillState, quickShare, rowSize, sceneOf } from "./state-features.ts";
import type { Trees } from "./trees.ts";
import type { Choice, Turn } from "./turn.ts";
import { inView, type View } from "./view.ts";

export interface LinkModel {
  /** One weight a reference feature. */
  readonly quick: Float32Array;
  readonly trees: Trees | undefined;
  /** Added to the worth of opening a conversation. */
  readonly opening: number;
}

/** Further back only those with a part in it are looked at. */
const near = 50;

/** Below this share by the quick look a candidate is not looked at again. */
const slim = 0.012;

/** As many earlier turns get a closer look. */
const shortlist = 14;

/** Works with the same memory all the time; one for a channel or for all. */
export interface Ranker {
  /** Likeliest first. */
  choices(view: View, turn: Turn): readonly Choice[];
  /** For training: fills the rows and gives the candidates' indices, itself last. */
  candidates(view: View, turn: Turn): readonly number[];
  readonly rows: Float32Array;
  /** The choice among those candidates. */
  weigh(candidates: readonly number[]): readonly Choice[];
}

export function createRanker(model: LinkModel): Ranker {
  const quickRows = new Float32Array((inView + 1) * referenceSize);
  const rows = new Float32Array((shortlist + 1) * rowSize);
  const scores = new Float64Array(inView + 1);
  const shared = new Float64Array(inView + 1);
  const powers = new Float64Array(inView + 1);
  const sums = new Float64Array(shortlist + 1);
  const into = { rows: quickRows, weights: model.quick, scores, shared, near };

  function ownScore(from: number): number {
    let sum = 0;
    for (let at = 0; at < referenceSize; at++)
      sum += (quickRows[from + at] as number) * (model.quick[at] as number);
    return sum;
  }

  /** The best of the first `count`, best first. */
  function best(count: number): readonly number[] {
    const found: number[] = [];
    for (let k = count - 1; k >= 0; k--) {
      const score = scores[k] as number;
      if (score === Number.NEGATIVE_INFINITY) continue;
      if (found.length === shortlist && score <= (scores[found[shortlist - 1] as number] as number)) continue;
      let to = found.length < shortlist ? found.length : shortlist - 1;
      while (to > 0 && (scores[found[to - 1] as number] as number) < score) {
        found[to] = found[to - 1] as number;
        to--;
      }
      found[to] = k;
    }
    return found;
  }

  function candidates(view: View, turn: Turn): readonly number[] {
    const used = Math.min(inView, view.placed.length) + 1;
    quickRows.fill(0, 0, used * referenceSize);
    const count = fillPairs(view, turn, into, inView);
    fillOwn(view, turn, quickRows, count * referenceSize);
    scores[count] = ownScore(count * referenceSize);
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k <= count; k++) top = Math.max(top, scores[k] as number);
    let total = 0;
    for (let k = 0; k <= count; k++) {
      powers[k] = Math.exp((scores[k] as number) - top);
      total += powers[k] as number;
    }
    const share = (k: number): number => (powers[k] ?? 0) / total;
    const chosen = best(count);
    const offset = view.placed.length - count;
    const scene = sceneOf(view, turn, shared, offset);
    const all = { best: chosen[0] === undefined ? 0 : share(chosen[0]), self: share(count) };
    rows.fill(0, 0, (chosen.length + 1) * rowSize);
    const found: number[] = [];
    for (const [at, k] of [...chosen, count].entries()) {
      const row = at * rowSize;
      rows.set(quickRows.subarray(k * referenceSize, (k + 1) * referenceSize), row);
      const own = count * referenceSize;
      if (k !== count) rows.set(quickRows.subarray(own, own + ownFeatures.length), row);
      const score = scores[k] ?? 0;
      fillQuick({ score, share: share(k), rank: k === count ? -1 : at, margin: score - top }, all, rows, row);
      fillRoom(view, turn, scene, rows, row);
      const past = view.placed[offset + k];
      if (past && k !== count) fillState(view, turn, scene, past, rows, row);
      found.push(past && k !== count ? past.turn.index : turn.index);
    }
    return found;
  }

  function weigh(found: readonly number[]): readonly Choice[] {
    const self = found.length - 1;
    const worth = found.map((_, at) => quickOf(rows, at));
    if (model.trees) {
      // A closer look is dear, and most candidates have no chance.
      const close = found
        .map((_, at) => at)
        .filter((at) => at === self || (rows[at * rowSize + quickShare] ?? 0) >= slim);
      sums.fill(0);
      model.trees.add(
        rows,
        close.map((at) => at * rowSize),
        sums,
      );
      worth.fill(Number.NEGATIVE_INFINITY);
      for (const [k, at] of close.entries()) worth[at] = sums[k] ?? 0;
    }
    worth[self] = (worth[self] ?? 0) + model.opening;
    const top = Math.max(...worth);
    const shares = worth.map((one) => Math.exp(one - top));
    const total = shares.reduce((sum, power) => sum + power, 0);
    return found
      .map((index, at) => ({ index, probability: (shares[at] ?? 0) / total }))
      .sort((a, b) => b.probability - a.probability);
  }

  return {
    rows,
    candidates,
    choices(view, turn) {
      return weigh(candidates(view, turn));
    },
    weigh,
  };
}

/** The quick model's own score, the first of the state features. */
const quickOf = (rows: Float32Array, at: number): number => rows[at * rowSize + referenceSize] ?? 0;
