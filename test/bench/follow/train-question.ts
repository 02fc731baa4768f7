/** Trains the three judges of a question: when it is said, after its window, and whether it is still unanswered then. */
import { askingSize } from "../../../src/conversation/link/evidence.ts";
import { laterSize } from "../../../src/conversation/link/later.ts";
import { type FollowFile, type FollowModel, oddsOf } from "../../../src/conversation/link/model.ts";
import { type BoostOptions, binOf, boost, edgesOf, yesNoSlope } from "./boost.ts";
import { questionsByLine, readLabels, undecided } from "./labels.ts";
import type { AnnotatedLog } from "./logs.ts";
import { followLog } from "./run.ts";

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

const window = 600;

/** The examples of one log. */
export function examplesOf(log: AnnotatedLog, labelsFolder: string, model: FollowModel): readonly Example[] {
  const labels = readLabels(labelsFolder, log.name);
  const byLine = questionsByLine(labels);
  const ignored = undecided(log, labels);
  const end = log.lines.filter((line) => line.gold).at(-1)?.t ?? 0;
  return followLog(log, model, window).judged.flatMap(({ line, row }): readonly Example[] => {
    const said = log.lines[line];
    if (!said?.gold) return [];
    const question = byLine.get(line);
    const unanswered = question !== undefined && (question.delay === null || question.delay > window);
    const doubtful = question?.directed === true || end - said.t < window;
    const weight = question === undefined && ignored(line) ? 0 : 1;
    return [
      { row, question: question !== undefined, unanswered, weight, alertWeight: doubtful ? 0 : weight },
    ];
  });
}

const options: Omit<BoostOptions, "trees" | "seed"> = {
  depth: 4,
  rate: 0.06,
  rowShare: 0.6,
  columnShare: 0.4,
  lambda: 3,
  minHessian: 4,
};

function fit(
  examples: readonly Example[],
  size: number,
  right: (one: Example) => boolean,
  weight: (one: Example) => number,
  trees: number,
  seed: number,
): JudgeFile {
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
    { ...options, trees, seed },
  );
  return { bias: 0, trees: file };
}

const fitAsks = (examples: readonly Example[], seed: number): JudgeFile =>
  fit(
    examples,
    askingSize,
    (one) => one.question,
    (one) => one.weight,
    160,
    seed,
  );

/**
 * @param modelOf the model for a log, its links not learned from it
 * @param feedback examples from the bot's own life
 */
export function trainQuestions(
  logs: readonly AnnotatedLog[],
  labelsFolder: string,
  modelOf: (log: number) => FollowModel,
  say: (text: string) => void,
  feedback: readonly Example[] = [],
): Pick<FollowFile, "asks" | "later" | "unanswered"> {
  const gather = (asks: readonly FollowModel["asks"][]): readonly Example[][] =>
    logs.map((log, at) => {
      const model = modelOf(at);
      return [...examplesOf(log, labelsFolder, { ...model, asks: asks[at % 2] ?? model.asks })];
    });
  const half = (examples: readonly (readonly Example[])[], which: number): readonly Example[] =>
    examples.filter((_, at) => at % 2 !== which).flat();

  const early = gather([]);
  const judges = [0, 1].map((which) => oddsOf(fitAsks(half(early, which), 11 + which)));
  say("questions: first round done");
  const late = gather(judges);
  const all = [...late.flat(), ...feedback];
  say(`questions: ${all.length} lines, ${all.filter((one) => one.question).length} of them questions`);
  return {
    asks: fitAsks(all, 21),
    later: fit(
      all,
      laterSize,
      (one) => one.question,
      (one) => one.weight,
      160,
      22,
    ),
    unanswered: fit(
      all,
      laterSize,
      (one) => one.unanswered,
      (one) => one.alertWeight,
      160,
      23,
    ),
  };
}
