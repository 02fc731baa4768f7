/** Trains the three judges of a question: when it is said, after its window, and whether it is still unanswered then. */
import { askingSize } from "../../../src/conversation/link/evidence.ts";
import { laterSize } from "../../../src/conversation/link/later.ts";
import {
  type FollowFile,
  type FollowModel,
  type Odds,
  oddsOf,
} from "../../../src/conversation/link/model.ts";
import { type BoostOptions, binOf, boost, edgesOf, yesNoSlope } from "./boost.ts";
import { type Labels, questionsByLine, undecided } from "./labels.ts";
import type { AnnotatedLog } from "./logs.ts";
import { followLog } from "./run.ts";
import { add, alertsOf, rates, tally } from "./score.ts";

type JudgeFile = FollowFile["asks"];

/** A row and what people's links say of it. */
export interface Example {
  readonly row: Float32Array;
  readonly question: boolean;
  readonly unanswered: boolean;
  /** 0: neither right nor wrong. */
  readonly weight: number;
  /** For the judge of unanswered questions: said to somebody by name counts nothing. */
  readonly alertWeight: number;
}

/** An example from a log. */
interface Found extends Example {
  readonly line: number;
}

const window = 600;

/** The examples of one log. */
function examplesOf(log: AnnotatedLog, labels: Labels, model: FollowModel): readonly Found[] {
  const byLine = questionsByLine(labels);
  const ignored = undecided(log, labels);
  const end = log.lines.filter((line) => line.gold).at(-1)?.t ?? 0;
  return followLog(log, model, window).judged.flatMap(({ line, row }): readonly Found[] => {
    const said = log.lines[line];
    if (!said?.gold) return [];
    const question = byLine.get(line);
    const unanswered = question !== undefined && (question.delay === null || question.delay > window);
    const doubtful = question?.directed === true || end - said.t < window;
    const weight = question === undefined && ignored(line) ? 0 : 1;
    const alertWeight = doubtful ? 0 : weight;
    return [{ line, row, question: question !== undefined, unanswered, weight, alertWeight }];
  });
}

const options: Omit<BoostOptions, "trees" | "rate" | "seed"> = {
  depth: 4,
  rowShare: 0.6,
  columnShare: 0.4,
  lambda: 3,
  minHessian: 4,
};

/** What a judge is to tell. */
interface Task extends Pick<BoostOptions, "trees" | "rate" | "seed"> {
  readonly size: number;
  readonly right: (one: Example) => boolean;
  readonly weight: (one: Example) => number;
}

const request = {
  trees: 160,
  rate: 0.06,
  right: (one: Example) => one.question,
  weight: (one: Example) => one.weight,
} as const;

const tasks = {
  asks: { ...request, size: askingSize, seed: 21 },
  later: { ...request, size: laterSize, seed: 22 },
  /** In smaller steps: it has the fewest examples, and less is left to chance. */
  unanswered: {
    trees: 320,
    rate: 0.03,
    right: (one) => one.unanswered,
    weight: (one) => one.alertWeight,
    size: laterSize,
    seed: 23,
  },
} as const satisfies Record<string, Task>;

function fit(examples: readonly Example[], { size, right, weight, trees, rate, seed }: Task): JudgeFile {
  const used = examples.filter((one) => weight(one) > 0);
  const yes = Uint8Array.from(used, (one) => (right(one) ? 1 : 0));
  const edges = Array.from({ length: size }, (_, column) =>
    edgesOf(Float32Array.from(used, ({ row }) => row[column] ?? 0)),
  );
  const columns = edges.map((edge, column) =>
    Uint8Array.from(used, ({ row }) => binOf(edge, row[column] ?? 0)),
  );
  const groups = Int32Array.from({ length: used.length + 1 }, (_, at) => at);
  const file = boost(
    { columns, edges, rows: used.length, groups },
    yesNoSlope(yes, Float32Array.from(used, weight)),
    { ...options, trees, rate, seed },
  );
  return { bias: 0, trees: file };
}

/** Thresholds that are tried, in hundredths. */
const tried = Array.from({ length: 21 }, (_, at) => 30 + 2 * at);

/** Points of F that may be lost for fewer missed: one question too many is better than one that nobody hears of. */
const leeway = 0.5;

/** The judges, and from which share on a question is unanswered. */
export type Judges = Pick<FollowFile, "asks" | "later" | "unanswered"> & { readonly threshold: number };

/**
 * @param modelOf the model for a log, its links not learned from it
 * @param feedback examples from the bot's own life
 */
export function trainQuestions(
  logs: readonly AnnotatedLog[],
  labels: readonly Labels[],
  modelOf: (log: number) => FollowModel,
  say: (text: string) => void,
  feedback: readonly Example[] = [],
): Judges {
  const gather = (asks: readonly Odds[]): readonly (readonly Found[])[] =>
    logs.map((log, at) => {
      const model = modelOf(at);
      const judge = asks[at % 2] ?? model.asks;
      return examplesOf(log, labels[at] as Labels, { ...model, asks: judge });
    });
  /** Judges of each half of the logs, learned from the other half. */
  const halves = (examples: readonly (readonly Example[])[], task: Task): readonly Odds[] =>
    [0, 1].map((which) => oddsOf(fit(examples.filter((_, at) => at % 2 !== which).flat(), task)));

  const judges = halves(gather([]), tasks.asks);
  say("questions: first round done");
  const late = gather(judges);
  const all = [...late.flat(), ...feedback];
  say(`questions: ${all.length} lines, ${all.filter((one) => one.question).length} of them questions`);

  const odds = halves(late, tasks.unanswered);
  const threshold = bestThreshold(logs, labels, (at) =>
    (late[at] ?? []).map(({ line, row }) => ({ line, share: odds[at % 2]?.(row) ?? 0 })),
  );
  say(`unanswered from ${threshold} on`);
  return {
    asks: fit(all, tasks.asks),
    later: fit(all, tasks.later),
    unanswered: fit(all, tasks.unanswered),
    threshold,
  };
}

/** The lowest threshold by which F is about best over logs that judges did not learn from. */
function bestThreshold(
  logs: readonly AnnotatedLog[],
  labels: readonly Labels[],
  sharesOf: (log: number) => readonly { readonly line: number; readonly share: number }[],
): number {
  const shares = logs.map((_, at) => sharesOf(at));
  const f = tried.map((least) => {
    const sum = tally();
    for (const [at, log] of logs.entries()) {
      const raised = (shares[at] ?? []).filter(({ share }) => share >= least / 100);
      const found = alertsOf(
        log,
        raised.map(({ line }) => line),
        labels[at] as Labels,
        window,
      );
      add(sum, { hit: found.hit.length, wrong: found.wrong.length, missed: found.missed.length });
    }
    return rates(sum).f;
  });
  const enough = Math.max(...f) - leeway;
  return (tried[f.findIndex((one) => one >= enough)] ?? 50) / 100;
}
