import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entry, Scope } from "../../src/faq/entry.ts";
import { createIndex } from "../../src/faq/search.ts";
import { bareEntry } from "../support/entry.ts";

const here: Scope = { network: "libera", channel: "#help", areas: [] };

const entry = (id: string, question: string, more: Partial<Entry> = {}): Entry =>
  bareEntry(id, question, { answer: `The answer about ${id}.`, ...more });

const index = createIndex([
  entry("android-log", "Where is the log file on Android?"),
  entry("windows-log", "Where is the log file on Windows?"),
  entry("restore", "How do I restore a single file from a backup?"),
  entry("thaw", "How do I thaw a frozen kettle?", { learned: ["my teapot is stuck in the ice"] }),
]);

test("several lines are one question, and its point may be in the last", () => {
  const lines = [
    "hi, i have made backups every night",
    "and now i deleted something",
    "how do i restore a file?",
  ];
  assert.equal(index.match({ lines }, here)[0]?.entry.id, "restore");
  const split = index.match({ lines: ["how can i restore", "a deleted file"] }, here)[0];
  const alone = index.match("a deleted file", here)[0];
  assert.ok((split?.probability ?? 0) > (alone?.probability ?? 1));
});

test("a line that only remarks something is nothing without the rest", () => {
  const remark = "the log file on Android";
  assert.ok((index.match(remark, here)[0]?.probability ?? 0) > 0.2);
  const { lines } = { lines: ["my kettle is frozen and i can't get it out of the ice", remark] };
  const whole = index.match(lines.join("\n"), here)[0];
  assert.equal(index.match({ lines }, here)[0]?.probability, whole?.probability);
});

test("what was talked of before decides between equals, and makes nothing sure", () => {
  const lines = ["where do i find the log file?"];
  const windows = index.match({ lines, context: ["i run it on windows 11"] }, here);
  const android = index.match({ lines, context: ["it is on my android phone"] }, here);
  assert.equal(windows[0]?.entry.id, "windows-log");
  assert.equal(android[0]?.entry.id, "android-log");
  assert.ok((windows[0]?.probability ?? 1) < 0.9);
});

test("a wording learned in service finds its entry, and why says so", () => {
  const [best] = index.match("help, my teapot is stuck in ice", here);
  assert.equal(best?.entry.id, "thaw");
  assert.match(best.because, /a learned wording/);
  assert.ok(best.reasons.some((one) => one.reason === "phrased" && one.learned));
});

test("why names the words that the entry's questions have and those that it has nowhere, rarest first", () => {
  const [best] = index.match("is a file restored from the backup by a robot?", here);
  assert.equal(best?.entry.id, "restore");
  const wordsOf = (wanted: string) =>
    best.reasons.flatMap((one) => (one.reason === wanted && "words" in one ? [one.words] : []));
  assert.deepEqual(wordsOf("shares"), [["restored", "backup", "file"]]);
  assert.deepEqual(wordsOf("foreign"), [["robot"]]);
});

test("how an entry fared here raises or lowers it, within bounds", () => {
  const lines = ["can a deleted file be restored?"];
  const at = (helped: number, unhelpful: number) =>
    index.match({ lines, use: new Map([["restore", { helped, unhelpful }]]) }, here)[0]?.probability ?? 0;
  assert.ok(at(5, 0) > at(0, 0));
  assert.ok(at(0, 3) < at(0, 0));
  assert.ok(at(0, 100_000) > 0);
  const bad = new Map([["restore", { helped: 0, unhelpful: 4 }]]);
  const said = { lines: ["How do I restore a single file from a backup?"], use: bad };
  const [best] = index.match(said, here);
  assert.match(best?.because ?? "", /did not help 4×/);
});

test("a sentence encoder brings in what shares no word, and decides between others", () => {
  const lines = ["wherever did it write its diary"];
  assert.ok((index.match({ lines }, here)[0]?.probability ?? 0) < 0.2);
  const found = index.match({ lines, similarity: new Map([["windows-log", 0.8]]) }, here);
  assert.equal(found[0]?.entry.id, "windows-log");
  assert.ok(found[0].probability < 0.5);
  assert.match(found[0].because, /80 % alike in meaning/);
  const two = {
    lines: ["where is the log file?"],
    similarity: new Map([
      ["windows-log", 0.9],
      ["android-log", 0.2],
    ]),
  };
  assert.equal(index.match(two, here)[0]?.entry.id, "windows-log");
});

test("an encoder that finds an entry far off speaks against it, however many words they share", () => {
  const lines = ["how do i restore just one file from the backup?"];
  const at = (share: number) =>
    index.match({ lines, similarity: new Map([["restore", share]]) }, here)[0]?.probability ?? 0;
  const without = index.match({ lines }, here)[0]?.probability ?? 0;
  assert.ok(at(0.05) < without && without <= at(0.8), `${at(0.05)} ${without} ${at(0.8)}`);
});
