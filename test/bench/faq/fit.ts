/** Fits weights: an order by softmax over candidates, a probability by logistic regression. Deterministic. */

/** One query's candidates as the rows of a matrix. */
export interface Choices {
  readonly rows: Float32Array;
  readonly right: readonly boolean[];
  readonly weight: number;
}

/** Candidates as the rows of a matrix, each right or wrong. */
export interface Judged {
  readonly rows: Float32Array;
  readonly right: readonly boolean[];
  readonly weights: readonly number[];
}

/** Full-batch Adam: the same data give the same weights. */
function descend(
  size: number,
  steps: number,
  gradient: (weights: Float64Array, slope: Float64Array) => void,
): number[] {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  const slope = new Float64Array(size);
  for (let step = 1; step <= steps; step++) {
    slope.fill(0);
    gradient(weights, slope);
    const rate = 0.1 * (1 - step / (steps + 1));
    for (let at = 0; at < size; at++) {
      const g = slope[at] ?? 0;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * g;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * g * g;
      const m = (mean[at] ?? 0) / (1 - 0.9 ** step);
      const v = (square[at] ?? 0) / (1 - 0.999 ** step);
      weights[at] = (weights[at] ?? 0) - (rate * m) / (Math.sqrt(v) + 1e-8);
    }
  }
  return [...weights];
}

/** Weights that put right candidates first. */
export function fitRank(data: readonly Choices[], size: number, decay: number, steps = 200): number[] {
  const total = data.reduce((sum, item) => sum + item.weight, 0);
  return descend(size, steps, (weights, slope) => {
    for (let at = 0; at < size; at++) slope[at] = decay * (weights[at] ?? 0);
    for (const { rows, right, weight } of data) {
      const count = right.length;
      const powers = new Float64Array(count);
      let top = -Infinity;
      for (let row = 0; row < count; row++) {
        let score = 0;
        for (let at = 0; at < size; at++) score += (rows[row * size + at] ?? 0) * (weights[at] ?? 0);
        powers[row] = score;
        if (score > top) top = score;
      }
      let all = 0;
      let good = 0;
      for (let row = 0; row < count; row++) {
        const power = Math.exp((powers[row] ?? 0) - top);
        powers[row] = power;
        all += power;
        if (right[row]) good += power;
      }
      for (let row = 0; row < count; row++) {
        const power = powers[row] ?? 0;
        const pull = (power / all - (right[row] ? power / good : 0)) * (weight / total);
        if (Math.abs(pull) < 1e-12) continue;
        for (let at = 0; at < size; at++) slope[at] = (slope[at] ?? 0) + pull * (rows[row * size + at] ?? 0);
      }
    }
  });
}

/** Weights, and last the bias, of the probability that a candidate is right. */
export function fitSure(data: Judged, size: number, decay: number, steps = 400): number[] {
  const total = data.weights.reduce((sum, weight) => sum + weight, 0);
  return descend(size + 1, steps, (weights, slope) => {
    for (let at = 0; at < size; at++) slope[at] = decay * (weights[at] ?? 0);
    for (let row = 0; row < data.right.length; row++) {
      let odds = weights[size] ?? 0;
      for (let at = 0; at < size; at++) odds += (data.rows[row * size + at] ?? 0) * (weights[at] ?? 0);
      const pull =
        (1 / (1 + Math.exp(-odds)) - (data.right[row] ? 1 : 0)) * ((data.weights[row] ?? 0) / total);
      for (let at = 0; at < size; at++)
        slope[at] = (slope[at] ?? 0) + pull * (data.rows[row * size + at] ?? 0);
      slope[size] = (slope[size] ?? 0) + pull;
    }
  });
}
