/** Trains the weights of FAQ matching on sets of FAQs with queries, and on chatter to be silent on. */
import type { Described, Features } from "../../../src/faq/features.ts";
import { type Evidence, evidence, rank } from "../../../src/faq/score.ts";
import type { Weights } from "../../../src/faq/weights.ts";
import { type Choices, fitRank, fitSure, type Sign } from "./fit.ts";
import { isRight, look, type Seen } from "./look.ts";
import { fewerPhrasings, leaveOut, type Query, random, shuffled, type Task, withPhrasings } from "./sets.ts";
import { leaveTwinsOut } from "./twins.ts";

export type FeatureName = keyof Features;
export type EvidenceName = keyof Evidence;

/** What is the same for every candidate of a message can't order them; what says no more than others do harms. */
export const ranking: readonly FeatureName[] = [
  "bm25",
  "cosine",
  "several",
  "whole",
  "explainedEnglish",
  "opening",
  "named",
  "wording",
  "grams",
  "gramsWhole",
  "sense",
  "senseWhole",
  "softExplained",
  "softPhrased",
  "order",
  "run",
  "numbers",
  "shared",
  "rarest",
  "rarestEnglish",
  "foreignEnglish",
  "bare",
  "spokenOf",
  "phrasings",
];
export const certainty: readonly EvidenceName[] = [
  ...ranking,
  "explained",
  "phrased",
  "both",
  "foreign",
  "together",
  "covered",
  "softCovered",
  "otherNumbers",
  "missing",
  "exact",
  "length",
  "brief",
  "asking",
  "askingNear",
  "corrected",
  "margin",
  "share",
  "leadBm25",
  "leadWhole",
  "leadSense",
  "leadPhrased",
  "ahead",
];

/** What can't speak for an entry, or can speak either way; all else only speaks for it. */
const signs: Readonly<Partial<Record<EvidenceName, Sign>>> = {
  otherNumbers: "against",
  missing: "against",
  foreign: "against",
  foreignEnglish: "against",
  bare: "either",
  spokenOf: "either",
  phrasings: "either",
  length: "either",
  brief: "against",
  corrected: "against",
};
/** Strong, so that the order holds on sets that are not seen; chosen by leaving each set out. */
const orderDecay = 0.3;
/** The same for the probability. It makes it surer of less than it could be, never of more. */
const sureDecay = 0.02;

/** A wrong answer counts as much as this many missed ones. */
const caution = 1.4;
const ambientWeight = 1;
/** Twins left out are the hardest to be silent on: so many times the set's own voice, chosen by leaving each set out. */
const twinsWeight = 2;
const perVariant = 300;

const silent = (texts: readonly string[]): readonly Query[] => texts.map((text) => ({ text, relevant: [] }));

/** A set with the phrasings it has, with fewer, and with more. */
function phrasedInWays(task: Task): readonly Task[] {
  const phrased = task.entries.some((entry) => entry.phrasings.length > 3);
  const asked = task.queries.length >= 5 * task.entries.length;
  return [
    task,
    ...(phrased ? [fewerPhrasings(task, 3), fewerPhrasings(task, 0)] : []),
    ...(!phrased && asked ? [withPhrasings(task, 2, 3), withPhrasings(task, 5, 4)] : []),
  ];
}

/** The ways in which a set is looked at: whole, halved, small, with few phrasings and with more. */
export function variants(task: Task): readonly Task[] {
  const small = Math.min(1, 20 / task.entries.length);
  return phrasedInWays(task).flatMap((one, at) => [
    one,
    leaveOut(one, 0.5, 11 + at),
    leaveOut(one, 0.5, 23 + at),
    leaveOut(one, small, 37 + at),
    leaveOut(one, small / 2, 41 + at),
  ]);
}

const withoutTwins = (task: Task): readonly Task[] =>
  phrasedInWays(task).flatMap((one, at) => [...leaveTwinsOut(one, 11 + at), ...leaveTwinsOut(one, 23 + at)]);

/** What was seen of some queries, as far as training needs it. */
export interface Pool {
  readonly set: string;
  readonly seen: readonly Seen[];
  /** How much all of it counts. */
  readonly weight: number;
  /** Also for the order; what is mostly to be met with silence teaches little of it. */
  readonly whole: boolean;
}

