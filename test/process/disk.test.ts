import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { emptyFolder, run } from "../support/program.ts";
import { compiled } from "./compiled.ts";
import { readLedger } from "./ledger.ts";

const home = emptyFolder();

const config = "database: bot.db\nnetworks: [{ type: terminal }]\n";

function folder(name: string): string {
  const path = join(home.path, name);
  mkdirSync(path);
  writeFileSync(join(path, "porchlight.yaml"), config);
  return path;
}

/** Lines of different people who all ask, numbered from `from`. */
const lines = (from: number, count: number): string =>
  Array.from({ length: count }, (_, n) => `asker${n % 5}: !faq tok${from + n}x ${"y".repeat(150)}`).join(
    "\n",
  );

/** What a file that may not grow over so many blocks of 1024 bytes does to a program started by a shell. */
const limited = (blocks: number): readonly [string, ...string[]] => [
  "bash",
  "-c",
  `ulimit -f ${blocks}; exec "$@"`,
  "bash",
  ...compiled(),
];

/** Overwrites what is in the middle of each page but the first. */
function punch(file: string): void {
  const bytes = readFileSync(file);
  for (let at = 4096; at + 4096 <= bytes.length; at += 4096) bytes.fill(0xff, at, at + 200);
  writeFileSync(file, bytes);
}

/** Mounts a disk of one megabyte. @returns false where we may not. */
function mount(path: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "porchlight-test", path], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

/** The bot runs into the end of its disk, says so in one line, and stops. @returns what it said before. */
async function fill(path: string, command: readonly [string, ...string[]]): Promise<string> {
  const full = run(["start"], { folder: path, command, input: `${lines(0, 20_000)}\n` });
  assert.equal(await full.ended, 1, full.stderr().slice(-2000));
  const told = full
    .stderr()
    .split("\n")
    .filter((line) => line.startsWith("porchlight: "));
  assert.equal(told.length, 1, full.stderr().slice(-2000));
  assert.match(told[0] ?? "", /bot\.db cannot be written \(.+\)\. Make room/);

  const ledger = readLedger(join(path, "bot.db"));
  assert.equal(ledger.integrity, "ok");
  const answered = new Set([...full.stdout().matchAll(/tok\d+x/g)].map(([token]) => token));
  const taken = new Set(ledger.messages.flatMap((text) => /tok\d+x/.exec(text)?.[0] ?? []));
  assert.ok(taken.size > 0 && taken.size < 20_000, `${taken.size} lines were taken`);
  for (const token of answered) assert.ok(taken.has(token), `${token} was answered without a journal`);
  return full.stdout();
}

/** Each line that was taken before is answered now, or was already, or is unsure; none twice. */
async function goOn(path: string, before: string): Promise<void> {
  const again = run(["start"], { folder: path, command: compiled(), input: "last: !faq tok-last\n" });
  assert.equal(await again.ended, 0, again.stderr());
  const said = [...(before + again.stdout()).matchAll(/tok\d+x/g)].map(([token]) => token);
  assert.equal(new Set(said).size, said.length, "something was answered twice");
  const states = new Set(readLedger(join(path, "bot.db")).outbox.map((row) => row.state));
  for (const state of states) assert.ok(["sent", "unsure"].includes(state), `a row is ${state}`);
}

const tmpfs = folder("tmpfs");
const mounted = mount(tmpfs);
after(() => {
  if (mounted) execFileSync("umount", [tmpfs]);
  home.remove();
});

describe("a database that cannot be written", { timeout: 120_000 }, () => {
  it("a limit on the size of files: says so, exits with 1, and goes on later", async () => {
    const path = folder("limit");
    const before = await fill(path, limited(900));
    await goOn(path, before);
  });

  it("a full disk: says so, exits with 1, and goes on later", {
    skip: mounted ? false : "a disk of our own can be mounted by root only",
  }, async () => {
    writeFileSync(join(tmpfs, "porchlight.yaml"), config);
    const before = await fill(tmpfs, compiled());
    execFileSync("mount", ["-o", "remount,size=50m", tmpfs]);
    await goOn(tmpfs, before);
  });
});

describe("a database file that is not what it should be", { timeout: 60_000 }, () => {
  const start = async (path: string) => {
    const program = run(["start"], { folder: path, command: compiled(), input: "a: !help\n" });
    const code = await program.ended;
    return { code, last: program.stderr().trimEnd().split("\n").at(-1) ?? "", said: program.stdout() };
  };

  it("a file of another kind, a torn one, one with damage inside: says what to do, and leaves it alone", async () => {
    const damages: readonly [name: string, damage: (file: string) => void, told: RegExp][] = [
      ["text", (file) => writeFileSync(file, "Dear diary, ".repeat(500)), /is not a database\. Move it away/],
      ["torn", (file) => truncateSync(file, 20_480), /is damaged \(.*\)\. Restore it from a backup/],
      ["holes", punch, /is damaged \(.*\)\. Restore it from a backup/],
    ];
    for (const [name, damage, told] of damages) {
      const path = folder(name);
      const file = join(path, "bot.db");
      assert.equal((await start(path)).code, 0);
      damage(file);
      const before = readFileSync(file);
      const { code, last, said } = await start(path);
      assert.equal(code, 1, name);
      assert.match(last, /^porchlight: /);
      assert.match(last, told);
      assert.equal(said, "", name);
      assert.deepEqual(readFileSync(file), before, `${name}: the file was changed`);
    }
  });

  it("a second bot on the same database refuses, and the first goes on", async () => {
    const path = folder("two");
    const first = run(["start"], { folder: path, command: compiled() });
    first.type("a: !faq one1x\n");
    await first.says("one1x");
    const { code, last } = await start(path);
    assert.equal(code, 1);
    assert.match(
      last,
      /^porchlight: .*bot\.db is in use by another process\. Is Porchlight running already\?/,
    );
    first.type("a: !faq two2x\n");
    await first.says("two2x");
    first.child.kill("SIGKILL");
    await first.ended;
    // The owner's lock dies with its process, however that ends.
    assert.equal((await start(path)).code, 0);
  });
});
