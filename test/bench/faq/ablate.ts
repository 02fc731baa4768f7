/** What each group of features brings: everything without it, on the same queries, with a paired interval. */
import { probabilities, rank } from "../../../src/faq/score.ts";
import type { Weights } from "../../../src/faq/weights.ts";
import { look, type Seen } from "./look.ts";
import { isGood, measure, type Outcome } from "./measure.ts";
import { random, type Task } from "./sets.ts";
import { type Pool, train } from "./train.ts";

export const groups: Readonly<Record<string, readonly string[]>> = {
  bm25: ["bm25", "leadBm25"],
  "word TF-IDF": ["cosine", "several", "together", "whole", "leadWhole"],
  "character runs": ["grams", "gramsWhole"],
  "coverage both ways": ["covered", "explained", "phrased", "both", "foreign", "missing", "opening"],
  names: ["named", "bare", "spokenOf"],
  "English rarity": ["explainedEnglish", "rarestEnglish", "foreignEnglish"],
  "meaning (word vectors)": [
    "sense",
    "senseWhole",
    "softCovered",
    "softExplained",
    "softPhrased",
    "leadSense",
    "leadPhrased",
  ],
  "phrase and order": ["wording", "order", "run"],
  "numbers and versions": ["numbers", "otherNumbers"],
  "the rival": ["margin", "share", "leadBm25", "leadWhole", "leadSense", "leadPhrased", "ahead"],
};

function outcomes(seen: readonly Seen[], weights: Weights): readonly Outcome[] {
  return seen.map(({ query, described }) => {
    const ranked = rank(described, weights);
    const sure = probabilities(ranked, weights);
    return {
      query: query.text,
      relevant: query.relevant,
      took: 0,
      ranked: ranked.slice(0, 5).map((one, at) => ({ id: one.described.doc.entry.id, p: sure[at] ?? 0 })),
    };
  });
}

/** The middle 95 % of the mean difference, queries of one entry drawn together. */
function paired(full: readonly Outcome[], less: readonly Outcome[]): readonly [number, number] {
  const byEntry = new Map<string, number[]>();
  full.forEach((one, at) => {
    if (one.relevant.length === 0) return;
    const other = less[at];
    const difference = (isGood(one) ? 1 : 0) - (other && isGood(other) ? 1 : 0);
    const key = one.relevant[0] ?? "";
    byEntry.set(key, [...(byEntry.get(key) ?? []), difference]);
  });
  const clusters = [...byEntry.values()];
  const next = random(7);
  const means = Array.from({ length: 1000 }, () => {
    let sum = 0;
    let count = 0;
    for (let draw = 0; draw < clusters.length; draw++)
      for (const value of clusters[Math.floor(next() * clusters.length)] ?? []) {
        sum += value;
        count += 1;
      }
    return sum / count;
  }).sort((a, b) => a - b);
  const at = (share: number) => Math.round((means[Math.floor(share * means.length)] ?? 0) * 1e4) / 1e4;
  return [at(0.025), at(0.975)];
}

/** One object a set and group; weights are trained on the other sets, anew for each group. */
export function ablate(
  sets: readonly (readonly Task[])[],
  halved: (task: Task) => readonly Task[],
  data: readonly Pool[],
  threshold: number,
  print: (line: Record<string, unknown>) => void,
): void {
  for (const tasks of sets) {
    const set = tasks[0]?.set ?? "";
    const whole = tasks.flatMap((task) => look(task, 1500, 1));
    const half = tasks.flatMap(halved).flatMap((task) => look(task, 1500, 1));
    const others = data.filter((pool) => pool.set !== set);
    const run = (without: readonly string[]) => {
      const weights = train(others, new Set(without));
      return { whole: outcomes(whole, weights), half: measure(outcomes(half, weights), threshold) };
    };
    const full = run([]);
    const p1 = (list: readonly Outcome[]) => measure(list, threshold)["p1"];
    print({
      set,
      without: "nothing",
      p1: p1(full.whole),
      coverage95: full.half["coverage95"],
      aurc: full.half["aurc"],
    });
    for (const [group, names] of Object.entries(groups)) {
      const less = run(names);
      print({
        set,
        without: group,
        p1: p1(less.whole),
        p1Brings: paired(full.whole, less.whole),
        coverage95: less.half["coverage95"],
        aurc: less.half["aurc"],
      });
    }
  }
}
