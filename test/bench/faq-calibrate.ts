/**
 * Trains the weights of FAQ matching and says how sure its probability may be taken.
 *
 *   npx tsx test/bench/faq-calibrate.ts --set DIR [--set DIR …] [--chatter DIR] [--judge DIR] [--write FILE]
 *
 * Each --set is a folder with faqs.jsonl and queries.jsonl. Every set is judged with
 * weights trained on the others; --chatter (for training) and --judge are folders of
 * channel logs in which nothing should be answered. --write trains on all sets.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createCandidates } from "../../src/faq/candidates.ts";
import { createCorpus } from "../../src/faq/corpus.ts";
import { type Described, describe, type Features } from "../../src/faq/features.ts";
import { evidence, probability, rank } from "../../src/faq/score.ts";
import { type Prepared, prepare } from "../../src/faq/text.ts";
import type { Weights } from "../../src/faq/weights.ts";
import { type Choices, fitRank, fitSure, type Judged } from "./faq-fit.ts";
import {
  fewerPhrasings,
  leaveOut,
  type Query,
  random,
  readChatter,
  readSet,
  shuffled,
  type Task,
} from "./faq-sets.ts";

type FeatureName = keyof Features;
const ranking: readonly FeatureName[] = [
  "bm25",
  "cosine",
  "covered",
  "explained",
  "phrased",
  "both",
  "wording",
  "triples",
  "exact",
  "shared",
  "rarest",
  "phrasings",
];
const certainty: readonly (FeatureName | "margin")[] = [
  "bm25",
  "cosine",
  "covered",
  "explained",
  "phrased",
  "both",
  "wording",
  "triples",
  "exact",
  "shared",
  "rarest",
  "foreign",
  "missing",
  "length",
  "brief",
  "asking",
  "askingNear",
  "phrasings",
  "margin",
];
const thresholds = [0.9, 0.3];
/** A wrong answer counts as much as this many missed ones. */
const caution = 1.5;
/** Most of what is said in a channel is for the bot to leave alone. */
const ambientWeight = 1;

interface Seen {
  readonly query: Query;
  readonly message: Prepared;
  readonly described: readonly Described[];
}

/** What the product's own matcher sees of each query. */
function look(task: Task, most: number, seed: number): readonly Seen[] {
  const corpus = createCorpus(task.entries);
  const find = createCandidates(corpus);
  return shuffled(task.queries, random(seed))
    .slice(0, most)
    .map((query) => {
      const message = prepare(query.text);
      return {
        query,
        message,
        described: describe(
          message,
          find(message.stems, () => true),
          corpus,
        ),
      };
    });
}

const isRight = (seen: Seen, one: Described) => seen.query.relevant.includes(one.doc.entry.id);
const silent = (texts: readonly string[]): readonly Query[] => texts.map((text) => ({ text, relevant: [] }));

/** The ways in which a set is looked at: whole, halved, small, with few phrasings. */
function variants(tasks: readonly Task[]): readonly Task[] {
  return tasks.flatMap((task) => {
    const plain = task.entries.some((entry) => entry.phrasings.length > 3)
      ? [fewerPhrasings(task, 3), fewerPhrasings(task, 0)]
      : [];
    const small = Math.min(1, 20 / task.entries.length);
    return [task, ...plain].flatMap((one, at) => [
      one,
      leaveOut(one, 0.5, 11 + at),
      leaveOut(one, 0.5, 23 + at),
      leaveOut(one, small, 37 + at),
      leaveOut(one, small / 2, 41 + at),
    ]);
  });
}

interface Pool {
  readonly set: string;
  readonly seen: readonly Seen[];
  /** How much all of it counts. */
  readonly weight: number;
}

function pools(sets: readonly (readonly Task[])[], chatter: readonly string[]): readonly Pool[] {
  return sets.flatMap((tasks) => {
    const set = tasks[0]?.set ?? "";
    const others = sets.filter((other) => other !== tasks).flat();
    const inside = variants(tasks).flatMap((task, at) => look(task, 400, at));
    // Another project's questions, and a channel's chatter, are to be met with silence.
    const foreign = tasks.flatMap((task, at) => {
      const texts = shuffled(
        others.flatMap((other) => other.queries.map((query) => query.text)),
        random(at + 5),
      );
      return look({ ...task, queries: silent(texts.slice(0, 600)) }, 600, at);
    });
    const ambient = set.startsWith("ubuntu")
      ? []
      : tasks.flatMap((task, at) =>
          look({ ...task, queries: silent(shuffled(chatter, random(at + 9)).slice(0, 3000)) }, 3000, at),
        );
    return [
      { set, seen: inside, weight: set.startsWith("ubuntu") ? 0.3 : 1 },
      { set, seen: foreign, weight: 0.5 },
      { set, seen: ambient, weight: ambientWeight },
    ];
  });
}

