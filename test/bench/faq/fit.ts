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

/** What a weight may be: not below 0, not above it, or anything. */
export type Sign = "for" | "against" | "either";

function inside(weight: number, sign: Sign | undefined): number {
  if (sign === "for") return Math.max(0, weight);
  if (sign === "against") return Math.min(0, weight);
  return weight;
}

/** Full-batch Adam: the same data give the same weights. */
function descend(
  size: number,
  steps: number,
  gradient: (weights: Float64Array, slope: Float64Array) => void,
  signs: readonly Sign[] = [],
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
      weights[at] = inside((weights[at] ?? 0) - (rate * m) / (Math.sqrt(v) + 1e-8), signs[at]);
    }
  }
  return [...weights];
}

/** What doesn't vary in some sets has only the noise of rounding for a spread: it is not to be blown up. */
const spreadOf = (variance: number) => (variance > 1e-8 ? Math.sqrt(variance) : 1);

/** How far each feature spreads among the candidates of one query, over all queries. */
function spreads(data: readonly Choices[], size: number): Float64Array {
  const out = new Float64Array(size);
  const total = data.reduce((sum, item) => sum + item.weight, 0) || 1;
  for (const { rows, right, weight } of data)
    for (let at = 0; at < size; at++) {
      let sum = 0;
      let square = 0;
      for (let row = 0; row < right.length; row++) {
        const value = rows[row * size + at] ?? 0;
        sum += value;
        square += value * value;
      }
      const mean = sum / right.length;
      out[at] = (out[at] ?? 0) + (weight / total) * Math.max(0, square / right.length - mean * mean);
    }
  return out.map(spreadOf);
}

/**
 * Weights that put right candidates first.
 * @param decay pulls each feature's part in the order to 0, by how far the feature spreads:
 * features that say nearly the same then share the work instead of playing against each other.
 */
export function fitRank(
  data: readonly Choices[],
  signs: readonly Sign[],
  decay: number,
  steps = 200,
): number[] {
  const size = signs.length;
  const spread = spreads(data, size);
  const total = data.reduce((sum, item) => sum + item.weight, 0);
  const scaled = data.map(({ rows, right, weight }) => ({
    rows: rows.map((value, at) => value / (spread[at % size] ?? 1)),
    right,
    weight: weight / total,
  }));
  const found = descend(
    size,
    steps,
    (weights, slope) => {
      for (let at = 0; at < size; at++) slope[at] = decay * (weights[at] ?? 0);
      for (const choices of scaled) pullOf(choices, weights, slope);
    },
    signs,
  );
  return found.map((weight, at) => weight / (spread[at] ?? 1));
}

/** Adds what one query's candidates have to say about the weights. */
function pullOf({ rows, right, weight }: Choices, weights: Float64Array, slope: Float64Array): void {
  const size = weights.length;
  const powers = new Float64Array(right.length);
  for (let row = 0; row < right.length; row++)
    for (let at = 0; at < size; at++)
      powers[row] = (powers[row] ?? 0) + (rows[row * size + at] ?? 0) * (weights[at] ?? 0);
  const top = Math.max(...powers);
  let all = 0;
  let good = 0;
  for (let row = 0; row < right.length; row++) {
    const power = Math.exp((powers[row] ?? 0) - top);
    powers[row] = power;
    all += power;
    if (right[row]) good += power;
  }
  for (let row = 0; row < right.length; row++) {
    const power = powers[row] ?? 0;
    const pull = weight * (power / all - (right[row] ? power / good : 0));
    if (Math.abs(pull) < 1e-12) continue;
    for (let at = 0; at < size; at++) slope[at] = (slope[at] ?? 0) + pull * (rows[row * size + at] ?? 0);
  }
}

/** The mean and the spread of each column. */
function scales({ rows, weights }: Judged, size: number): readonly (readonly [number, number])[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return Array.from({ length: size }, (_, at) => {
    let sum = 0;
    let square = 0;
    weights.forEach((weight, row) => {
      const value = rows[row * size + at] ?? 0;
      sum += (weight / total) * value;
      square += (weight / total) * value * value;
    });
    return [sum, spreadOf(square - sum * sum)];
  });
}

/**
 * Weights, and last the bias, of the probability that a candidate is right.
 * @param decay pulls each feature's part to 0, by how far the feature spreads.
 */
export function fitSure(data: Judged, signs: readonly Sign[], decay: number, steps = 400): number[] {
  const size = signs.length;
  const scale = scales(data, size);
  const rows = data.rows.map((value, at) => {
    const [mean, spread] = scale[at % size] ?? [0, 1];
    return (value - mean) / spread;
  });
  const total = data.weights.reduce((sum, weight) => sum + weight, 0);
  const gradient = (weights: Float64Array, slope: Float64Array) => {
    for (let at = 0; at < size; at++) slope[at] = decay * (weights[at] ?? 0);
    for (let row = 0; row < data.right.length; row++) {
      let odds = weights[size] ?? 0;
      for (let at = 0; at < size; at++) odds += (rows[row * size + at] ?? 0) * (weights[at] ?? 0);
      const pull =
        (1 / (1 + Math.exp(-odds)) - (data.right[row] ? 1 : 0)) * ((data.weights[row] ?? 0) / total);
      for (let at = 0; at < size; at++) slope[at] = (slope[at] ?? 0) + pull * (rows[row * size + at] ?? 0);
      slope[size] = (slope[size] ?? 0) + pull;
    }
  };
  const found = descend(size + 1, steps, gradient, [...signs, "either"]);
  const weights = signs.map((_, at) => (found[at] ?? 0) / (scale[at]?.[1] ?? 1));
  const shift = weights.reduce((sum, weight, at) => sum + weight * (scale[at]?.[0] ?? 0), 0);
  return [...weights, (found[size] ?? 0) - shift];
}
