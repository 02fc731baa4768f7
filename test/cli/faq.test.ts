import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { packageRoot } from "../../src/paths.ts";
import { folders } from "../faq/tools/folder.ts";
import { run, runToEnd } from "../support/program.ts";

const folder = folders();

const config = `faq: [faq]
channels: { wait: 1h }
answers: { repeatAfter: 0s, threshold: 0.7 }
areas: { general: { maintainers: [you] } }
people: { you: { accounts: ["terminal:you"] } }
`;
const sound = `---
question: How do I turn TLS on?
phrasings: [Is there encryption?, ssl]
owner: you
tests: [how can I turn on TLS]
not: [where does the train stop]
---
Set **tls** to \`true\`.
`;
const logs = `---
question: Where are the log files?
phrasings: [Find the logs]
owner: you
---
In logs/.
`;
const files = { "porchlight.yaml": config, "faq/tls.md": sound, "faq/logs.md": logs };

/** Runs `porchlight faq …` to its end. */
const faq = (path: string, ...args: readonly string[]) => runToEnd(["faq", ...args], { folder: path });

describe("usage", () => {
  const cases: readonly (readonly [args: readonly string[], code: number, expected: RegExp])[] = [
    [[], 2, /lint[\s\S]*test[\s\S]*try[\s\S]*show[\s\S]*import[\s\S]*suggest/],
    [["lnit"], 2, /Did you mean lint\?/],
    [["lint", "--help"], 0, /--faq <path>[\s\S]*Exit codes/],
    [["try"], 2, /missing required argument 'message'/],
    [["try", ""], 2, /nothing was said/],
    [["try", "x", "--in", "#nowhere"], 2, /has no channel #nowhere\. Known here: terminal\/#project/],
    [["show", "tsl"], 1, /there is no entry tsl\. Did you mean tls\?/],
    [["show", "tls", "--as", "icq"], 2, /Allowed choices are irc, matrix, discord, terminal/],
    [["test", "--need", "luck"], 2, /Allowed choices are unasked, asked, offered/],
    [["import", "x"], 2, /required option '--to <folder>'/],
    [["import", "x", "--to", "y", "--link", "example.org"], 2, /--link example\.org is no web address/],
    [["suggest"], 1, /there is no database at .*porchlight\.db/],
  ];
  for (const [args, code, expected] of cases)
    test(`porchlight faq ${args.join(" ")}`, async () => {
      const ended = await faq(folder(files), ...args);
      assert.match(ended.stdout + ended.stderr, expected);
      assert.equal(ended.code, code);
    });
});

describe("lint", () => {
  test("nothing to mend is 0; something is 3, by file and line", async () => {
    const path = folder(files);
    const before = await faq(path, "lint");
    assert.deepEqual([before.stdout, before.code], ["2 entries: nothing to mend.\n", 0]);
    writeFileSync(
      join(path, "faq", "bad.md"),
      sound.replace("owner: you", "owner: yu").replace("TLS on", "TLS up"),
    );
    writeFileSync(join(path, "faq", "worse.md"), "---\nquestion: a\nreveiw: 2027-01-01\n---\nx\n");
    const after = await faq(path, "lint");
    assert.equal(after.code, 3);
    const lines = after.stdout.trim().split("\n");
    assert.match(lines[0] ?? "", /^faq\/worse\.md:3: unknown key "reveiw"; did you mean review\?$/);
    assert.match(lines[1] ?? "", /^faq\/bad\.md:4: its owner yu is not among people in the config\. \S/);
    assert.match(lines.at(-1) ?? "", /^3 entries: \d to mend\.$/);
  });

  test("--json is one object a line, --faq another folder", async () => {
    const path = folder({ "other/a.md": "---\nquestion: Why?\nphrasings: [How come?]\n---\n[x](gone.md)\n" });
    const { stdout, code } = await faq(path, "lint", "--json", "--faq", "other");
    assert.equal(code, 3);
    const found = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      found.map(({ file, line, rule, entry }) => [file, line, rule, entry]),
      [
        ["other/a.md", 2, "owner", "a"],
        ["other/a.md", 5, "link", "a"],
      ],
    );
  });

  test("the FAQ that ships has nothing to mend, and finds itself", async () => {
    const path = folder({});
    const shipped = join(packageRoot, "data", "faq");
    for (const command of ["lint", "test"]) {
      const { stdout, code } = await faq(path, command, "--faq", shipped);
      assert.equal(code, 0, stdout);
    }
  });
});

