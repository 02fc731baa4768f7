/** Following a real log: nothing is decided by what comes later, and the scorer counts right. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { byRule } from "../../src/conversation/link/by-rule.ts";
import { fileSchema, readFollowModel } from "../../src/conversation/link/model.ts";
import { treesOf, treesSchema } from "../../src/conversation/link/trees.ts";
import { followWeights } from "../../src/paths.ts";
import { asSlack } from "../bench/follow/as-slack.ts";
import { clustersOf, exactly, oneToOne } from "../bench/follow/clusters.ts";
import { readLogFile } from "../bench/follow/logs.ts";
import { jsonLines, predictionsOf } from "../bench/follow/predictions.ts";
import { followLog } from "../bench/follow/run.ts";

const log = readLogFile(join(import.meta.dirname, "../recorded/follow/2004-11-15_03.jsonl"));
const model = readFollowModel(followWeights);

describe("following a log", () => {
  it("decides nothing by what comes later", () => {
    const half = { name: log.name, lines: log.lines.slice(0, 500) };
    const all = followLog(log, model, 600);
    const begun = followLog(half, model, 600);
    for (const [line, parents] of begun.links) assert.deepEqual(parents, all.links.get(line), `line ${line}`);
    const end = half.lines.at(-1)?.t ?? 0;
    const settled = begun.judged.filter(({ placed }) => placed.turn.at + 600 < end);
    assert.ok(settled.length > 20, `${settled.length} questions are judged`);
    for (const { line, judgement } of settled)
      assert.deepEqual(all.judged.find((one) => one.line === line)?.judgement, judgement, `line ${line}`);
  });

  it("links half of all lines to earlier ones, also by rule alone", () => {
    for (const one of [model, byRule]) {
      const { links } = followLog(log, one, 600);
      const later = [...links].filter(([line, parents]) => parents.some((parent) => parent > line));
      assert.deepEqual(later, []);
      const answers = [...links].filter(([line, parents]) => parents.some((parent) => parent < line));
      assert.ok(answers.length > log.lines.length / 2, `${answers.length} of ${log.lines.length}`);
    }
  });

  it("writes one decision a line, of the annotated part only", () => {
    const made = predictionsOf(log, followLog(log, model, 600), model);
    const lines = jsonLines(made).trim().split("\n");
    assert.equal(lines.filter((line) => line.includes("replyTo")).length, log.lines.length);
    assert.ok(made.questions.every((line) => log.lines[line]?.gold));
  });

  it("names as helpers only who surely helped: a higher bar leaves fewer of the same", () => {
    const at = (helpers: number): ReturnType<typeof followLog>["helpers"] =>
      followLog(log, { ...model, thresholds: { ...model.thresholds, helpers } }, 600).helpers;
    const count = (all: ReturnType<typeof at>): number => [...all.values()].flat().length;
    const [many, few] = [at(0.2), at(0.9)];
    assert.ok(count(few) > 5 && count(many) > count(few), `${count(many)} and ${count(few)}`);
    for (const [line, nicks] of few) {
      assert.ok(nicks.every((nick) => many.get(line)?.includes(nick)));
      assert.ok(!nicks.includes(log.lines[line]?.nick ?? ""));
    }
  });

  it("reads an IRC log as Slack would have kept it: the same lines, no joins, names with an @", () => {
    const slack = asSlack(log);
    assert.deepEqual(
      slack.lines.map(({ i, type }) => (type === "message" ? i : -1)),
      log.lines.map(({ i, type }) => (type === "message" ? i : -1)),
    );
    assert.ok(slack.lines.every(({ type, nick }) => type === "message" || nick === ""));
    assert.ok(slack.lines.every(({ t }, at) => t >= (slack.lines[at - 1]?.t ?? 0)));
    assert.ok(new Set(slack.lines.map(({ t }) => t % 60)).size > 10);
    const named = slack.lines.filter(({ text }) => text.startsWith("@"));
    assert.ok(named.length > 100, `${named.length} lines begin with a name`);
    assert.ok(named.every(({ i, text }) => /^\s*@?[^\s,:;>]+[:,]\s/.test(log.lines[i]?.text ?? text)));
  });

  it("falls back to rules when the weights can't be read", () => {
    assert.equal(readFollowModel(join(import.meta.dirname, "nothing.json")), byRule);
    assert.notEqual(model, byRule);
    assert.throws(() => fileSchema.parse({}));
  });

  it("refuses trees that would be walked for ever", () => {
    const round = { roots: [0], feature: [0, -1, -1], value: [0, 1, 2], next: [0, 0, 0] };
    assert.throws(() => treesSchema.parse(round));
    const sums = new Float64Array(2);
    treesOf(treesSchema.parse({ ...round, next: [1, 0, 0] })).add(Float32Array.from([-1, 1]), [0, 1], sums);
    assert.deepEqual([...sums], [1, 2]);
  });
});

describe("the scorer", () => {
  const links = new Map([
    [0, [0]],
    [1, [0]],
    [2, [2]],
    [3, [1]],
    [4, [2]],
  ]);
  it("takes linked lines for one conversation", () => {
    assert.deepEqual(
      clustersOf(links, 0).map((one) => [...one]),
      [
        [0, 1, 3],
        [2, 4],
      ],
    );
  });
  it("matches conversations as well as can be", () => {
    const theirs = [new Set([0, 1]), new Set([2, 3, 4])];
    assert.equal(oneToOne(clustersOf(links, 0), theirs), 4);
    assert.deepEqual(exactly(clustersOf(links, 0), [new Set([0, 1, 3]), new Set([2]), new Set([4])]), {
      hit: 1,
      wrong: 1,
      missed: 0,
    });
  });
});
