/**
 * Follows logs as if live, with the product's own code, and writes what it decided:
 *
 *     npm run bench:follow -- --logs DIR --out DIR [--labels DIR] [--window MINUTES] [--network irc|slack] [--as-slack] [--weights FILE]
 *     npm run bench:follow -- --logs DIR --labels DIR --whole [--verbose] [--every N] [--window MINUTES] [--as-slack]
 *     npm run bench:follow -- --logs DIR --words FILE [--every N]
 *
 * With --words it counts how often askers were done when they said so, and writes that to FILE. With --whole the logs go through the whole bot instead, and what counts is what a maintainer is asked about.
 * With --as-slack an IRC log is read as Slack would have kept it. Formats, figures and goals: docs/following.md.
 */
import { accessSync, constants, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readFollowModel } from "../../src/conversation/link/model.ts";
import { createRanker } from "../../src/conversation/link/ranker.ts";
import { followWeights } from "../../src/paths.ts";
import { asSlack } from "./follow/as-slack.ts";
import { readLabels } from "./follow/labels.ts";
import { readLogs } from "./follow/logs.ts";
import { jsonLines, predictionsOf } from "./follow/predictions.ts";
import { followLog } from "./follow/run.ts";
import { noScores, rates, score } from "./follow/score.ts";
import { type Counted, runWhole, sum } from "./follow/whole.ts";
import { counted, least } from "./follow/words.ts";

const usage = `usage: npm run bench:follow -- --logs DIR --out DIR [--labels DIR] [--window MINUTES] [--network irc|slack] [--as-slack] [--weights FILE]
       npm run bench:follow -- --logs DIR --labels DIR --whole [--verbose] [--every N] [--window MINUTES] [--as-slack]
       npm run bench:follow -- --logs DIR --words FILE [--every N]`;

function fail(why: string): never {
  process.stderr.write(`bench:follow: ${why}\n${usage}\n`);
  process.exit(2);
}

function readFlags() {
  try {
    return parseArgs({
      options: {
        logs: { type: "string" },
        out: { type: "string" },
        labels: { type: "string" },
        window: { type: "string", default: "10" },
        network: { type: "string", default: "irc" },
        "as-slack": { type: "boolean", default: false },
        weights: { type: "string" },
        words: { type: "string" },
        whole: { type: "boolean", default: false },
        verbose: { type: "boolean", default: false },
        every: { type: "string", default: "1" },
      },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const flags = readFlags();
const { logs: folder, out } = flags;
if (folder === undefined) fail("--logs is needed");
const window = Number(flags.window) * 60;
if (!(window > 0)) fail(`--window ${flags.window} is no number of minutes`);
if (flags.network !== "irc" && flags.network !== "slack")
  fail(`--network ${flags.network} is neither irc nor slack`);
const every = Number(flags.every);
if (!Number.isInteger(every) || every < 1) fail(`--every ${flags.every} is no whole number from 1 on`);

function logsIn(path: string): ReturnType<typeof readLogs> {
  try {
    return readLogs(path);
  } catch (error) {
    return fail(
      `the logs in ${path} can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Step by step: to make them all at once never ends where none can be made, as below /proc. */
function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = resolve(path); !existsSync(at); at = dirname(at)) missing.unshift(at);
  try {
    for (const one of missing) mkdirSync(one);
    accessSync(path, constants.W_OK);
    if (!statSync(path).isDirectory()) throw new Error("it is a file");
  } catch (error) {
    fail(`nothing can be written to ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function withLabels<Made>(name: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    return fail(
      `the labels of ${name} can't be used: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const three = (of: Parameters<typeof rates>[0]): string => {
  const { precision, recall, f } = rates(of);
  return `P ${precision.toFixed(1)}  R ${recall.toFixed(1)}  F ${f.toFixed(1)}`;
};

const all = flags["as-slack"] ? logsIn(folder).map(asSlack) : logsIn(folder);
const logs = all.filter((_, at) => at % every === every - 1);
if (logs.length === 0) fail(`no .jsonl file in ${folder}`);
if (flags.words !== undefined) {
  const words = counted(logs);
  makeFolder(dirname(flags.words));
  writeFileSync(flags.words, `${JSON.stringify(words, null, 2)}\n`);
  for (const [word, share] of Object.entries(words)) {
    const percent = (part: number): string => `${(100 * part).toFixed(0)} %`;
    const right = percent(share.right / Math.max(1, share.of));
    say(`${word.padEnd(15)} ${share.right} of ${share.of}, ${right}, at least ${percent(least(share))}`);
  }
  process.exit(0);
}
if (flags.whole) {
  const { labels } = flags;
  if (labels === undefined) fail("--whole needs --labels");
  const done = logs.map((log) =>
    runWhole(
      log,
      withLabels(log.name, () => readLabels(labels, log.name)),
      window,
    ),
  );
  if (flags.verbose) for (const line of done.flatMap(({ told }) => told)) say(line);
  const { opened, raised } = sum(done);
  const counted = (of: Counted): string =>
    `${three(of)}   ${of.hit} right, ${of.wrong} false, ${of.missed} missed`;
  say(`${logs.length} logs through the whole bot`);
  say(`questions opened       ${counted(opened)}`);
  say(`raised at ${flags.window} min       ${counted(raised)}`);
  process.exit(0);
}
if (out === undefined) fail("--out is needed");
makeFolder(out);
const model = readFollowModel(flags.weights ?? followWeights);
const ranker = createRanker(model.link);
const scores = noScores();
let messages = 0;
let took = 0;
for (const log of logs) {
  const followed = followLog(log, model, window, ranker);
  const made = predictionsOf(log, followed, model);
  writeFileSync(join(out, `${log.name}.jsonl`), jsonLines(made));
  messages += followed.messages;
  took += followed.took;
  if (flags.labels === undefined) continue;
  const { labels } = flags;
  withLabels(log.name, () => score(log, made, labels, window, scores));
}
// A bot runs for weeks: what it costs once the engine has compiled what is used often is the cost.
const warm = logs.reduce((sum, log) => sum + followLog(log, model, window, ranker).took, 0);
const each = (all: number): string => (all / Math.max(1, messages)).toFixed(3);
say(
  `${logs.length} logs, ${messages} messages, ${each(warm)} ms of processor time a message; ${each(took)} from the start, compiling included`,
);
if (flags.labels !== undefined) {
  const percent = ({ right, all }: { right: number; all: number }): string =>
    `${((100 * right) / Math.max(1, all)).toFixed(1)} % of ${all}`;
  say(`reply links            ${three(scores.links)}`);
  say(
    `conversations exact    ${three(scores.exact)}   1-1 ${((100 * scores.matched.same) / Math.max(1, scores.matched.all)).toFixed(1)}`,
  );
  say(`questions              ${three(scores.questions)}`);
  say(`unanswered at ${flags.window} min   ${three(scores.alerts)}`);
  say(`first helper           ${percent(scores.credit)}`);
  say(`helpers as a set       ${three(scores.helpers)}`);
  say(`thanks                 ${percent(scores.thanks)}, without a nick ${percent(scores.plainThanks)}`);
}
