import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import type { Entry, FaqIndex, Scope } from "../../src/faq/entry.ts";
import { readFaq } from "../../src/faq/read.ts";
import { createIndex } from "../../src/faq/search.ts";
import { cautious, readWeights } from "../../src/faq/weights.ts";
import { packageRoot } from "../../src/paths.ts";
import { bareEntry } from "../support/entry.ts";

/** The shipped thresholds: to answer unasked, and to offer. */
const sure = 0.9;
const offer = 0.3;
const here: Scope = { network: "libera", channel: "#help", areas: [] };

const entry = (id: string, question: string, more: Partial<Entry> = {}): Entry =>
  bareEntry(id, question, { answer: `The answer about ${id}.`, ...more });

const entries: readonly Entry[] = [
  entry("restore", "How do I restore a single file from a backup?", {
    phrasings: ["Can I get back only one file?", "recover one deleted file"],
    answer: "Mount the snapshot, or use restore with an include pattern.",
  }),
  entry("password", "What happens when I lose the password of my repository?", {
    answer: "Nobody can read the data any more. Add a second key while you still can.",
  }),
  entry("exclude", "How can I exclude a folder from the backup?", {
    answer: "With --exclude or an exclude file.",
  }),
  entry("windows", "Does it run on Windows?", {
    phrasings: ["Is there a Windows build?"],
    answer: "Yes, download the zip.",
  }),
  entry("locked", 'Why does it say "repository is already locked"?', {
    answer: "A process was killed; run unlock.",
  }),
  entry("speed", "Why is the first backup so slow?", { answer: "Everything is read and hashed once." }),
  entry("cron", "How do I run backups every night with cron?", {
    answer: "Put the password in a file that only root may read.",
  }),
  entry("cpp", "Is there a C++ library?", { answer: "No, but there is a C# one." }),
  entry("größe", "Wie groß wird das Repository?", {
    phrasings: ["Wieviel Platz braucht ein Backup?"],
    answer: "Etwa halb so groß.",
  }),
  entry("unlisted", "Where is the staff calendar?", { channels: ["libera/#Staff"], answer: "On the wiki." }),
];
let index: FaqIndex;
before(() => {
  index = createIndex(entries);
});

test("every question and phrasing finds its own entry for sure, however it is typed", () => {
  for (const one of entries.filter((each) => each.channels.length === 0))
    for (const asked of [one.question, ...one.phrasings])
      for (const typed of [asked, asked.toUpperCase(), `  ${asked.replace(/[?"]/g, "")} `, `bot: ${asked}`]) {
        const [best] = index.match(typed, here);
        assert.equal(best?.entry.id, one.id, typed);
        assert.ok(best.probability >= sure, `${typed}: ${best.probability}`);
      }
});

test("reworded questions put the right entry first, good enough to offer", () => {
  const asked: readonly (readonly [string, string])[] = [
    ["how to restore just one file from my backups?", "restore"],
    ["is it possible to exclude some folders when backing up", "exclude"],
    ["i lost my repository password, what happens now?", "password"],
    ["it says my repository is already locked", "locked"],
    ["why is my first backup that slow?", "speed"],
    ["does this run on windows 11", "windows"],
    ["run a backup with cron every night?", "cron"],
    ["Wie gross ist das Repository denn?", "größe"],
  ];
  for (const [text, id] of asked) {
    const [best] = index.match(text, here);
    assert.equal(best?.entry.id, id, text);
    assert.ok(best.probability >= offer, `${text}: ${best.probability}`);
  }
});

test("chatter, other subjects and mere mentions are no reason to speak", () => {
  const lines = [
    "good morning everybody",
    "lol",
    "ok thanks, that worked",
    "i hate windows",
    "windows",
    "backup",
    "my backup ran fine last night",
    "the password is hunter2",
    "see the file in my folder",
    "bob: it was slow but it runs now",
    "anyone here uses kde on arch?",
    "how do i compile the kernel with debug symbols?",
    "which editor do you use?",
    "is there a good pizza place in Berlin?",
    "file a bug please",
    "single or double?",
    "brb, restoring my sanity",
    "nice, first!",
    "why is my wifi so slow?",
  ];
  for (const line of lines) {
    const [best] = index.match(line, here);
    assert.ok((best?.probability ?? 0) < sure, `${line}: ${best?.entry.id} ${best?.probability}`);
  }
});

