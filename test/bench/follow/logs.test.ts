/** Logs of other channels: what they lack, what they have more, and what is wrong is told with its place. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { byRule } from "../../../src/conversation/link/by-rule.ts";
import { readLogFile } from "./logs.ts";
import { predictionsOf } from "./predictions.ts";
import { followLog } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "porchlight-logs-"));
after(() => rmSync(folder, { recursive: true }));

let count = 0;
function file(...lines: readonly unknown[]): string {
  const path = join(folder, `${count++}.jsonl`);
  writeFileSync(
    path,
    lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"),
  );
  return path;
}

const asked = { i: 0, t: 0, nick: "Brenda", type: "message", text: "how do I build the docs?" };

const refused: readonly (readonly [string, readonly unknown[], RegExp])[] = [
  ["no JSON", [asked, "nothing"], /\.jsonl:2 is no JSON object/],
  ["no object", [asked, [1]], /\.jsonl:2: /],
  ["no time", [asked, { nick: "a", type: "message", text: "x" }], /\.jsonl:2, “t”: /],
  ["a time in words", [{ ...asked, t: "soon" }], /\.jsonl:1, “t”: /],
  ["no text", [asked, { t: 1, nick: "a", type: "message" }], /\.jsonl:2 is a message without “text”/],
  ["no nick", [asked, { t: 1, type: "message", text: "x" }], /\.jsonl:2 is a message without “nick”/],
  ["a nick that is none", [{ ...asked, nick: 7 }], /\.jsonl:1, “nick”: /],
  ["two lines of one number", [asked, asked], /two lines have “i” 0/],
];

describe("logs of other channels", () => {
  for (const [what, lines, expected] of refused)
    it(`are refused with file, line and field: ${what}`, () => {
      assert.throws(() => readLogFile(file(...lines)), expected);
    });

  it("may be empty, lack what can be guessed, and have fields of their own", () => {
    assert.deepEqual(readLogFile(file("")).lines, []);
    const { lines } = readLogFile(
      file(
        { t: 0, nick: "a", type: "message", text: "hi", gold: null, reactions: [1] },
        { t: 5, type: "join" },
        { t: 3, nick: "b", type: "action", text: "waves" },
      ),
    );
    assert.deepEqual(
      lines.map(({ i, t, nick }) => [i, t, nick]),
      [
        [0, 0, "a"],
        [1, 5, ""],
        [2, 5, "b"],
      ],
    );
  });

  it("with @names and seconds, and numbers of their own, are followed", () => {
    const said = [
      asked,
      { i: 1, t: 7, nick: "Mark", type: "message", text: "@Brenda run make html, that builds them" },
      { i: 2, t: 12, nick: "Brenda", type: "message", text: "@Mark thanks, that worked" },
      { i: 3, t: 30, nick: "Al", type: "message", text: "@Mark is there a roadmap for next year?" },
    ].map((line) => ({ ...line, i: line.i + 500 }));
    const log = readLogFile(file(...said));
    const made = predictionsOf(log, followLog(log, byRule, 600), byRule);
    assert.deepEqual(made.links.get(501), [500]);
    assert.deepEqual(made.links.get(502), [501]);
    assert.equal(made.credits.get(500), "Mark");
    assert.equal(made.thanks.get(502), "Mark");
  });
});

describe("bench:follow and train:follow", () => {
  const runScript = (script: string, ...args: readonly string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", join(import.meta.dirname, "..", script), ...args], {
      encoding: "utf8",
      timeout: 60_000,
    });
  const run = (...args: readonly string[]) => runScript("follow.ts", ...args);
  const logs = join(folder, "logs");
  mkdirSync(logs);
  writeFileSync(join(logs, "a.jsonl"), JSON.stringify(asked));

  it("says what is wrong in a sentence, and ends", () => {
    writeFileSync(join(folder, "taken"), "");
    for (const [args, expected] of [
      [["--logs", logs, "--out", "/proc/nowhere/out"], /nothing can be written to \/proc\/nowhere\/out/],
      [["--logs", logs, "--out", join(folder, "taken")], /nothing can be written to/],
      [
        ["--logs", logs, "--out", join(folder, "out"), "--labels", join(folder, "none")],
        /the labels of a can't be/,
      ],
      [["--logs", logs, "--out", join(folder, "out"), "--network", "icq"], /neither irc nor slack/],
      [["--logs", logs, "--out", join(folder, "out"), "--louder"], /Unknown option '--louder'/],
    ] as const) {
      const { status, stderr } = run(...args);
      assert.match(stderr, expected);
      assert.equal(status, 2);
      assert.doesNotMatch(stderr, /^ +at /m);
    }
  });

  it("is not trained before all can be read", () => {
    const none = join(folder, "none");
    for (const [args, expected] of [
      [["--logs", none, "--labels", none], /^train:follow: ENOENT/],
      [["--logs", logs, "--labels", none], /^train:follow: ENOENT/],
    ] as const) {
      const { status, stderr } = runScript("follow-train.ts", ...args, "--out", join(folder, "weights.json"));
      assert.match(stderr, expected);
      assert.equal(status, 2);
      assert.doesNotMatch(stderr, /^ +at /m);
    }
  });

  it("follows a log without any annotation", () => {
    const { status, stdout } = run(
      "--logs",
      logs,
      "--out",
      join(folder, "deep", "out"),
      "--network",
      "slack",
    );
    assert.equal(status, 0);
    assert.match(stdout, /^1 logs, 1 messages/);
    assert.match(readFileSync(join(folder, "deep", "out", "a.jsonl"), "utf8"), /"question":0/);
  });
});
