import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { FaqFiles } from "../../src/faq/entry.ts";
import { type WatchLog, watchFaq } from "../../src/faq/watch.ts";

const entry = (question: string, answer: string) => `---\nquestion: ${question}\n---\n${answer}\n`;

/** Watches a fresh folder and keeps what was reported. */
async function setup(files: Readonly<Record<string, string>>, path = "faq") {
  const base = mkdtempSync(join(tmpdir(), "porchlight-faq-"));
  mkdirSync(join(base, "faq"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(base, name), text);
  const warned: string[] = [];
  const note: WatchLog["warn"] = (...args: unknown[]) => {
    warned.push(JSON.stringify(args[0]));
  };
  const seen: FaqFiles[] = [];
  const watcher = await watchFaq([{ path }], base, (now) => seen.push(now), { warn: note, info: () => {} });
  const current = () => seen.at(-1) ?? watcher.files;
  /** Waits until what is known fits; at most five seconds. */
  const until = async (what: string, fits: (files: FaqFiles) => boolean) => {
    for (let round = 0; round < 200; round++) {
      if (fits(current())) return current();
      await new Promise((done) => setTimeout(done, 25));
    }
    throw new Error(`never came: ${what}; last ${JSON.stringify(current())}`);
  };
  const close = async () => {
    await watcher.close();
    rmSync(base, { recursive: true, force: true });
  };
  return { base, at: (name: string) => join(base, name), warned, seen, current, until, close };
}

const answers = (files: FaqFiles) => Object.fromEntries(files.entries.map((one) => [one.id, one.answer]));

test("a changed, a new and a deleted file are followed", async () => {
  const faq = await setup({ "faq/tls.md": entry("TLS?", "old") });
  try {
    assert.deepEqual(answers(faq.current()), { tls: "old" });
    writeFileSync(faq.at("faq/tls.md"), entry("TLS?", "new"));
    await faq.until("the change", (files) => answers(files)["tls"] === "new");
    mkdirSync(faq.at("faq/more"));
    writeFileSync(faq.at("faq/more/dns.md"), entry("DNS?", "yes"));
    await faq.until("the new file", (files) => answers(files)["dns"] === "yes");
    rmSync(faq.at("faq/tls.md"));
    await faq.until("the deletion", (files) => files.entries.length === 1);
    assert.deepEqual(answers(faq.current()), { dns: "yes" });
  } finally {
    await faq.close();
  }
});

test("a broken file keeps its last good entry, is told of once, and may be mended", async () => {
  const faq = await setup({ "faq/tls.md": entry("TLS?", "good"), "faq/dns.md": entry("DNS?", "one") });
  try {
    writeFileSync(faq.at("faq/tls.md"), "---\nquestion: [\n---\nbad\n");
    const broken = await faq.until("the problem", (files) => files.problems.length > 0);
    assert.deepEqual(answers(broken), { dns: "one", tls: "good" });
    const times = faq.warned.length;
    assert.ok(times >= 1 && faq.warned.every((line) => line.includes("faq/tls.md:")), String(faq.warned));
    writeFileSync(faq.at("faq/dns.md"), entry("DNS?", "two"));
    const still = await faq.until("the other file", (files) => answers(files)["dns"] === "two");
    assert.deepEqual(answers(still), { dns: "two", tls: "good" });
    assert.equal(faq.warned.length, times, "the same problem is not told twice");
    writeFileSync(faq.at("faq/tls.md"), entry("TLS?", "mended"));
    const mended = await faq.until("the mending", (files) => files.problems.length === 0);
    assert.equal(answers(mended)["tls"], "mended");
  } finally {
    await faq.close();
  }
});

test("in a page, the entry that lost its answer keeps it while the others move on", async () => {
  const page = (a: string, b: string) => `# FAQ\n\n## What is a?\n\n${a}\n\n## What is b?\n\n${b}\n`;
  const faq = await setup({ "FAQ.md": page("one", "two") }, "FAQ.md");
  try {
    writeFileSync(faq.at("FAQ.md"), page("", "three"));
    const files = await faq.until("the change", (now) => answers(now)["what-is-b"] === "three");
    assert.equal(answers(files)["what-is-a"], "one");
    assert.match(files.problems[0]?.what ?? "", /has no answer/);
  } finally {
    await faq.close();
  }
});

test("an editor's rename over the file is a change; the whole file deleted leaves its last good entries", async () => {
  const faq = await setup({ "FAQ.md": "## What is a?\n\none\n" }, "FAQ.md");
  try {
    for (const answer of ["two", "three", "four"]) {
      writeFileSync(faq.at("FAQ.md.new"), `## What is a?\n\n${answer}\n`);
      renameSync(faq.at("FAQ.md.new"), faq.at("FAQ.md"));
      await faq.until(answer, (files) => answers(files)["what-is-a"] === answer);
    }
    rmSync(faq.at("FAQ.md"));
    const gone = await faq.until("the deletion", (files) => files.problems.length > 0);
    assert.match(gone.problems[0]?.what ?? "", /no such file/);
    assert.deepEqual(answers(gone), { "what-is-a": "four" });
    writeFileSync(faq.at("FAQ.md"), "## What is a?\n\nback\n");
    await faq.until("its return", (files) => answers(files)["what-is-a"] === "back");
  } finally {
    await faq.close();
  }
});

test("a folder that is taken away keeps its last good entries, and is followed again when it is back", async () => {
  const faq = await setup({ "faq/tls.md": entry("TLS?", "good"), "faq/dns.md": entry("DNS?", "one") });
  try {
    renameSync(faq.at("faq"), faq.at("away"));
    const without = await faq.until("its absence", (files) => files.problems.length > 0);
    assert.deepEqual(answers(without), { dns: "one", tls: "good" });
    writeFileSync(faq.at("away/tls.md"), entry("TLS?", "newer"));
    renameSync(faq.at("away"), faq.at("faq"));
    await faq.until(
      "its return",
      (files) => answers(files)["tls"] === "newer" && files.problems.length === 0,
    );
    writeFileSync(faq.at("faq/tls.md"), entry("TLS?", "newest"));
    await faq.until("the change after it", (files) => answers(files)["tls"] === "newest");
    rmSync(faq.at("faq/dns.md"));
    await faq.until("the deletion after it", (files) => files.entries.length === 1);
  } finally {
    await faq.close();
  }
});

test("a folder that is deleted and made anew is followed; its old entries go", async () => {
  const faq = await setup({ "faq/tls.md": entry("TLS?", "old") });
  try {
    rmSync(faq.at("faq"), { recursive: true });
    await faq.until("its absence", (files) => files.problems.length > 0);
    mkdirSync(faq.at("faq"));
    writeFileSync(faq.at("faq/dns.md"), entry("DNS?", "new"));
    await faq.until("the new folder", (files) => answers(files)["dns"] === "new");
    writeFileSync(faq.at("faq/dns.md"), entry("DNS?", "newer"));
    const last = await faq.until("a change in it", (files) => answers(files)["dns"] === "newer");
    assert.deepEqual(answers(last), { dns: "newer" });
  } finally {
    await faq.close();
  }
});

test("a source that is not there at the start is read once it is", async () => {
  const faq = await setup({}, "later/faq");
  try {
    assert.equal(faq.current().problems.length, 1);
    mkdirSync(faq.at("later/faq"), { recursive: true });
    writeFileSync(faq.at("later/faq/dns.md"), entry("DNS?", "new"));
    await faq.until("the folder", (files) => answers(files)["dns"] === "new");
    writeFileSync(faq.at("later/faq/dns.md"), entry("DNS?", "newer"));
    await faq.until("a change in it", (files) => answers(files)["dns"] === "newer");
  } finally {
    await faq.close();
  }
});

test("a folder that can't be read keeps what was in it", async () => {
  const faq = await setup({});
  try {
    mkdirSync(faq.at("faq/more"));
    writeFileSync(faq.at("faq/more/tls.md"), entry("TLS?", "good"));
    await faq.until("the folder", (files) => answers(files)["tls"] === "good");
    // A link to itself fails for everybody, also for root, whom permissions don't stop.
    renameSync(faq.at("faq/more"), faq.at("away"));
    symlinkSync("more", faq.at("faq/more"));
    const files = await faq.until("the problem", (now) => now.problems.length > 0);
    assert.deepEqual(answers(files), { tls: "good" });
  } finally {
    await faq.close();
  }
});

test("after close nothing is called, and many quick saves are one change", async () => {
  const faq = await setup({ "faq/tls.md": entry("TLS?", "0") });
  for (let round = 1; round <= 20; round++) writeFileSync(faq.at("faq/tls.md"), entry("TLS?", String(round)));
  await faq.until("the last", (files) => answers(files)["tls"] === "20");
  assert.ok(faq.seen.length <= 2, `${faq.seen.length} changes`);
  const before = faq.seen.length;
  writeFileSync(faq.at("faq/tls.md"), entry("TLS?", "late"));
  await faq.close();
  await new Promise((done) => setTimeout(done, 400));
  assert.equal(faq.seen.length, before);
});
