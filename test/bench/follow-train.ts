/**
 * Trains the weights of following from annotated logs and writes data/follow-weights.json:
 *
 *     npm run train:follow -- --logs DIR --labels DIR [--like GROUP,…] [--with-feedback DATABASE] [--only questions] [--out FILE]
 *
 * The same logs give the same file. People link in different manners: lines are to be linked as in the
 * logs NAME.GROUP.jsonl of the groups after --like. Data and what each step brings: docs/following.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { byRule } from "../../src/conversation/link/by-rule.ts";
import { contentWords } from "../../src/conversation/link/marks.ts";
import {
  type FollowFile,
  type FollowModel,
  fileSchema,
  modelOf,
  rarityOf,
} from "../../src/conversation/link/model.ts";
import { treesOf } from "../../src/conversation/link/trees.ts";
import { followWeights } from "../../src/paths.ts";
import { feedbackExamples } from "./follow/feedback.ts";
import { readLabels } from "./follow/labels.ts";
import { type AnnotatedLog, readLogs } from "./follow/logs.ts";
import { trainQuick, trainTrees } from "./follow/train-link.ts";
import { trainQuestions } from "./follow/train-question.ts";
import { end, orEnd } from "./or-end.ts";

const { values: flags } = parseArgs({
  options: {
    logs: { type: "string" },
    labels: { type: "string" },
    like: { type: "string" },
    "with-feedback": { type: "string" },
    only: { type: "string" },
    out: { type: "string", default: followWeights },
  },
});
const { logs: folder, labels: labelsFolder } = flags;
if (folder === undefined || labelsFolder === undefined)
  end(
    "usage: npm run train:follow -- --logs DIR --labels DIR [--like GROUP,…] [--with-feedback DATABASE] [--only questions] [--out FILE]",
  );

/** All of it, before minutes are spent on training. */
const { logs, labels } = orEnd("train:follow", () => {
  const read = readLogs(folder);
  return { logs: read, labels: read.map(({ name }) => readLabels(labelsFolder, name)) };
});

const begun = Date.now();
const say = (text: string): void => {
  process.stdout.write(`${((Date.now() - begun) / 1000).toFixed(0)} s  ${text}\n`);
};

/** More likely than not. */
const chosen = { asks: 0.5, later: 0.5, helper: 0.5, helpers: 0.5 } as const;

/** Rarer words are as rare as any. */
const counted = 8;

function countWords(logs: readonly AnnotatedLog[]): FollowFile["words"] {
  const counts = new Map<string, number>();
  let lines = 0;
  for (const log of logs)
    for (const { type, text } of log.lines) {
      if (type !== "message") continue;
      lines++;
      for (const word of contentWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  const kept = [...counts].filter(([, count]) => count >= counted).sort(([a], [b]) => (a < b ? -1 : 1));
  return { lines, counts: Object.fromEntries(kept) };
}

const groups = flags.like?.split(",");
const alike = (log: number): boolean =>
  groups?.some((group) => logs[log]?.name.endsWith(`.${group}`)) ?? true;
const like = logs.filter((_, at) => alike(at)).length;
if (logs.length === 0) end(`train:follow: no .jsonl file in ${folder}`);
if (like === 0) end(`train:follow: no log is called NAME.GROUP.jsonl with a group of ${flags.like}`);
say(`${logs.length} logs, ${like} of them in the manner in which lines are to be linked`);
const old: FollowFile | undefined =
  flags.only === "questions" ? fileSchema.parse(JSON.parse(readFileSync(flags.out, "utf8"))) : undefined;
const words = old?.words ?? countWords(logs);
const rarity = rarityOf(words);
const quick = old ? Float32Array.from(old.quick) : trainQuick(logs, rarity, 2, say);
// Questions are learned on links by trees that did not see the log.
const { trees, halves } = old
  ? { trees: old.trees, halves: [old.trees] }
  : trainTrees(logs, rarity, quick, alike, say);
const models = halves.map(
  (half): FollowModel => ({ ...byRule, rarity, link: { quick, closer: treesOf(half), opening: 0 } }),
);
const feedback =
  flags["with-feedback"] === undefined
    ? []
    : feedbackExamples(flags["with-feedback"], old ? modelOf(old) : (models[0] ?? byRule), 600);
if (feedback.length > 0) say(`${feedback.length} judgements from the bot's own channels`);
const { threshold, ...judges } = trainQuestions(
  logs,
  labels,
  (at) => models[at % models.length] ?? byRule,
  say,
  feedback,
);
const file: FollowFile = {
  quick: [...quick].map((weight) => Number(weight.toFixed(4))),
  opening: old?.opening ?? 0,
  trees,
  ...judges,
  thresholds: { ...chosen, unanswered: threshold },
  words,
};
writeFileSync(flags.out, `${JSON.stringify(file)}\n`);
say(`written to ${flags.out}`);
