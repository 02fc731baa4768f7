import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Entry } from "../../src/faq/entry.ts";
import { createIndex } from "../../src/faq/search.ts";
import { createLogger } from "../../src/log.ts";
import { jsonReport } from "../../src/replay/json.ts";
import { readLog } from "../../src/replay/log-file.ts";
import { replayLogs } from "../../src/replay/replay.ts";
import type { ReplayReport } from "../../src/replay/report.ts";
import { summaryOf } from "../../src/replay/summary.ts";
import { span, textReport } from "../../src/replay/text.ts";
import { schema } from "../../src/settings.ts";

const recorded = join(import.meta.dirname, "..", "recorded", "logs");
const samples: Readonly<Record<string, readonly string[]>> = {
  irssi: ["irssi/#project.log"],
  WeeChat: ["weechat/irc.libera.#project.weechatlog"],
  ZNC: ["znc/#project/2009-02-24.log", "znc/#project/2009-02-23.log"],
  plain: ["plain/2009-02-23-#project.txt"],
  "JSON Lines": ["json-lines/2009-02-23_23.jsonl"],
};

const settings = schema.parse({
  networks: [{ type: "irc", name: "libera", host: "irc.example.org", channels: ["#project"] }],
  areas: { tests: { words: ["tests"], maintainers: ["zoe"], patience: "15m" } },
  people: {
    alice: { accounts: ["libera:alice"] },
    zoe: { accounts: ["matrix:@zoe:example.org"] },
  },
});

const tests: Entry = {
  id: "failing-tests",
  question: "Why do the tests fail on my laptop after an update?",
  phrasings: ["does anyone know why the tests fail on my laptop after the update?"],
  answer: "Remove the cache first.",
  areas: [],
  channels: [],
  source: "faq.md:1",
};

function run(files: readonly string[], entries: readonly Entry[] = []): ReplayReport {
  const errors: string[] = [];
  const report = replayLogs({
    logs: files.map((file) => readLog(join(recorded, file))),
    settings,
    faq: createIndex(entries),
    network: "libera",
    channel: "#project",
    zone: "UTC",
    log: createLogger("warn", { write: (line: string) => errors.push(line) }),
  });
  assert.deepEqual(errors, []);
  return report;
}

for (const [name, files] of Object.entries(samples))
  test(`the same evening, as ${name} logs it`, () => {
    const report = run(files);
    assert.deepEqual([...new Set(report.files.map((file) => file.format))], [name]);
    assert.equal(report.files.flatMap((file) => file.malformed).length, 0);

    const [docs, failing, ...others] = report.questions;
    assert.deepEqual(others, []);
    assert.equal(docs?.asker, "carol");
    assert.equal(docs?.channel, "#project");
    assert.equal(docs?.answeredBy, "alice");
    assert.equal(Math.round((docs?.answeredAfter ?? 0) / 60_000), 1);
    assert.equal(failing?.asker, "dave");
    assert.equal(new Date(failing?.at ?? 0).toISOString(), "2009-02-23T23:58:00.000Z");
    assert.equal(failing?.area, "tests");
    assert.equal(failing?.answeredBy, undefined);
    assert.deepEqual(failing?.routed[0], { to: "zoe", at: Date.UTC(2009, 1, 24, 0, 8), after: 600_000 });

    assert.deepEqual(
      report.kudos.map(({ from, to }) => [from, to]),
      [["carol", "alice"]],
    );
    const newcomers = report.newcomers.map((one) => one.name);
    assert.ok(newcomers.includes("carol") && newcomers.includes("dave"), newcomers.join());
    assert.ok(!newcomers.includes("alice"), "a maintainer is no newcomer");
    assert.equal(report.newcomers.find((one) => one.name === "carol")?.asked, true);
    assert.equal(report.newcomers.find((one) => one.name === "bob")?.asked, false);

    assert.equal(report.people, 4, "buildbot only sent a notice");
    const line = files.length === 1 ? failing?.line : undefined;
    if (line !== undefined)
      assert.match(
        readLog(join(recorded, files[0] ?? "")).lines.find(({ number }) => number === line)?.line.kind ?? "",
        /said/,
      );
  });

test("an FAQ answer is told with its line and its confidence, and answers the question", () => {
  const report = run(samples["irssi"] ?? [], [tests]);
  const [answer] = report.answers;
  assert.equal(report.answers.length, 1);
  assert.equal(answer?.entry, "failing-tests");
  assert.equal(answer?.to, "dave");
  assert.equal(answer?.line, 9);
  assert.ok((answer?.confidence ?? 0) >= settings.answers.threshold);
  assert.equal(summaryOf(report).answeredByFaq, 1);
  assert.deepEqual(report.questions[1]?.routed, []);
});