function train(data: readonly Pool[]): Weights {
  const choices: Choices[] = data.flatMap(({ seen, weight }) =>
    seen
      .filter((one) => one.described.some((each) => isRight(one, each)))
      .map((one) => ({
        rows: one.described.map((each) => ranking.map((name) => each.features[name])),
        right: one.described.map((each) => isRight(one, each)),
        weight: weight / seen.length,
      })),
  );
  const order = fitRank(choices, ranking.length, 0.0005);
  const named = Object.fromEntries(ranking.map((name, at) => [name, order[at] ?? 0]));
  const draft: Weights = { rank: named, sure: {}, bias: 0 };
  const judged: Judged[] = data.flatMap(({ seen, weight }) =>
    seen.flatMap((one) =>
      rank(one.described, draft)
        .slice(0, 2)
        .map((each, at) => {
          const shown: Readonly<Record<string, number>> = { ...evidence(each) };
          return {
            row: certainty.map((name) => shown[name] ?? 0),
            right: isRight(one, each.described),
            weight:
              (weight / seen.length) * (at === 0 ? 1 : 0.2) * (isRight(one, each.described) ? 1 : caution),
          };
        }),
    ),
  );
  const sure = fitSure(judged, certainty.length, 0.0001);
  return {
    rank: round(named),
    sure: round(Object.fromEntries(certainty.map((name, at) => [name, sure[at] ?? 0]))),
    bias: Math.round((sure[certainty.length] ?? 0) * 1e4) / 1e4,
  };
}

const round = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Math.round(value * 1e4) / 1e4]));
const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 1e4) / 1e4);

/** One object a set: how often the first is right, and what happens at the shipped thresholds. */
function judge(seen: readonly Seen[], weights: Weights): Record<string, unknown> {
  const out = seen.map((one) => {
    const first = rank(one.described, weights)[0];
    return {
      p: first ? probability(first, weights) : 0,
      right: first !== undefined && isRight(one, first.described),
      answerable: one.query.relevant.length > 0,
    };
  });
  const answerable = out.filter((one) => one.answerable).length;
  const at = thresholds.map((threshold) => {
    const said = out.filter((one) => one.p >= threshold);
    const good = said.filter((one) => one.right).length;
    return [
      `at ${threshold}`,
      { said: said.length, precision: share(good, said.length), coverage: share(good, answerable) },
    ];
  });
  let good = 0;
  let coverage95 = 0;
  [...out]
    .sort((a, b) => b.p - a.p)
    .forEach((one, index) => {
      good += one.right ? 1 : 0;
      if (good / (index + 1) >= 0.95) coverage95 = good / answerable;
    });
  return {
    queries: out.length,
    silent: out.length - answerable,
    p1: share(out.filter((one) => one.right).length, answerable),
    coverage95: Math.round(coverage95 * 1e3) / 1e3,
    ...Object.fromEntries(at),
  };
}

const { values } = parseArgs({
  options: {
    set: { type: "string", multiple: true, default: [] },
    chatter: { type: "string" },
    judge: { type: "string" },
    write: { type: "string" },
    worst: { type: "boolean", default: false },
  },
});
const sets = values.set.map(readSet);
if (sets.length < 2) {
  console.error("Give at least two sets: each is judged with weights trained on the others.");
  process.exit(2);
}
const all = pools(sets, values.chatter ? readChatter(values.chatter) : []);
const ambient = values.judge ? readChatter(values.judge) : [];

for (const tasks of sets) {
  const set = tasks[0]?.set ?? "";
  const weights = train(all.filter((pool) => pool.set !== set));
  const print = (what: string, seen: readonly Seen[]) =>
    console.log(JSON.stringify({ set, what, ...judge(seen, weights) }));
  print(
    "as it is",
    tasks.flatMap((task) => look(task, Infinity, 1)),
  );
  print(
    "half left out",
    tasks.flatMap((task) => [1, 2].flatMap((seed) => look(leaveOut(task, 0.5, 100 + seed), Infinity, 1))),
  );
  print(
    "20 entries",
    tasks.flatMap((task) =>
      [1, 2, 3].flatMap((seed) =>
        look(leaveOut(task, Math.min(1, 20 / task.entries.length), 200 + seed), Infinity, 1),
      ),
    ),
  );
  if (values.worst)
    worst(
      tasks.flatMap((task) => look(leaveOut(task, 0.5, 101), Infinity, 1)),
      weights,
    );
  if (ambient.length > 0) {
    const seen = tasks.flatMap((task) => look({ ...task, queries: silent(ambient) }, Infinity, 1));
    print("chatter", seen);
    if (values.worst) worst(seen, weights);
  }
}
if (values.write) {
  const weights = train(all);
  writeFileSync(values.write, `${JSON.stringify(weights, null, 2)}\n`);
  console.log(JSON.stringify({ written: values.write }));
}

/** The surest wrong answers, to be looked at by hand. */
function worst(seen: readonly Seen[], weights: Weights): void {
  const wrong = seen
    .flatMap((one) => {
      const first = rank(one.described, weights)[0];
      if (!first || isRight(one, first.described)) return [];
      return [
        {
          p: probability(first, weights),
          said: one.query.text,
          entry: first.described.nearest?.text,
        },
      ];
    })
    .sort((a, b) => b.p - a.p);
  for (const one of wrong.slice(0, 8)) console.log(JSON.stringify(one));
}
