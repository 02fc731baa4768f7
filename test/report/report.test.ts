import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { packageRoot } from "../../src/paths.ts";
import type { Report } from "../../src/report/report.ts";
import { runToEnd } from "../support/program.ts";
import { playCommunity } from "./community.ts";

const folder = mkdtempSync(join(tmpdir(), "porchlight-report-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const config = `community: Lantern
timezone: Europe/Berlin
database: community.db
people: { mia: { accounts: ["net:mia"] }, max: { accounts: ["net:max"] } }
networks: [{ type: irc, name: net, host: irc.example, channels: ["#project"] }]
`;
const period = ["--since", "2026-01-05", "--until", "2026-03-02"];

const report = (...args: readonly string[]) => runToEnd(["report", ...args], { folder });

before(() => {
  writeFileSync(join(folder, "porchlight.yaml"), config);
  playCommunity(join(folder, "community.db"), "<script>alert(1)</script>|x");
});

describe("a community of eight weeks", () => {
  let told: Report;
  before(async () => {
    const ended = await report(...period, "--format", "json");
    assert.equal(ended.code, 0, ended.stderr);
    told = JSON.parse(ended.stdout) as Report;
  });

  test("who is new, and who came back on another day", () => {
    const habit = Object.fromEntries(told.newcomers.map((one) => [one.name, one.cameBack]));
    assert.equal(habit["nina"], "yes");
    assert.equal(habit["lena"], "yes");
    assert.equal(habit["omar"], "open");
    assert.deepEqual(told.newcomers.find(({ name }) => name === "omar")?.did.slice(0, 2), [
      "message",
      "question",
    ]);
    assert.equal(told.habit.came, told.newcomers.length);
    assert.equal(told.habit.yes + told.habit.no + told.habit.open, told.habit.came);
  });

  test("who came once and not again within two months is told when those are over", async () => {
    const later = await report("--since", "2026-01-05", "--until", "2026-03-20", "--format", "json");
    const { newcomers } = JSON.parse(later.stdout) as Report;
    assert.equal(newcomers.find(({ name }) => name === "omar")?.cameBack, "no");
  });

  test("every question has one end, and humans' answers are told from the FAQ's", () => {
    const { asked, ...ends } = told.questions;
    assert.equal(
      Object.values(ends).reduce((sum, count) => sum + count, 0),
      asked,
    );
    assert.equal(ends.people, 6);
    assert.equal(ends.faq, 1);
    assert.equal(ends.nobody, 1);
  });

  test("time to the first human's answer, by the nearest rank", () => {
    assert.equal(told.response.count, 6);
    assert.equal(told.response.median, 20 * 6e4);
    assert.equal(told.response.p90, 26 * 36e5);
    assert.deepEqual(
      told.response.spread.map(({ count }) => count),
      [1, 3, 1, 0, 1],
    );
  });

  test("contributions by kind, without bots, and how few people did half of them", () => {
    assert.equal(told.contributions.total, 6);
    assert.deepEqual(told.contributions.kinds[0], { kind: "code", count: 3, people: 1 });
    assert.deepEqual(told.absence.contributions, { factor: 1, people: 3, total: 6 });
    assert.deepEqual(told.absence.answers, { factor: 1, people: 3, total: 6 });
  });

  test("who helps without being a maintainer and who asks a lot are found and invited", () => {
    assert.deepEqual(told.helpers, [{ name: "ken", answered: 4, thanked: 4, networks: ["net"] }]);
    assert.deepEqual(told.askers, [{ name: "lena", asked: 4, networks: ["net"] }]);
    assert.deepEqual(
      told.invitations.map(({ name, to }) => [name, to]),
      [
        ["ken", "answer"],
        ["lena", "docs"],
      ],
    );
    assert.match(told.invitations[0]?.text ?? "", /ken.*4 times.*Lantern/);
  });

  test("who was left alone is told; what maintainers carry as well", () => {
    assert.deepEqual(told.frustrated, [{ name: "lena", unanswered: 1, again: 0, noHelp: 0 }]);
    assert.deepEqual(
      told.load.map(({ name, answered }) => [name, answered]),
      [
        ["max", 1],
        ["mia", 1],
      ],
    );
    assert.ok(told.load.every(({ pinged }) => pinged > 0));
  });

  test("weeks add up to the whole", () => {
    assert.equal(told.weeks[0]?.week, "2026-W02");
    assert.equal(told.weeks.length, 9);
    const sum = (key: "asked" | "contributions") => told.weeks.reduce((all, week) => all + week[key], 0);
    assert.equal(sum("asked"), told.questions.asked);
    assert.equal(sum("contributions"), told.contributions.total);
  });

  test("nobody who opted out, no bot, nothing private", async () => {
    for (const format of ["json", "markdown", "html"]) {
      const { stdout } = await report(...period, "--format", format);
      assert.doesNotMatch(stdout, /secretive|dependabot|whisperer/, format);
    }
  });
});

describe("as it is written", () => {
  test("the same data give the same bytes", async () => {
    for (const format of ["json", "markdown", "html"]) {
      const [one, other] = [
        await report(...period, "--format", format),
        await report(...period, "--format", format),
      ];
      assert.equal(one.stdout, other.stdout);
    }
  });

  test("Markdown has its tables, and names break out of none", async () => {
    const { stdout } = await report(...period);
    assert.match(stdout, /^# Lantern: 2026-01-05 to 2026-03-02\n/);
    assert.match(stdout, /\| a human \| 6 \| 75 % \|/);
    assert.doesNotMatch(stdout, /(?<!\\)<script>/);
    assert.match(stdout, /\[Contributor Absence Factor\]\(https:\/\/chaoss\.community\//);
  });

  test("HTML stands alone: plots inside, nothing fetched, nothing run", async () => {
    const { stdout } = await report(...period, "--format", "html");
    assert.equal(stdout.match(/<svg/g)?.length, 5);
    assert.match(stdout, /&lt;script&gt;alert/);
    assert.doesNotMatch(stdout, /<script|<link|<img|src="http|url\(http/);
  });
});

test("the example in the docs is what comes out: `npm run docs:report`", async () => {
  const fresh = mkdtempSync(join(tmpdir(), "porchlight-report-"));
  try {
    playCommunity(join(fresh, "community.db"));
    writeFileSync(join(fresh, "porchlight.yaml"), config);
    const { stdout } = await runToEnd(["report", ...period], { folder: fresh });
    assert.equal(stdout, readFileSync(join(packageRoot, "docs", "report-example.md"), "utf8"));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
});

describe("usage", () => {
  const cases: readonly (readonly [args: readonly string[], code: number, expected: RegExp])[] = [
    [["--since", "yesterday"], 2, /--since yesterday is no day; write it as 2026-03-01/],
    [["--until", "2026-02-30"], 2, /--until 2026-02-30 is no day/],
    [
      ["--since", "2026-03-02", "--until", "2026-03-01"],
      2,
      /--since 2026-03-02 comes after --until 2026-03-01/,
    ],
    [["--since", "2999-01-01"], 2, /--since 2999-01-01 is still to come/],
    [["--format", "pdf"], 2, /Allowed choices are markdown, html, json/],
  ];
  for (const [args, code, expected] of cases)
    test(`porchlight report ${args.join(" ")}`, async () => {
      const ended = await report(...args);
      assert.match(ended.stderr, expected);
      assert.equal(ended.code, code);
    });

  test("without a database it says where it looked", async () => {
    const empty = mkdtempSync(join(tmpdir(), "porchlight-report-"));
    try {
      // Named, as the one without a config is there once somebody ran `npm start` in this clone.
      writeFileSync(join(empty, "porchlight.yaml"), "database: nowhere.db\n");
      const named = await runToEnd(["report"], { folder: empty });
      assert.match(named.stderr, /there is no database at .*nowhere\.db\. Start the bot once/);
      assert.equal(named.code, 1);
    } finally {
      rmSync(empty, { recursive: true, force: true });
    }
  });

  test("a time without anything gets an honest report", async () => {
    const { stdout, code } = await report(
      "--since",
      "2020-01-01",
      "--until",
      "2020-02-01",
      "--format",
      "html",
    );
    assert.equal(code, 0);
    assert.match(stdout, /Nobody asked anything in public/);
    assert.doesNotMatch(stdout, /<svg|NaN|undefined/);
  });
});
