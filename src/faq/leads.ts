/** How far each candidate is before the others. */
import type { Described, Features } from "./features.ts";

/** Who is first in everything is surer than who is first on the whole. Negative: how far it is behind. */
export type Leads = {
  readonly leadBm25: number;
  readonly leadWhole: number;
  readonly leadSense: number;
  readonly leadPhrased: number;
  /** In rank, before the mean of the next four; at most 8. */
  readonly ahead: number;
};

const few = 4;
const farthest = 8;

/** What the best of the others has, for each. */
function bestOther(values: readonly number[]): (at: number) => number {
  let first = -1;
  let second = -1;
  values.forEach((value, at) => {
    if (first < 0 || value > (values[first] ?? 0)) {
      second = first;
      first = at;
    } else if (second < 0 || value > (values[second] ?? 0)) second = at;
  });
  return (at) => values[at === first ? second : first] ?? 0;
}

/**
 * Leads by place in the order.
 * @param scores best first, as are the candidates.
 */
export function leadsOf(described: readonly Described[], scores: readonly number[]): (at: number) => Leads {
  const led = (name: keyof Features) => {
    const values = described.map(({ features }) => features[name]);
    const other = bestOther(values);
    return (at: number) => (values[at] ?? 0) - other(at);
  };
  const [bm25, whole, sense, phrased] = [led("bm25"), led("whole"), led("senseWhole"), led("softPhrased")];
  const top = scores.slice(0, few + 1);
  const sum = top.reduce((all, score) => all + score, 0);
  const ahead = (at: number) => {
    const score = scores[at] ?? 0;
    const inTop = at < top.length;
    const others = inTop ? sum - score : sum - (top.at(-1) ?? 0);
    const count = Math.min(few, scores.length - 1);
    return count === 0 ? farthest : Math.max(-farthest, Math.min(score - others / count, farthest));
  };
  return (at) => ({
    leadBm25: bm25(at),
    leadWhole: whole(at),
    leadSense: sense(at),
    leadPhrased: phrased(at),
    ahead: ahead(at),
  });
}
