import assert from "node:assert/strict";
import { test } from "node:test";
import { formatOf, formats } from "../../src/replay/formats/all.ts";
import type { LogLine } from "../../src/replay/formats/format.ts";

const at = (hour: number, minute: number, second = 0) => hour * 3600 + minute * 60 + second;
const clock = { time: { seconds: at(7, 35) } };
const exact = { time: { seconds: at(7, 35, 1) } };
const dated = { time: { seconds: at(7, 35, 1), date: "2009-02-23" } };

/** By format: a line, and what it says; undefined for a line that the format does not write. */
const cases: Readonly<Record<string, readonly (readonly [string, LogLine | undefined])[]>> = {
  irssi: [
    ["07:35 <alice> hello", { kind: "said", nick: "alice", text: "hello", ...clock }],
    ["07:35:01 <@alice> hello", { kind: "said", nick: "alice", text: "hello", ...exact }],
    ["07:35 < alice> a <b> c", { kind: "said", nick: "alice", text: "a <b> c", ...clock }],
    ["07:35 <alice> ", { kind: "said", nick: "alice", text: "", ...clock }],
    ["07:35  * alice waves", { kind: "said", nick: "alice", text: "waves", style: "action", ...clock }],
    ["07:35 -ci:#p- built", { kind: "said", nick: "ci", text: "built", style: "notice", ...clock }],
    ["07:35 -!- a|b^ [x@y] has joined #p", { kind: "join", nick: "a|b^", channel: "#p", ...clock }],
    ["07:35 -!- a [x@y] has left #p [bye]", { kind: "part", nick: "a", channel: "#p", ...clock }],
    ["07:35 -!- a [x@y] has quit [Quit: #p]", { kind: "quit", nick: "a", ...clock }],
    ["07:35 -!- a was kicked from #p by b [no]", { kind: "kick", nick: "a", channel: "#p", ...clock }],
    ["07:35 -!- a is now known as b", { kind: "rename", nick: "a", to: "b", ...clock }],
    ["07:35 -!- mode/#p [+o a] by b", { kind: "other", channel: "#p", ...clock }],
    ["07:35 -!- Netsplit x <-> y quits: a, b", { kind: "other", ...clock }],
    ["--- Log opened Mon Feb 23 07:35:01 2009", { kind: "day", date: "2009-02-23" }],
    ["--- Day changed Tue Feb 24 2009", { kind: "day", date: "2009-02-24" }],
    ["--- Log closed Tue Feb 24 07:35:01 2009", { kind: "other" }],
    ["--- Day changed Tue Feb 31 2009", { kind: "other" }],
    ["7:99 <alice> hello", undefined],
    ["hello", undefined],
  ],
  WeeChat: [
    ["2009-02-23 07:35:01\talice\thello", { kind: "said", nick: "alice", text: "hello", ...dated }],
    ["2009-02-23 07:35:01\t@alice\ta\tb", { kind: "said", nick: "alice", text: "a\tb", ...dated }],
    [
      "2009-02-23 07:35:01\t *\talice waves",
      { kind: "said", nick: "alice", text: "waves", style: "action", ...dated },
    ],
    [
      "2009-02-23 07:35:01\t--\tNotice(ci): built",
      { kind: "said", nick: "ci", text: "built", style: "notice", ...dated },
    ],
    ["2009-02-23 07:35:01\t-->\ta (x@y) has joined #p", { kind: "join", nick: "a", channel: "#p", ...dated }],
    [
      "2009-02-23 07:35:01\t-->\ta [acc] (Real) (x@y) has joined #p",
      { kind: "join", nick: "a", channel: "#p", ...dated },
    ],
    [
      "2009-02-23 07:35:01\t<--\ta (x@y) has left #p (bye)",
      { kind: "part", nick: "a", channel: "#p", ...dated },
    ],
    ["2009-02-23 07:35:01\t<--\ta (x@y) has quit (bye)", { kind: "quit", nick: "a", ...dated }],
    ["2009-02-23 07:35:01\t<--\tb has kicked a (no)", { kind: "kick", nick: "a", ...dated }],
    ["2009-02-23 07:35:01\t--\ta is now known as b", { kind: "rename", nick: "a", to: "b", ...dated }],
    ["2009-02-23 07:35:01\t--\tMode #p [+o a] by b", { kind: "other", ...dated }],
    ["2009-02-23 07:35:01\t=!=\tirc: disconnected", { kind: "other", ...dated }],
    ["2009-02-31 07:35:01\talice\thello", undefined],
    ["2009-02-23 27:35:01\talice\thello", undefined],
    ["2009-02-23 07:35:01 alice hello", undefined],
  ],
  ZNC: [
    ["[07:35:01] <alice> hello", { kind: "said", nick: "alice", text: "hello", ...exact }],
    ["[2009-02-23 07:35:01] <alice> hello", { kind: "said", nick: "alice", text: "hello", ...dated }],
    ["[07:35:01] * alice waves", { kind: "said", nick: "alice", text: "waves", style: "action", ...exact }],
    ["[07:35:01] -ci- built", { kind: "said", nick: "ci", text: "built", style: "notice", ...exact }],
    ["[07:35:01] *** Joins: a (x@y)", { kind: "join", nick: "a", ...exact }],
    ["[07:35:01] *** Parts: a (x@y) (bye)", { kind: "part", nick: "a", ...exact }],
    ["[07:35:01] *** Quits: a (x@y) (bye)", { kind: "quit", nick: "a", ...exact }],
    ["[07:35:01] *** a was kicked by b (no)", { kind: "kick", nick: "a", ...exact }],
    ["[07:35:01] *** a is now known as b", { kind: "rename", nick: "a", to: "b", ...exact }],
    ["[07:35:01] *** b sets mode: +o a", { kind: "other", ...exact }],
    ["[2009-13-01 07:35:01] <alice> hello", undefined],
    ["[07:35] <alice> hello", undefined],
    ["", undefined],
  ],
  plain: [
    ["[07:35] <alice> hello", { kind: "said", nick: "alice", text: "hello", ...clock }],
    [
      "[07:35 AM] <alice> hello",
      { kind: "said", nick: "alice", text: "hello", time: { seconds: at(7, 35), half: "am" } },
    ],
    ["[07:35]  * alice waves", { kind: "said", nick: "alice", text: "waves", style: "action", ...clock }],
    ["[07:35] -ci:#p- built", { kind: "said", nick: "ci", text: "built", style: "notice", ...clock }],
    ["=== alice waves", { kind: "said", nick: "alice", text: "waves", style: "action" }],
    ["=== a [~x@y] has joined #p", { kind: "join", nick: "a", channel: "#p" }],
    ["=== a [~x@y] has left #p []", { kind: "part", nick: "a", channel: "#p" }],
    ["=== a was kicked off #p by b (no)", { kind: "kick", nick: "a", channel: "#p" }],
    ["=== a is now known as b", { kind: "rename", nick: "a", to: "b" }],
    ["=== Topic for #p: hello there", { kind: "other", channel: "#p" }],
    ["=== mode/#p [+o a] by b", { kind: "other", channel: "#p" }],
    ["[07:35:01] <alice> hello", undefined],
    ["13:00 PM <alice> hello", undefined],
  ],
  "JSON Lines": [
    [
      '{"i":1,"time":"07:35","t":60,"nick":"alice","type":"message","text":"hello"}',
      { kind: "said", nick: "alice", text: "hello", offset: 60, ...clock },
    ],
    [
      '{"t":0,"nick":"a","type":"action","text":"waves"}',
      { kind: "said", nick: "a", text: "waves", style: "action", offset: 0 },
    ],
    [
      '{"t":0,"nick":"a","type":"message","sub":"action","text":"waves"}',
      { kind: "said", nick: "a", text: "waves", style: "action", offset: 0 },
    ],
    [
      '{"t":0,"nick":"ci:#p","type":"message","sub":"notice","text":"x","bot":true}',
      { kind: "said", nick: "ci", text: "x", style: "notice", bot: true, offset: 0 },
    ],
    [
      '{"t":0,"nick":"a","type":"join","text":"a [x@y] has joined #p"}',
      { kind: "join", nick: "a", channel: "#p", offset: 0 },
    ],
    ['{"t":0,"nick":"a","type":"part","text":""}', { kind: "part", nick: "a", offset: 0 }],
    [
      '{"t":0,"nick":"a","type":"nick","newNick":"b","text":""}',
      { kind: "rename", nick: "a", to: "b", offset: 0 },
    ],
    [
      '{"t":0,"nick":"a","type":"system","sub":"nick","newNick":"b"}',
      { kind: "rename", nick: "a", to: "b", offset: 0 },
    ],
    [
      '{"t":0,"nick":"","type":"system","sub":"kick","text":"a was kicked off #p by b (no)"}',
      { kind: "kick", nick: "a", offset: 0 },
    ],
    ['{"t":0,"nick":"","type":"system","sub":"mode","text":"mode/#p"}', { kind: "other", offset: 0 }],
    [
      '{"t":1e300,"nick":"a","type":"message","text":"\\u0002x\\u0000"}',
      { kind: "said", nick: "a", text: "x" },
    ],
    ['{"t":-1,"nick":"a","type":"message","text":"x"}', { kind: "said", nick: "a", text: "x" }],
    ['{"type":"message","text":"nobody said it"}', undefined],
    ['{"type":"reaction","nick":"a"}', undefined],
    ["[1, 2]", undefined],
    ["{broken", undefined],
  ],
};