test("replaying the same log twice at once counts it once", () => {
  const once = summaryOf(run(samples["irssi"] ?? []));
  const twice = summaryOf(run([...(samples["irssi"] ?? []), ...(samples["irssi"] ?? [])]));
  assert.equal(twice.questions, once.questions);
  assert.equal(twice.kudos, once.kudos);
});

test("the text says the numbers first, caps its lists and names the malformed lines", () => {
  const report = run(samples["plain"] ?? []);
  const [kudos] = report.kudos;
  assert.ok(kudos);
  const [file] = report.files;
  assert.ok(file);
  const many: ReplayReport = {
    ...report,
    kudos: Array.from({ length: 25 }, () => kudos),
    files: [{ ...file, malformed: [{ line: 7, text: "garbage" }] }],
  };
  const short = textReport(many, { all: false });
  assert.match(short, /^.*2009-02-23-#project\.txt: 23 Feb 2009 23:50 to 24 Feb 2009 00:31 \(UTC\)\n/);
  assert.match(short, /\n {2}Questions +2\n/);
  assert.match(short, /\n {2}Questions routed +1 {3}to zoe 1/);
  assert.match(short, /\nKudos \(25\)\n/);
  assert.match(short, /and 15 more \(--all shows them\)/);
  assert.match(short, /1 line left out as no plain log writes such:\n +7: garbage/);
  const all = textReport(many, { all: true });
  assert.doesNotMatch(all, /--all/);
  assert.equal(all.match(/carol → alice/g)?.length, 25);
});

test("what a timer would have made it say has no line, and no signs of Markdown", () => {
  const [file] = run(samples["plain"] ?? []).files;
  assert.ok(file);
  const at = Date.UTC(2009, 1, 23, 23, 55);
  const said = { file: file.path, line: 0, at, channel: "zoe", to: "zoe", private: true };
  const text = textReport(
    {
      ...run(samples["plain"] ?? []),
      other: [{ ...said, text: "Two wait: **2**: al\\_ice in \\#project" }],
    },
    { all: false },
  );
  assert.match(text, /\n {2}2009-02-23 23:55 {2}to zoe in private\n {6}“Two wait: 2: al_ice in #project”\n/);
});

test("the JSON is one object a line, the summary first", () => {
  const report = run(samples["irssi"] ?? [], [tests]);
  const rows = jsonReport(report)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.equal(rows[0]?.["type"], "summary");
  assert.equal(rows[0]?.["questions"], 2);
  const question = rows.find((row) => row["type"] === "question" && row["asker"] === "carol");
  assert.equal(question?.["answeredBy"], "alice");
  assert.equal(question?.["answeredAfter"], 50);
  assert.equal(question?.["at"], "2009-02-23T23:50:10.000Z");
  const answer = rows.find((row) => row["type"] === "answer");
  assert.equal(answer?.["entry"], "failing-tests");
  assert.equal(answer?.["line"], 9);
});

test("spans are told as people say them", () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, "under a minute"],
    [50, "50 s"],
    [60, "1 min"],
    [3600, "1 h"],
    [12_000, "3 h 20 min"],
    [200_000, "2 d 7 h"],
  ];
  for (const [seconds, expected] of cases) assert.equal(span(seconds), expected);
});

const named = process.env["PORCHLIGHT_CHAT_LOGS"];
const chat = named ?? join(import.meta.dirname, "..", "..", "..", "shared", "data", "chat", "logs");
const absent = existsSync(chat) ? false : "no folder of chat logs; PORCHLIGHT_CHAT_LOGS names one";

/** The whole collection takes minutes: it is read where the variable asks for it, else one log in ten. */
const every = named === undefined ? 10 : 1;

test("real logs are replayed without an error", { skip: absent, timeout: 20 * 60_000 }, () => {
  const files = readdirSync(chat, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .filter((_, index) => index % every === 0);
  assert.ok(files.length > 0);
  for (const name of files) {
    const errors: string[] = [];
    const report = replayLogs({
      logs: [readLog(join(chat, name))],
      settings,
      faq: createIndex([tests]),
      network: "libera",
      channel: "#project",
      zone: "UTC",
      log: createLogger("warn", { write: (line: string) => errors.push(line) }),
    });
    assert.deepEqual(errors, [], name);
    const summary = summaryOf(report);
    assert.equal(summary.malformed, 0, name);
    assert.ok(summary.messages > 0, name);
    const { answeredByPeople, answeredByFaq, withdrawn, waiting } = summary;
    assert.equal(answeredByPeople + answeredByFaq + withdrawn + waiting, summary.questions, name);
    assert.ok(textReport(report, { all: true }).includes("Questions"), name);
  }
});
