/** Fits the two sets of weights: an order by softmax over candidates, a probability by logistic regression. */

export interface Choices {
  /** One row a candidate. */
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
  readonly weight: number;
}

export interface Judged {
  readonly row: readonly number[];
  readonly right: boolean;
  readonly weight: number;
}

const dot = (weights: readonly number[], row: readonly number[]) =>
  row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);

/** Full-batch Adam: the same data give the same weights. */
function descend(size: number, steps: number, gradient: (weights: readonly number[]) => number[]): number[] {
  const weights = new Array<number>(size).fill(0);
  const mean = new Array<number>(size).fill(0);
  const square = new Array<number>(size).fill(0);
  for (let step = 1; step <= steps; step++) {
    const slope = gradient(weights);
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
  return weights;
}

/** Weights that put right candidates first. */
export function fitRank(data: readonly Choices[], size: number, decay: number, steps = 200): number[] {
  const total = data.reduce((sum, item) => sum + item.weight, 0);
  return descend(size, steps, (weights) => {
    const slope = weights.map((weight) => decay * weight);
    for (const { rows, right, weight } of data) {
      const scores = rows.map((row) => dot(weights, row));
      const top = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - top));
      const all = powers.reduce((sum, power) => sum + power, 0);
      const good = powers.reduce((sum, power, at) => sum + (right[at] ? power : 0), 0);
      rows.forEach((row, at) => {
        const power = powers[at] ?? 0;
        const pull = (power / all - (right[at] ? power / good : 0)) * (weight / total);
        for (let column = 0; column < size; column++)
          slope[column] = (slope[column] ?? 0) + pull * (row[column] ?? 0);
      });
    }
    return slope;
  });
}

/** Weights, and last the bias, of the probability that a candidate is right. */
export function fitSure(data: readonly Judged[], size: number, decay: number, steps = 400): number[] {
  const total = data.reduce((sum, item) => sum + item.weight, 0);
  return descend(size + 1, steps, (weights) => {
    const slope = weights.map((weight, at) => (at < size ? decay * weight : 0));
    for (const { row, right, weight } of data) {
      const odds = dot(weights, row) + (weights[size] ?? 0);
      const pull = (1 / (1 + Math.exp(-odds)) - (right ? 1 : 0)) * (weight / total);
      for (let column = 0; column < size; column++)
        slope[column] = (slope[column] ?? 0) + pull * (row[column] ?? 0);
      slope[size] = (slope[size] ?? 0) + pull;
    }
    return slope;
  });
}