for (const format of formats)
  for (const [line, expected] of cases[format.name] ?? [])
    test(`${format.name}: ${JSON.stringify(line)}`, () => assert.deepEqual(format.parse(line), expected));

test("every format has cases, and recognises its own example", () => {
  for (const format of formats) {
    assert.ok((cases[format.name]?.length ?? 0) > 5, format.name);
    const example = format.example.replaceAll("<TAB>", "\t");
    assert.equal(formatOf([example, example])?.name, format.name);
  }
});

test("a log is recognised by most of its lines, whatever stands between", () => {
  const lines = [
    "???",
    "[07:35] <alice> hello",
    "[07:36] <bob> hi",
    "a line that was broken",
    "[07:37] <alice> yes",
  ];
  assert.equal(formatOf(lines)?.name, "plain");
  assert.equal(formatOf(["once upon a time", "there was a log", "[07:35] <a> b"]), undefined);
  assert.equal(formatOf([]), undefined);
});

test("hostile lines end soon in every format", () => {
  const texts = [
    "[".repeat(100_000),
    "07:35 <".repeat(20_000),
    `07:35 -!- ${"a [".repeat(30_000)}`,
    " ".repeat(100_000),
  ];
  texts.push(
    `[07:35] ${"* ".repeat(50_000)}`,
    `=== ${"a ".repeat(50_000)}`,
    `2009-02-23 07:35:01\t-->\t${"a (".repeat(30_000)}`,
  );
  for (const format of formats) for (const text of texts) assert.notEqual(format.parse(text)?.kind, "join");
});