describe("test and try", () => {
  test("what is not found, and what is found instead, makes a table and exit 3", async () => {
    const path = folder({ ...files, "faq/tls.md": sound.replace("train stop", "log end up: the log files") });
    const fine = await faq(folder(files), "test");
    assert.deepEqual([fine.stdout, fine.code], ["7 questions to 2 entries: all as they should be.\n", 0]);
    const wrong = sound.replace("how can I turn on TLS", "where are the log files kept");
    writeFileSync(join(path, "faq", "tls.md"), wrong);
    const { stdout, code } = await faq(path, "test");
    assert.match(stdout, /^tls +under tests: +“where are the log files kept” +answers logs 0\.\d\d$/m);
    assert.match(stdout, /^7 questions to 2 entries: 1 not as they should be\.$/m);
    assert.equal(code, 3);
  });

  test("try ranks, explains, and says what the bot would do", async () => {
    const path = folder(files);
    const { stdout, code } = await faq(path, "try", "how", "do I turn", "TLS on?");
    assert.match(stdout, /^1\. tls +0\.\d\d +“How do I turn TLS on\?”\n +asked word by word/);
    assert.match(stdout, /^In terminal\/#project, to nobody in particular, the bot answers with tls: /m);
    assert.match(stdout, /^Said to the bot, it answers with tls: /m);
    assert.equal(code, 0);
    const explained = await faq(path, "try", "--explain", "how do I turn TLS on?");
    assert.match(explained.stdout, /^ {3}· bm25 \d\.\d\d, cosine 1\.00, /m);
    const numbers = await faq(path, "try", "--json", "how do I turn TLS on?");
    const [best] = (JSON.parse(numbers.stdout) as { ranked: { features: Record<string, number> }[] }).ranked;
    assert.equal(best?.features["cosine"]?.toFixed(2), "1.00");
    const nothing = await faq(path, "try", "--json", "bananas and cream");
    const { ranked, unasked, asked } = JSON.parse(nothing.stdout) as Record<string, { does?: string }>;
    assert.deepEqual([ranked, unasked?.does, asked?.does], [[], "nothing", "nothing"]);
  });
});

test("try says that whoever looks for people is left to people", async () => {
  const path = folder({ ...files, "porchlight.yaml": config.replace("0.7", "0.3") });
  const { stdout } = await faq(path, "try", "does anyone here use TLS?");
  assert.match(stdout, /nobody in particular, the bot stays silent: it looks for people who know this/);
});

test("a database that can't be read is told, and the files count", async () => {
  const path = folder({
    ...files,
    "data/porchlight.db": "no database at all, but long enough to be looked at",
  });
  const tried = await faq(path, "try", "how do I turn TLS on?");
  assert.match(
    tried.stderr,
    /porchlight\.db can't be read \(.*\)\. .* What was changed in chat is left out here\./,
  );
  assert.match(tried.stdout, /^1\. tls /);
  const suggested = await faq(path, "suggest");
  assert.match(suggested.stderr, /^porchlight: .*porchlight\.db can't be read/m);
  assert.deepEqual([tried.code, suggested.code], [0, 1]);
});

test("what maintainers taught in chat is tried, tested and shown", async () => {
  const path = folder(files);
  const input = "you: !learn rust How do I build it with Rust? You can't.\n";
  assert.equal((await runToEnd([], { folder: path, input })).code, 0);
  const shown = await faq(path, "show", "rust", "--as", "irc");
  assert.match(shown.stdout, /^rust \(learned\)[\s\S]*You can't\./);
  assert.match((await faq(path, "test")).stdout, /^8 questions to 3 entries: all as they should be\.$/m);
  assert.match((await faq(path, "test", "--faq", "faq")).stdout, /^7 questions to 2 entries/m);
});

describe("show", () => {
  const forms: readonly (readonly [network: string, expected: RegExp])[] = [
    ["irc", /^ +\d+ bytes {2}alice: Set \^Btls\^B to `true`\. Not it\?/m],
    ["matrix", /^formatted_body \(\d+ bytes\):\n.*<strong>tls<\/strong> to <code>true<\/code>/m],
    [
      "discord",
      /^content \(\d+ characters of 2000\):\n<@\d+> Set \*\*tls\*\* to `true`\.[^\n]*\nbuttons: \[/m,
    ],
    ["terminal", /^#project <porchlight> alice: Set tls to `true`\./m],
  ];
  for (const [network, expected] of forms)
    test(`--as ${network}`, async () => {
      const { stdout, stderr, code } = await faq(folder(files), "show", "TLS", "--as", network);
      assert.match(stdout, expected);
      assert.deepEqual([stderr, code, stdout.match(/^── /gm)?.length], ["", 0, 1]);
    });

  test("the bytes of a line of IRC are those that it has", async () => {
    const long = sound.replace("Set **tls** to `true`.", "Größe ".repeat(60));
    const { stdout } = await faq(folder({ ...files, "faq/tls.md": long }), "show", "tls", "--as", "irc");
    const lines = [...stdout.matchAll(/^ +(\d+) bytes {2}(.*)$/gm)];
    assert.equal(lines.length, 2);
    for (const [, size, text = ""] of lines) assert.equal(Number(size), Buffer.byteLength(text));
  });
});

describe("import", () => {
  const recorded = join(packageRoot, "test", "recorded", "faq", "limnoria-factoids.sqlite3");

  test("a dry run writes nothing; a run writes; another leaves what is there", async () => {
    const path = folder({});
    const dry = await faq(path, "import", recorded, "--to", "faq", "--dry-run");
    assert.match(dry.stdout, /^would write faq\/tls\.md {2}“tls”$/m);
    assert.equal(existsSync(join(path, "faq")), false);

    const first = await faq(path, "import", recorded, "--to", "faq", "--owner", "alice");
    assert.match(first.stdout, /^4 entries written\. Next: porchlight faq lint --faq faq$/m);
    assert.deepEqual(readdirSync(join(path, "faq")), ["dark-mode.md", "größe.md", "logs.md", "tls.md"]);
    const file = join(path, "faq", "tls.md");
    assert.match(
      readFileSync(file, "utf8"),
      /^question: tls\nphrasings:\n {2}- ssl\n {2}- encryption\nowner: alice$/m,
    );

    writeFileSync(file, "mine");
    const second = await faq(path, "import", recorded, "--to", "faq");
    assert.match(second.stdout, /^is there already, left as it is: faq\/tls\.md/m);
    assert.match(second.stdout, /^0 entries written, 4 left as they are\.$/m);
    assert.equal(readFileSync(file, "utf8"), "mine");
    assert.deepEqual([dry.code, first.code, second.code], [0, 0, 0]);
  });

  test("what can't be read is told, the rest is imported, and the exit code says so", async () => {
    const path = folder({ "FAQ.md": "# FAQ\n\n## Is it free?\n\nYes.\n", "x.csv": "a,b\n" });
    const { stdout, stderr, code } = await faq(path, "import", "x.csv", "gone.md", "FAQ.md", "--to", "faq");
    assert.match(stderr, /x\.csv: in no format that is known here\. Known are\n {2}moobot: /);
    assert.match(stderr, /gone\.md: there is no such file or folder/);
    assert.match(stdout, /^wrote faq\/is-it-free\.md/m);
    assert.equal(code, 1);
  });
});

test("suggest lists what people asked, beside a running bot, and nobody's name", async () => {
  const path = folder(files);
  const input = [
    "alice: how do I turn on TLS for my server?",
    "alice: !helped",
    "bob: how do I turn on TLS for my server",
    "carol: how do I make my connection to the teapot secure?",
    "you: !faq tls @carol",
    "dave: how does erin turn TLS on?",
    "erin: where are the log files now?",
    "erin: !nope",
    "/private how do I turn on TLS all alone?",
    "",
  ].join("\n");
  assert.equal((await runToEnd([], { folder: path, input })).code, 0);
  const bot = run(["start"], { folder: path });
  try {
    bot.type("frank: porchlight: ssl\n");
    await bot.says("frank: Set tls");
    const { stdout, code } = await faq(path, "suggest");
    const lines = stdout.split("\n").filter((line) => line.startsWith("  - "));
    assert.match(stdout, /^# tls \(faq\/tls\.md:1\)\nphrasings:\n/);
    assert.equal(lines.length, 2, stdout);
    assert.match(
      lines[0] ?? "",
      /^ {2}- how do I turn on TLS for my server\? # 2 times, last \d{4}-.*the asker said/,
    );
    assert.match(
      lines[1] ?? "",
      /^ {2}- how do I make my connection .*# 1 time, .*somebody pointed them here/,
    );
    assert.doesNotMatch(stdout, /erin|alone|log files/);
    assert.equal(code, 0);
  } finally {
    bot.child.kill();
    await bot.ended;
  }
});
