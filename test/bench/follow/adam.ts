/** Steps along slopes by Adam, with weights that shrink. Source: Kingma and Ba, ICLR 2015; Loshchilov and Hutter, ICLR 2019. */

/** So much of a weight goes, times the pace. */
const decay = 0.01;

/** Some weights, and what Adam remembers of their slopes. */
export interface Part {
  readonly weights: Float32Array;
  readonly slope: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
  readonly decay: number;
}

/** Weights at random. @param spread their standard deviation */
export const part = (size: number, spread: number, random: () => number, shrinks = true): Part => ({
  // Two even numbers make one that is about normal enough.
  weights: Float32Array.from({ length: size }, () => (random() + random() - 1) * 2.45 * spread),
  slope: new Float32Array(size),
  mean: new Float32Array(size),
  square: new Float32Array(size),
  decay: shrinks ? decay : 0,
});

/** @param count how many steps this makes */
export function step({ weights, slope, mean, square, decay: less }: Part, rate: number, count: number): void {
  const first = 1 - 0.9 ** count;
  const second = 1 - 0.999 ** count;
  for (let at = 0; at < weights.length; at++) {
    const g = slope[at] as number;
    const m = 0.9 * (mean[at] as number) + 0.1 * g;
    const v = 0.999 * (square[at] as number) + 0.001 * g * g;
    mean[at] = m;
    square[at] = v;
    const weight = weights[at] as number;
    weights[at] = weight - rate * (m / first / (Math.sqrt(v / second) + 1e-8) + less * weight);
    slope[at] = 0;
  }
}
