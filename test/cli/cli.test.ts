import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { version } from "../../src/paths.ts";
import { openStore } from "../../src/store/open.ts";
import { emptyFolder, fromSources, run, runToEnd } from "../support/program.ts";

const home = emptyFolder();
after(() => home.remove());

const faq = "# FAQ\n\n## How do I turn TLS on?\n\nSet **tls** to true.\n";
const trial = `faq: [FAQ.md]
channels: { wait: 1s }
areas: { general: { maintainers: [you] } }
people: { you: { accounts: ["terminal:you"] } }
`;

let count = 0;
function folder(config: string | undefined = trial): string {
  const path = join(home.path, String(++count));
  mkdirSync(path);
  writeFileSync(join(path, "FAQ.md"), faq);
  if (config !== undefined) writeFileSync(join(path, "porchlight.yaml"), config);
  return path;
}

describe("usage", () => {
  const cases: readonly [args: readonly string[], code: number, expected: RegExp][] = [
    [["--version"], 0, new RegExp(`^${version}\n$`)],
    [["check", "--version"], 0, new RegExp(`^${version}\n$`)],
    [["replay", "-V"], 0, new RegExp(`^${version}\n$`)],
    [["--help"], 0, /Exit codes:[\s\S]*3 {2}check found/],
    [["start", "--help"], 0, /--config <file>[\s\S]*Exit codes:/],
    [["replay", "-h"], 0, /--json[\s\S]*Exit codes:/],
    [["strat"], 2, /unknown command 'strat'\n\(Did you mean start\?\)/],
    [["dance"], 2, /unknown command 'dance'\n\(porchlight --help/],
    [["--versoin"], 2, /unknown option '--versoin'\n\(Did you mean --version\?\)/],
    [["check", "--confg", "x"], 2, /Did you mean --config\?/],
    [["start", "now"], 2, /too many arguments/],
    [["replay"], 2, /missing required argument 'log'/],
    [["--config"], 2, /argument missing/],
    [["check", "--config", "nowhere.yaml"], 2, /nowhere\.yaml: there is no such file/],
  ];
  for (const [args, code, expected] of cases)
    test(`porchlight ${args.join(" ")}`, async () => {
      const ended = await runToEnd(args, { folder: home.path });
      assert.match(ended.stdout + ended.stderr, expected);
      assert.equal(ended.code, code);
      assert.equal(existsSync(join(home.path, "data")), false);
    });
});

describe("start", () => {
  test("a pipe drives the whole bot, and it ends when everything is said", async () => {
    const input = "alice: porchlight: how do I turn TLS on?\nbob: alice: hi\n/private !help\n";
    const { code, stdout, stderr } = await runToEnd([], { folder: folder(), input });
    assert.match(stdout, /^#project <porchlight> alice: Set tls to true\./m);
    assert.match(stdout, /^\(private to bob\) <porchlight> .*!help/m);
    assert.equal(stderr, "");
    assert.equal(code, 0);
  });

  test("a question that nobody answers reaches the maintainer at the keyboard", async () => {
    const input = "carol: how can I rotate the signing keys of the release?\n/wait 2s\n/wait\n";
    const { stdout, code } = await runToEnd(["start"], { folder: folder(), input });
    assert.match(
      stdout,
      /^\(private to you\) <porchlight> .*carol asked in #project.*rotate the signing keys/m,
    );
    assert.equal(code, 0);
  });

  test("what happened is there after a restart", async () => {
    const path = folder(trial.replace("1s", "1h"));
    const first = await runToEnd([], { folder: path, input: "carol: how can I rotate the signing keys?\n" });
    assert.equal(first.code, 0);
    const second = await runToEnd([], { folder: path, input: "you: !queue\n" });
    assert.match(second.stdout, /rotate the signing keys/);
  });

  test("a line that is none: told with its number, the rest goes on, exit code 1", async () => {
    const input = "hello\nalice: porchlight: how do I turn TLS on?\n";
    const { code, stdout, stderr } = await runToEnd([], { folder: folder(), input });
    assert.match(stderr, /^line 1: expected/);
    assert.match(stdout, /Set tls to true/);
    assert.equal(code, 1);
  });

  test("a config that can't be used: everything at once, exit code 2, nothing made", async () => {
    const path = folder("comunity: x\nlog: loud\n");
    const { code, stderr } = await runToEnd([], { folder: path });
    assert.equal(stderr.trim().split("\n").length, 2);
    assert.match(stderr, /^porchlight\.yaml:1: comunity: unknown key\. Did you mean "community"\?$/m);
    assert.equal(code, 2);
    assert.equal(existsSync(join(path, "data")), false);
  });

  test("a database that is none: one line, no stack, exit code 1", async () => {
    const path = folder();
    mkdirSync(join(path, "data"));
    writeFileSync(join(path, "data", "porchlight.db"), "not a database, for long enough ".repeat(100));
    const { code, stderr } = await runToEnd([], { folder: path, input: "alice: hi\n" });
    const lines = stderr.trim().split("\n");
    assert.match(lines.at(-1) ?? "", /^porchlight: .*porchlight\.db is not a database\. Move it away/);
    assert.doesNotMatch(lines.at(-1) ?? "", /\bat .*:\d+:\d+/);
    assert.equal(code, 1);
  });

  for (const signal of ["SIGTERM", "SIGINT"] as const)
    test(`${signal} stops it, and the database is closed`, async () => {
      const path = folder();
      const bot = run([], { folder: path });
      bot.type("alice: porchlight: how do I turn TLS on?\n");
      await bot.says("Set tls to true");
      bot.child.kill(signal);
      assert.equal(await bot.ended, 0);
      // A clean close leaves no write-ahead log behind.
      assert.equal(existsSync(join(path, "data", "porchlight.db-wal")), false);
      const store = openStore(join(path, "data", "porchlight.db"));
      assert.equal(store.integrity(), "ok");
      store.close();
    });

  test("a reader that goes away early is no crash", async () => {
    const path = folder();
    const [command, ...args] = fromSources;
    const child = spawn(command, args, { cwd: path, stdio: ["pipe", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), 30_000);
    child.stdin.on("error", () => undefined);
    child.stdout.destroy();
    child.stdin.write("alice: porchlight: how do I turn TLS on?\n".repeat(5));
    const [code] = (await once(child, "close")) as [number | null];
    clearTimeout(timer);
    assert.equal(code, 0, stderr);
  });

  test("no config at all: the bot can be tried, in a folder of its own", async () => {
    const path = folder("");
    const { code, stdout } = await runToEnd([], { folder: path, input: "you: !help\n" });
    assert.match(stdout, /#project <porchlight> you: .*!help/);
    assert.equal(code, 0);
    assert.ok(existsSync(join(path, "data", "porchlight.db")));
  });
});

describe("check", () => {
  test("everything in order", async () => {
    const { code, stdout } = await runToEnd(["check"], { folder: folder() });
    assert.match(stdout, /^✓ FAQ: FAQ\.md: 1 entry$/m);
    assert.match(stdout, /^✓ database: .* will be made at the first start$/m);
    assert.match(stdout, /Everything is in order\.\n$/);
    assert.equal(code, 0);
  });

  test("a look changes nothing", async () => {
    const path = folder();
    await runToEnd(["check"], { folder: path });
    assert.equal(existsSync(join(path, "data")), false);
    await runToEnd([], { folder: path, input: "alice: hi\n" });
    const before = readFileSync(join(path, "data", "porchlight.db"));
    const { stdout } = await runToEnd(["check"], { folder: path });
    assert.match(stdout, /^✓ database: .* sound, schema \d+$/m);
    assert.deepEqual(readFileSync(join(path, "data", "porchlight.db")), before);
  });

  test("also while the bot runs", async () => {
    const path = folder();
    const bot = run([], { folder: path });
    bot.type("alice: porchlight: how do I turn TLS on?\n");
    await bot.says("Set tls to true");
    const { code, stdout } = await runToEnd(["check"], { folder: path });
    bot.child.kill("SIGTERM");
    assert.equal(await bot.ended, 0);
    assert.match(stdout, /^✓ database: .* sound/m);
    assert.equal(code, 0);
  });

  describe("finds", () => {
    const taken = createServer();
    before(async () => {
      taken.listen(0, "127.0.0.1");
      await once(taken, "listening");
    });
    after(() => taken.close());

    test("what is wrong with each part, and how to mend it", async () => {
      const address = taken.address();
      const port = typeof address === "object" ? address?.port : 0;
      const path = folder(
        `${trial.replace("[FAQ.md]", "[FAQ.md, nowhere]")}webhooks: { port: ${port}, github: { secret: s3cret-value } }\n`,
      );
      mkdirSync(join(path, "data"));
      writeFileSync(join(path, "data", "porchlight.db"), "not a database, for long enough ".repeat(100));
      const { code, stdout } = await runToEnd(["check"], { folder: path });
      assert.match(stdout, /^✗ FAQ: nowhere.*/m);
      assert.match(stdout, /^✗ database: .*is not a database\. Move it away/m);
      assert.match(stdout, new RegExp(`^✗ webhooks: 127\\.0\\.0\\.1:${port} is in use → `, "m"));
      assert.match(stdout, /^3 to mend\.$/m);
      assert.doesNotMatch(stdout, /s3cret/);
      assert.equal(code, 3);
    });

    test("a network that does not answer", async () => {
      const path = folder(
        `${trial}networks:\n  - { type: terminal }\n  - { type: irc, name: nowhere, host: 127.0.0.1, port: 1, tls: false, channels: ["#x"] }\n`,
      );
      const { code, stdout } = await runToEnd(["check"], { folder: path });
      assert.match(stdout, /^✗ network nowhere: .+ → .+$/m);
      assert.equal(code, 3);
    });

    test("a config that can't be used", async () => {
      const { code, stdout } = await runToEnd(["check"], { folder: folder("log: loud\n") });
      assert.match(stdout, /^✗ porchlight\.yaml:1: log: expected one of/);
      assert.equal(code, 2);
    });
  });
});
