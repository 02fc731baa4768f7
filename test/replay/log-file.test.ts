import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { plainText } from "../../src/replay/decode.ts";
import { channelOf, dateOf, LogError, readLog } from "../../src/replay/log-file.ts";

const folder = mkdtempSync(join(tmpdir(), "porchlight-log-"));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const texts = (path: string): readonly string[] =>
  readLog(path).lines.flatMap(({ line }) => (line.kind === "said" ? [line.text] : []));

test("each line is read in its own encoding", () => {
  const lines = [
    Buffer.from("[07:35] <a> café utf8\n"),
    Buffer.from("[07:36] <a> caf\xe9 latin\r\n", "latin1"),
  ];
  assert.deepEqual(texts(file("mixed.log", Buffer.concat(lines))), ["café utf8", "café latin"]);
});

test("UTF-16 and a byte order mark are understood", () => {
  const text = "[07:35] <a> caf\u00e9\n";
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
  assert.deepEqual(texts(file("wide.log", wide)), ["café"]);
  assert.deepEqual(texts(file("mark.log", `\ufeff${text}`)), ["café"]);
});

test("colours and other control codes are left out", () => {
  assert.equal(
    plainText("\u0002bold\u0002 \u000304,01red\u0003 \u0004ff0000hex\u0004 \u001ditalic\u000f\u0000"),
    "bold red hex italic",
  );
  assert.equal(plainText("a\tb"), "a\tb");
});

test("lines that make no sense are kept apart with their numbers", () => {
  const log = readLog(file("broken.log", "[07:35] <a> one\ngarbage\n\n[07:36] <a> two\n[99:99] <a> three\n"));
  assert.deepEqual(log.malformed, [
    { line: 2, text: "garbage" },
    { line: 5, text: "[99:99] <a> three" },
  ]);
  assert.deepEqual(
    log.lines.map(({ number }) => number),
    [1, 4],
  );
  assert.equal(log.count, 5);
});

test("an empty log is no error", () => {
  assert.equal(readLog(file("empty.log", "\n\n")).lines.length, 0);
});

const refused: readonly (readonly [string, () => string, RegExp])[] = [
  ["no such file", () => join(folder, "absent.log"), /absent\.log: there is no such file/],
  ["a folder", () => folder, /it is a folder; name the logs in it/],
  [
    "a novel",
    () => file("novel.txt", "It was a dark\nand stormy night\n"),
    /in no form that replay can read[\s\S]*irssi: 07:35/,
  ],
  [
    "a packed log",
    () => file("log.gz", Buffer.from([0x1f, 0x8b, 8, 0, 1])),
    /it is no text\. Unpack it first/,
  ],
  ["a picture", () => file("a.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])), /it is no text/],
];

for (const [what, path, expected] of refused)
  test(`refused with a reason: ${what}`, () => {
    assert.throws(
      () => readLog(path()),
      (error) => error instanceof LogError && expected.test(error.message),
    );
  });

const names: readonly (readonly [string, string | undefined, string | undefined])[] = [
  ["2009-02-23.log", "2009-02-23", undefined],
  ["logs/2009-02-23_10.jsonl", "2009-02-23", undefined],
  ["2009-02-23-#project.txt", "2009-02-23", "#project"],
  ["#project_20090223.log", "2009-02-23", "#project"],
  ["znc/#project/2009-02-23.log", "2009-02-23", "#project"],
  ["2009/02/23/%23project.txt", "2009-02-23", "#project"],
  ["irc.libera.#project-dev.weechatlog", undefined, "#project-dev"],
  ["irclogs/libera/#node.js.log", undefined, "#node.js"],
  ["##c.log", undefined, "##c"],
  ["2009-13-45.log", undefined, undefined],
  ["build-20090223123.log", undefined, undefined],
];

for (const [path, date, channel] of names)
  test(`date and channel of ${path}`, () => {
    assert.equal(dateOf(path), date);
    assert.equal(channelOf(path), channel);
  });
