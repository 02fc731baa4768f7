import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Input, readPiped, readTyped, toBot } from "../../../adapters/terminal/input.ts";

describe("a piped line", () => {
  const malformed = (why: string): Input => ({ kind: "malformed", why });
  const form = malformed("expected `nick: text`, `nick #channel: text` or a /command");
  const cases: readonly [line: string, Input][] = [
    ["alice: how do I build it?", { kind: "say", nick: "alice", text: "how do I build it?" }],
    ["alice #dev: hi", { kind: "say", nick: "alice", channel: "#dev", text: "hi" }],
    ["alice:   spaced  ", { kind: "say", nick: "alice", text: "spaced" }],
    ["alice: bob: thanks", { kind: "say", nick: "alice", text: "bob: thanks" }],
    ["alice: /etc/hosts is empty", { kind: "say", nick: "alice", text: "/etc/hosts is empty" }],
    ["alice: /private forget me", { kind: "slash", nick: "alice", name: "private", rest: "forget me" }],
    ["alice: /msg !help", { kind: "slash", nick: "alice", name: "private", rest: "!help" }],
    ["[a]{b}|^`-_\\: hi", { kind: "say", nick: "[a]{b}|^`-_\\", text: "hi" }],
    ["Zoë: ça va?", { kind: "say", nick: "Zoë", text: "ça va?" }],
    ["/wait 2s", { kind: "slash", name: "wait", rest: "2s" }],
    ["/QUIT", { kind: "slash", name: "quit", rest: "" }],
    ["", { kind: "nothing" }],
    ["   \t", { kind: "nothing" }],
    ["# a comment: with a colon", { kind: "nothing" }],
    ["alice: a\u001b[2J\u0007b\u0000c\td\u009b31m", { kind: "say", nick: "alice", text: "abc d" }],
    ["no colon here", form],
    ["alice", form],
    [": text", form],
    ["#dev: text", malformed("a name has up to 32 letters, digits and - _ . [ ] { } \\ | ^ `")],
    [`${"a".repeat(33)}: hi`, malformed("a name has up to 32 letters, digits and - _ . [ ] { } \\ | ^ `")],
    ["Porchlight: hi", malformed("porchlight is the bot's own name")],
    ["alice:", malformed("nothing after alice:")],
    ["/", malformed("no command after the slash")],
    ["alice:text", form],
  ];
  for (const [line, expected] of cases)
    test(JSON.stringify(line.slice(0, 40)), () => assert.deepEqual(readPiped(line), expected));
});

describe("a typed line", () => {
  const cases: readonly [line: string, Input][] = [
    ["alice: how?", { kind: "say", text: "alice: how?" }],
    ["/nick alice", { kind: "slash", name: "nick", rest: "alice" }],
    ["//nick is a command", { kind: "say", text: "/nick is a command" }],
    ["/usr/bin/env", { kind: "say", text: "/usr/bin/env" }],
    ["\u001b]0;title\u0007hi", { kind: "say", text: "hi" }],
    ["  ", { kind: "nothing" }],
  ];
  for (const [line, expected] of cases)
    test(JSON.stringify(line), () => assert.deepEqual(readTyped(line), expected));
});

describe("who is spoken to", () => {
  const cases: readonly [text: string, string | undefined][] = [
    ["porchlight: faq tls", "faq tls"],
    ["Porchlight, help", "help"],
    ["@porchlight help", "help"],
    ["@porchlight: help", "help"],
    ["@porchlight", ""],
    ["porchlight:", ""],
    ["hey porchlight, where are the logs?", "where are the logs?"],
    ["porchlight is a bot", undefined],
    ["@porchlights are on", undefined],
    ["ask porchlight: it knows", undefined],
  ];
  for (const [text, expected] of cases) test(text, () => assert.equal(toBot(text), expected));
});
