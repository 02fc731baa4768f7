import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { readChatter, readSet } from "./read-set.ts";

const folder = mkdtempSync(join(tmpdir(), "porchlight-sets-"));
after(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function set(faqs: readonly unknown[], queries: readonly unknown[]): string {
  const path = join(folder, `set${count++}`);
  mkdirSync(path);
  const lines = (of: readonly unknown[]) =>
    of.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join("\r\n");
  writeFileSync(join(path, "faqs.jsonl"), lines(faqs));
  writeFileSync(join(path, "queries.jsonl"), lines(queries));
  return path;
}
const kettle = { id: "k", question: "How do I boil water?", answer: "Press the knob.", project: "kettle" };
const toaster = { id: "t", question: "How dark?", paraphrases: ["how brown"], project: "toaster" };
const rules = { id: "r", question: "What are the rules here?", answer: null };

describe("a set for bench:faq", () => {
  it("is searched by the project that is asked about, and for what belongs to none", () => {
    const tasks = readSet(
      set(
        [kettle, toaster, rules],
        [
          { query: "boil", relevant: ["k"], project: "kettle" },
          { query: "how is it", relevant: [] },
          { query: "rules?", relevant: ["r"], project: "lamp" },
        ],
      ),
    );
    const seen = tasks.map((task) => [
      task.entries.map(({ id }) => id),
      task.queries.map(({ text }) => text),
    ]);
    assert.deepEqual(seen, [
      [["k", "r"], ["boil"]],
      [["k", "t", "r"], ["how is it"]],
      [["r"], ["rules?"]],
    ]);
    assert.deepEqual(
      tasks[1]?.entries.map(({ answer, phrasings }) => [answer, phrasings]),
      [
        ["Press the knob.", []],
        ["", ["how brown"]],
        ["", []],
      ],
    );
  });

  for (const [what, faqs, queries, expected] of [
    ["no JSON", [kettle, "nothing"], [], /faqs\.jsonl:2 is no JSON object/],
    ["an entry without a question", [{ id: "k" }], [], /faqs\.jsonl:1, “question”/],
    ["a query that names no list", [kettle], [{ query: "boil" }], /queries\.jsonl:1, “relevant”/],
  ] as const)
    it(`with ${what} says where`, () => {
      assert.throws(() => readSet(set(faqs, queries)), expected);
    });

  it("and its chatter is what people said", () => {
    const logs = join(folder, "logs");
    mkdirSync(join(logs, "june"), { recursive: true });
    writeFileSync(
      join(logs, "june", "a.jsonl"),
      [
        { type: "message", nick: "al", text: "hi" },
        { type: "message", nick: "ubottu", text: "!hi", bot: true },
        { type: "join", nick: "bo" },
      ]
        .map((line) => JSON.stringify(line))
        .join("\n"),
    );
    assert.deepEqual(readChatter(logs), ["hi"]);
  });
});

describe("bench:faq and train:faq", () => {
  const good = set([kettle], [{ query: "boil", relevant: ["k"], project: "kettle" }]);
  for (const [script, args, expected] of [
    ["faq.ts", ["--set", "/nowhere"], /\/nowhere can't be read: ENOENT/],
    ["faq.ts", ["--set", good, "--train", "/nowhere"], /\/nowhere can't be read: ENOENT/],
    ["faq-train.ts", ["--data", "/nowhere"], /ENOENT.*\/nowhere/],
  ] as const)
    it(`${script} ${args[0]} with a folder that isn't there says so in a sentence`, () => {
      const { status, stderr } = spawnSync(
        process.execPath,
        ["--import", "tsx", join(import.meta.dirname, "..", script), ...args],
        { encoding: "utf8", timeout: 60_000 },
      );
      assert.match(stderr, expected);
      assert.doesNotMatch(stderr, /^ +at /m);
      assert.equal(status, 2);
    });
});