test("hostile input matches nothing much, throws nothing, and costs no time", () => {
  const lines = [
    "",
    " ",
    "?",
    "😀😀😀",
    '"',
    "'",
    "restore AND OR NOT NEAR(",
    'question:"x"*',
    "-- ; DROP TABLE faq",
    "^restore*",
    "(((((",
    "{a b}: c",
    "\u0000restore\u0000",
    "\ud800 lone",
    "ａｂｃ",
    "a".repeat(100_000),
    "restore ".repeat(20_000),
    "?".repeat(100_000),
    `${"> quote\n".repeat(5000)}`,
    "`".repeat(100_000),
    "```".repeat(30_000),
    "http://".repeat(20_000),
    "1.".repeat(50_000),
    "e\u0301".repeat(50_000),
    "文".repeat(50_000),
    "[".repeat(50_000),
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
  ];
  const start = performance.now();
  for (const line of lines)
    for (const match of index.match(line, here)) {
      assert.ok(match.probability < sure, line.slice(0, 40));
      assert.equal(typeof match.because, "string");
    }
  assert.ok(performance.now() - start < 5000, "seconds would be a loop gone wild, not a slow machine");
  assert.deepEqual(index.match("", here), []);
});

test("only the beginning of a pasted wall counts; code, addresses and quotes don't", () => {
  assert.equal(index.match(`Does it run on Windows? ${"x ".repeat(50_000)}`, here)[0]?.entry.id, "windows");
  const none = [
    "```\nDoes it run on Windows?\n```",
    "> Does it run on Windows?",
    "https://e.org/does/it/run/on/windows",
    `${"zz ".repeat(400)} windows`,
  ];
  for (const text of none) assert.deepEqual(index.match(text, here), [], text);
});

test("c++ is not c#, versions are words, Chinese has no spaces", () => {
  const small = createIndex([
    entry("cpp", "How do I use C++?"),
    entry("cs", "How do I use C#?"),
    entry("jammy", "When does 22.04 end?"),
    entry("zh", "如何恢复单个文件？"),
  ]);
  const best = (text: string) => small.match(text, here)[0]?.entry.id;
  assert.deepEqual(["use c++", "use C#", "end of 22.04", "恢复文件"].map(best), ["cpp", "cs", "jammy", "zh"]);
});

test("scripts without spaces: names in Latin letters apart, question words and endings aside", () => {
  const index = createIndex([
    entry("tls", "How do I turn TLS on?"),
    entry("logs", "Where are the log files?"),
    entry("tls-zh", "如何启用TLS加密连接？"),
    entry("logs-zh", "日志文件在哪里？"),
    entry("tls-ja", "TLSを有効にするにはどうすればいいですか？"),
    entry("logs-ja", "ログファイルはどこにありますか？"),
    entry("tls-ko", "TLS를 어떻게 활성화하나요?"),
  ]);
  const cases = [
    ["怎么启用TLS?", "tls-zh", 0.6],
    ["请问日志文件在哪里", "logs-zh", 0.9],
    ["TLSはどうやって有効にしますか", "tls-ja", 0.6],
    ["ログファイルの場所を教えてください", "logs-ja", 0.6],
    ["TLS 활성화 방법", "tls-ko", 0.6],
  ] as const;
  for (const [text, id, least] of cases) {
    const [best] = index.match(text, here);
    assert.equal(best?.entry.id, id, text);
    assert.ok(best.probability >= least, `${text}: ${best.probability}`);
  }
  for (const text of ["今天天气怎么样？", "本当ですか？", "어떻게 지내세요?"])
    assert.deepEqual(index.match(text, here), [], text);
});

test("an entry with channels is found there only, named with or without the network", () => {
  const text = "Where is the staff calendar?";
  const ids = (scope: Scope) => index.match(text, scope).map((match) => match.entry.id);
  assert.ok(!ids(here).includes("unlisted"));
  assert.equal(ids({ ...here, channel: "#staff" })[0], "unlisted");
  assert.ok(!ids({ ...here, network: "oftc", channel: "#staff" }).includes("unlisted"));
});

test("an area of the channel decides between equals and stays behind a better match", () => {
  const two = createIndex([
    entry("a", "How do I install the client?", { areas: ["web"] }),
    entry("b", "How do I install the client?", { areas: ["mobile"] }),
    entry("c", "How do I remove the plugin?"),
  ]);
  const first = (areas: readonly string[], text = "how do I install the client?") =>
    two.match(text, { ...here, areas })[0]?.entry.id;
  assert.equal(first([]), "a", "ties go by id");
  assert.equal(first(["mobile"]), "b");
  assert.equal(first(["web"]), "a");
  assert.equal(first(["web", "mobile"], "how do I remove the plugin"), "c");
  const [best] = two.match("how do I install the client?", here);
  assert.ok((best?.probability ?? 1) < sure, "of two equal entries neither is sure");
});

test("by id in any case, by a single word that was taught, never by something inherited", () => {
  const named = createIndex([
    entry("TLS", "TLS?", { phrasings: ["https", "is it encrypted"] }),
    entry("https", "HTTPS?"),
    entry("dns", "DNS?", { phrasings: ["names"] }),
  ]);
  const cases: readonly (readonly [string, string | undefined])[] = [
    ["tls", "TLS"],
    [" TLS ", "TLS"],
    ["HTTPS", "https"],
    ["names", "dns"],
    ["is it encrypted", undefined],
    ["constructor", undefined],
    ["", undefined],
  ];
  for (const [id, wanted] of cases) assert.equal(named.get(id)?.id, wanted, id);
});

