/** How sure a share is, from how often it was seen. Pure. */

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 %. */
const z = 1.959964;

/**
 * Wilson's score interval at 95 % for `good` of `all`; 0 to 1 of nothing.
 * Source: E. B. Wilson, Probable inference, JASA 22 (1927), 209–212.
 */
export function interval(good: number, all: number): Interval {
  if (all <= 0) return { low: 0, high: 1 };
  const share = good / all;
  const scale = 1 + z ** 2 / all;
  const middle = (share + z ** 2 / (2 * all)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2));
  return {
    low: good === 0 ? 0 : Math.max(0, middle - half),
    high: good === all ? 1 : Math.min(1, middle + half),
  };
}
