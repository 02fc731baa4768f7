/** Which earlier line a line answers, if any: a quick linear look at all of them, a closer one at those that stand out. */
import { createPairs, referenceSize } from "./features.ts";
import { ownFeatures } from "./names.ts";
import { fillOwn } from "./own-features.ts";
import { fillQuick, fillRoom, fillState, rowSize, sceneOf } from "./state-features.ts";
import type { Choice, Turn } from "./turn.ts";
import { inView, type View } from "./view.ts";

/** Says what rows of features are worth. */
export interface Looker {
  /** Adds to `sums` what it makes of each row; `from` tells where the rows begin. */
  add(rows: Float32Array, from: readonly number[], sums: Float64Array): void;
}

export interface LinkModel {
  /** One weight a reference feature. */
  readonly quick: Float32Array;
  readonly closer: Looker | undefined;
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
  const pairs = createPairs(model.quick, inView, near);
  const { scores } = pairs;
  const own = new Float32Array(ownFeatures.length);
  const rows = new Float32Array((shortlist + 1) * rowSize);
  const powers = new Float64Array(inView + 1);
  const sums = new Float64Array(shortlist + 1);

  function ownScore(): number {
    let sum = 0;
    for (let at = 0; at < own.length; at++) sum += (own[at] as number) * (model.quick[at] as number);
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

  /** @param least candidates of a smaller share by the quick look get no row */
  function look(view: View, turn: Turn, least: number): readonly number[] {
    const count = pairs.look(view, turn);
    own.fill(0);
    fillOwn(view, turn, own, 0);
    scores[count] = ownScore();
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k <= count; k++) top = Math.max(top, scores[k] as number);
    let total = 0;
    for (let k = 0; k <= count; k++) {
      powers[k] = Math.exp((scores[k] as number) - top);
      total += powers[k] as number;
    }
    const share = (k: number): number => (powers[k] as number) / total;
    const chosen = best(count);
    const offset = view.placed.length - count;
    const scene = sceneOf(view, turn, pairs, offset);
    const all = { best: chosen[0] === undefined ? 0 : share(chosen[0]), self: share(count) };
    rows.fill(0, 0, (chosen.length + 1) * rowSize);
    const found: number[] = [];
    for (let rank = 0; rank <= chosen.length; rank++) {
      const k = chosen[rank] ?? count;
      const past = k === count ? undefined : view.placed[offset + k];
      if (past && Math.fround(share(k)) < least) continue;
      const row = found.length * rowSize;
      const score = scores[k] as number;
      rows.set(own, row);
      fillQuick({ score, share: share(k), rank: past ? rank : -1, margin: score - top }, all, rows, row);
      fillRoom(view, turn, scene, rows, row);
      if (past) {
        pairs.write(k, rows, row);
        fillState(view, turn, scene, past, rows, row);
      }
      found.push(past ? past.turn.index : turn.index);
    }
    return found;
  }

  function weigh(found: readonly number[]): readonly Choice[] {
    const self = found.length - 1;
    const begins = found.map((_, at) => at * rowSize);
    sums.fill(0);
    model.closer?.add(rows, begins, sums);
    // Without it, the quick score counts: the first feature behind the reference's.
    const worth = begins.map((from, at) => (model.closer ? sums[at] : rows[from + referenceSize]) ?? 0);
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
    candidates: (view, turn) => look(view, turn, slim),
    choices(view, turn) {
      // A closer look is dear, and most candidates have no chance.
      return weigh(look(view, turn, model.closer ? slim : 0));
    },
    weigh,
  };
}