/** Noisy labels teach less. */
const trust = (set: string) => (set.startsWith("ubuntu") ? 0.3 : 1);

/** @param chatter what people said in channels; not used with FAQs of the same channels. */
export function pools(sets: readonly (readonly Task[])[], chatter: readonly string[]): readonly Pool[] {
  return sets.flatMap((tasks) => {
    const set = tasks[0]?.set ?? "";
    const others = sets.filter((other) => other !== tasks).flat();
    const inside = tasks.flatMap(variants).flatMap((task, at) => look(task, perVariant, at));
    const twins = tasks.flatMap(withoutTwins).flatMap((task, at) => look(task, perVariant, at));
    // Another project's questions, and a channel's chatter, are to be met with silence.
    const foreign = tasks.flatMap((task, at) => {
      const texts = shuffled(
        others.flatMap((other) => other.queries.map((query) => query.text)),
        random(at + 5),
      );
      return look({ ...task, queries: silent(texts.slice(0, 500)) }, 500, at);
    });
    const ambient = set.startsWith("ubuntu")
      ? []
      : tasks.flatMap((task, at) => {
          const texts = shuffled(chatter, random(at + 9)).slice(0, 2000);
          return look({ ...task, queries: silent(texts) }, 2000, at);
        });
    return [
      { set, seen: inside, weight: trust(set), whole: true },
      { set, seen: twins, weight: twinsWeight * trust(set), whole: false },
      { set, seen: foreign, weight: 0.5, whole: false },
      { set, seen: ambient, weight: ambientWeight, whole: false },
    ].filter((pool) => pool.seen.length > 0);
  });
}

const round = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Math.round(value * 1e4) / 1e4]));

/** A bare name is found by other things than a question: its weights are apart, so that neither spoils the other's. */
function trainOrder(data: readonly Pool[], without: ReadonlySet<string>): Pick<Weights, "rank" | "bare"> {
  const names = ranking.filter((name) => !without.has(name));
  const size = 2 * names.length;
  const choices: Choices[] = data
    .filter(({ whole }) => whole)
    .flatMap(({ seen }) =>
      seen.flatMap((one) => {
        const right = one.described.map((each) => isRight(one, each));
        if (!right.includes(true)) return [];
        const rows = new Float32Array(size * right.length);
        one.described.forEach(({ features }, row) => {
          names.forEach((name, at) => {
            rows[row * size + at] = features[name];
            rows[row * size + names.length + at] = features.bare * features[name];
          });
        });
        return [{ rows, right, weight: 1 / seen.length }];
      }),
    );
  const kinds = names.map((name) => signs[name] ?? "for");
  const found = fitRank(choices, [...kinds, ...kinds.map((): Sign => "either")], orderDecay);
  const named = (from: number) => Object.fromEntries(names.map((name, at) => [name, found[from + at] ?? 0]));
  return { rank: named(0), bare: named(names.length) };
}

/** @param without features that are left out, for seeing what they bring. */
export function train(data: readonly Pool[], without: ReadonlySet<string> = new Set()): Weights {
  const order = trainOrder(data, without);
  const draft: Weights = { ...order, sure: {}, bias: 0 };

  const sureNames = certainty.filter((name) => !without.has(name));
  const width = sureNames.length;
  const right: boolean[] = [];
  const weights: number[] = [];
  const rows: number[] = [];
  for (const { seen, weight } of data)
    for (const one of seen)
      rank(one.described, draft)
        .slice(0, 2)
        .forEach((each, at) => {
          const shown = evidence(each);
          const good = isRight(one, each.described);
          for (const name of sureNames) rows.push(shown[name]);
          right.push(good);
          weights.push((weight / seen.length) * (at === 0 ? 1 : 0.2) * (good ? 1 : caution));
        });
  const sure = fitSure(
    { rows: Float32Array.from(rows), right, weights },
    sureNames.map((name) => signs[name] ?? "for"),
    sureDecay,
  );
  return {
    rank: round(order.rank),
    bare: round(order.bare),
    sure: round(Object.fromEntries(sureNames.map((name, at) => [name, sure[at] ?? 0]))),
    bias: Math.round((sure[width] ?? 0) * 1e4) / 1e4,
  };
}

export type { Described };
