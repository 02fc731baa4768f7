/** The figures of a run: order, what could be answered at a precision, and what was at the threshold. */
import { interval } from "../../../src/faq/interval.ts";

/** One query and what the matcher said to it. */
export interface Outcome {
  readonly query: string;
  readonly relevant: readonly string[];
  readonly ranked: readonly { readonly id: string; readonly p: number }[];
  /** Milliseconds. */
  readonly took: number;
}

const round = (value: number, to = 1e4) => Math.round(value * to) / to;
const mean = (values: readonly number[]) =>
  values.length === 0 ? null : round(values.reduce((sum, value) => sum + value, 0) / values.length);

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0, 1e3);
}

function orderOf({ relevant, ranked }: Outcome) {
  const hits = ranked.map(({ id }) => relevant.includes(id));
  const first = hits.indexOf(true);
  let found = 0;
  let precision = 0;
  hits.forEach((hit, at) => {
    if (!hit) return;
    found += 1;
    precision += found / (at + 1);
  });
  const gain = hits.slice(0, 5).reduce((sum, hit, at) => (hit ? sum + 1 / Math.log2(at + 2) : sum), 0);
  const ideal = relevant.slice(0, 5).reduce((sum, _, at) => sum + 1 / Math.log2(at + 2), 0);
  return {
    p1: first === 0 ? 1 : 0,
    mrr: first < 0 ? 0 : 1 / (first + 1),
    map: precision / relevant.length,
    ndcg5: gain / ideal,
    success5: first >= 0 && first < 5 ? 1 : 0,
  };
}

export const isGood = ({ relevant, ranked }: Outcome) =>
  ranked[0] !== undefined && relevant.includes(ranked[0].id);

/** The largest share of the answerable that can be answered rightly while so many of the answers are right. */
function coverageAt(sorted: readonly Outcome[], answerable: number, precision: number): number {
  let good = 0;
  let best = 0;
  sorted.forEach((one, at) => {
    if (isGood(one)) good += 1;
    const last = one.ranked[0]?.p !== sorted[at + 1]?.ranked[0]?.p;
    if (last && good / (at + 1) >= precision) best = Math.max(best, good);
  });
  return answerable === 0 ? 0 : round(best / answerable);
}

const steps = [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9];

/** What was said to be so likely was right so often: from, how many, the mean probability, the share that was right. */
function reliabilityOf(outcomes: readonly Outcome[]): readonly (readonly (number | null)[])[] {
  return steps.map((from, at) => {
    const to = steps[at + 1] ?? 2;
    const here = outcomes.filter(({ ranked }) => (ranked[0]?.p ?? 0) >= from && (ranked[0]?.p ?? 0) < to);
    return [
      from,
      here.length,
      mean(here.map(({ ranked }) => ranked[0]?.p ?? 0)),
      mean(here.map((one) => (isGood(one) ? 1 : 0))),
    ];
  });
}

/** @param threshold the probability from which the bot speaks. */
export function measure(outcomes: readonly Outcome[], threshold: number): Record<string, unknown> {
  const answerable = outcomes.filter(({ relevant }) => relevant.length > 0);
  const silent = outcomes.length - answerable.length;
  const orders = answerable.map(orderOf);
  const sorted = [...outcomes]
    .filter(({ ranked }) => ranked.length > 0)
    .sort((a, b) => (b.ranked[0]?.p ?? 0) - (a.ranked[0]?.p ?? 0));
  let wrong = 0;
  const risks = sorted.map((one, at) => {
    if (!isGood(one)) wrong += 1;
    return wrong / (at + 1);
  });
  const said = outcomes.filter(({ ranked }) => (ranked[0]?.p ?? 0) >= threshold);
  const good = said.filter(isGood).length;
  const precise = interval(good, said.length);
  const falseAnswers = said.filter(({ relevant }) => relevant.length === 0).length;
  const times = outcomes.map(({ took }) => took);
  return {
    queries: outcomes.length,
    silent,
    p1: mean(orders.map((one) => one.p1)),
    mrr: mean(orders.map((one) => one.mrr)),
    map: mean(orders.map((one) => one.map)),
    ndcg5: mean(orders.map((one) => one.ndcg5)),
    success5: mean(orders.map((one) => one.success5)),
    coverage95: coverageAt(sorted, answerable.length, 0.95),
    coverage90: coverageAt(sorted, answerable.length, 0.9),
    aurc: mean(risks),
    threshold,
    answered: said.length,
    precision: said.length === 0 ? null : round(good / said.length),
    precisionInterval: [round(precise.low), round(precise.high)],
    coverage: answerable.length === 0 ? null : round(good / answerable.length),
    reliability: reliabilityOf(outcomes),
    falseAnswerRate: silent === 0 ? null : round(falseAnswers / silent),
    msP50: percentile(times, 0.5),
    msP95: percentile(times, 0.95),
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  };
}