test("the reason names the words, and the limit holds", () => {
  const matches = index.match("how do i exclude my music folder?", here, 2);
  assert.ok(matches.length <= 2);
  assert.match(matches[0]?.because ?? "", /exclude/);
  assert.match(matches[0]?.because ?? "", /does not mention music/);
  assert.match(index.match("Does it run on Windows?", here)[0]?.because ?? "", /word by word/);
  assert.deepEqual(index.match("exclude folder", here, 0), []);
  assert.deepEqual(createIndex([]).match("anything", here), []);
});

test("the same question gets the same answer from every index", () => {
  const shown = (one: FaqIndex) =>
    JSON.stringify(
      one
        .match("how do i back up one file on windows", here)
        .map((match) => [match.entry.id, match.probability]),
    );
  assert.equal(shown(createIndex(entries)), shown(index));
});

test("shipped weights load; a missing, broken or foreign file falls back to cautious ones that still work", () => {
  const shipped = readWeights(join(packageRoot, "data", "faq-weights.json"));
  assert.notEqual(shipped, cautious);
  assert.ok(Object.keys(shipped.sure).length > 10);
  const folder = mkdtempSync(join(tmpdir(), "porchlight-weights-"));
  try {
    for (const text of ["", "{", "[]", '{"rank":{"bm25":"x"},"sure":{},"bias":0}']) {
      writeFileSync(join(folder, "w.json"), text);
      assert.equal(readWeights(join(folder, "w.json")), cautious);
    }
    assert.equal(readWeights(join(folder, "none.json")), cautious);
  } finally {
    rmSync(folder, { recursive: true });
  }
  const careful = createIndex(entries, cautious);
  assert.ok((careful.match("Does it run on Windows?", here)[0]?.probability ?? 0) >= sure);
  assert.equal(careful.match("how to restore just one file from my backups?", here)[0]?.entry.id, "restore");
  for (const line of ["windows", "my backup ran fine last night", "why is my wifi so slow?"])
    assert.ok((careful.match(line, here)[0]?.probability ?? 0) < sure, line);
});

test("the example FAQ: complete, short enough for IRC, and finds itself", async () => {
  const files = await readFaq([{ path: join("data", "faq") }], packageRoot);
  assert.deepEqual(files.problems, []);
  assert.ok(files.entries.length >= 8);
  const example = createIndex(files.entries);
  for (const one of files.entries) {
    assert.ok(one.phrasings.length >= 2 && one.phrasings.length <= 6, one.id);
    assert.ok(one.short && Buffer.byteLength(one.short) <= 300, one.id);
    assert.ok(one.owner && one.review?.startsWith("2027-"), one.id);
    for (const asked of [one.question, ...one.phrasings]) {
      const [best] = example.match(asked, here);
      assert.equal(best?.entry.id, one.id, asked);
      assert.ok(best.probability >= sure, `${asked}: ${best.probability}`);
    }
  }
});

test("what a message means is unknown, not unlike, in a language that the table of words doesn't have", () => {
  const german = createIndex([
    entry("lizenz", "Welche Lizenz hat das Projekt?", { answer: "Die von MIT." }),
    entry("logs", "Wo liegen die Dateien mit den Meldungen?", { answer: "Im Ordner." }),
    entry("update", "Wie bekomme ich die neue Version?", { answer: "Mit dem Kommando." }),
  ]);
  const chinese = createIndex([
    entry("logs", "日志文件在哪里？", { answer: "在文件夹。" }),
    entry("licence", "这个项目使用什么许可证？"),
  ]);
  const asked: readonly (readonly [FaqIndex, string])[] = [
    [german, "unter welcher Lizenz steht das?"],
    [german, "was war die Lizenz noch mal?"],
    [chinese, "日志在哪？"],
  ];
  for (const [faq, text] of asked) {
    const [best] = faq.match(text, here);
    const { sense, senseWhole } = best?.features ?? {};
    assert.deepEqual([sense, senseWhole], [0.5, 0.5], text);
  }
  const [english] = index.match("what if I forgot the password?", here);
  assert.notEqual(english?.features["sense"], 0.5);
});

test("an entry on another of its kind is offered at most: error 17 is not error 18", () => {
  const errors = createIndex([
    entry("error17", "What does error 17 mean?", { answer: "The kettle is empty." }),
    entry("ten", "How do I install it on Windows 10?", { answer: "With the setup." }),
  ]);
  const likely = (text: string): number => errors.match(text, here)[0]?.probability ?? 0;
  for (const text of ["what does error 17 mean", "what does error 17 mean after 20 minutes?"])
    assert.ok(likely(text) >= sure, text);
  for (const text of [
    "what does error 18 mean?",
    "what does errr 18 mean?",
    "how do I install it on Windows 11?",
  ])
    assert.ok(likely(text) >= offer && likely(text) < 0.5, `${text}: ${likely(text)}`);
});
