import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createFold } from "../../../adapters/irc/fold.ts";
import { outbound, type Voice } from "../../../adapters/irc/outbound.ts";
import type { Outgoing, Span } from "../../../src/adapter.ts";

const voice: Voice = {
  fold: createFold(),
  channelTypes: "#&",
  statusPrefixes: "@+",
  maskBytes: 60,
  replyTags: true,
};
const anna = { key: "anna", name: "Anna", address: "anna" };
type Say = Extract<Outgoing, { do: "say" }>;

const say = (spans: readonly Span[] | string, more: Partial<Say> = {}, channel = "#project"): Outgoing => ({
  do: "say",
  to: { network: "test", channel },
  body: { format: "lines", spans: typeof spans === "string" ? [{ text: spans }] : spans },
  priority: 0,
  ...more,
});

describe("IRC lines that go out", () => {
  const texts: [string, Outgoing, string][] = [
    ["plain text", say("hello"), "hello"],
    [
      "bold and italic",
      say([
        { text: "a", bold: true },
        { text: "b", italic: true },
      ]),
      "\u0002a\u0002\u001db\u001d",
    ],
    ["code", say([{ text: "run " }, { text: "npm test", code: true }]), "run `npm test`"],
    ["code that has backticks", say([{ text: "a `b` c", code: true }]), "a `b` c"],
    ["the asker's name in a channel", say("yes", { for: anna }), "anna: yes"],
    ["no name in private", say("yes", { for: anna }, "anna"), "yes"],
    ["a quiet name", say([{ text: "thanks " }, { text: "anna", quiet: true }]), "thanks a\u200bnna"],
    ["a quiet name beyond the BMP", say([{ text: "😀x", quiet: true }]), "😀\u200bx"],
    ["a quiet name of one letter", say([{ text: "a", quiet: true }]), "a\u200b"],
    ["a quiet name in code", say([{ text: "anna", quiet: true, code: true }]), "`anna`"],
    ["line breaks", say("a\r\nQUIT\nb\u2028c"), "a QUIT b c"],
    ["control characters", say("a\u0000\u0001ACTION\u0007\u001b[31m\u009bb"), "aACTION[31mb"],
    ["a name that would break out", say("x", { for: { ...anna, address: "a\r\nQUIT" } }), "a QUIT: x"],
  ];
  for (const [name, item, text] of texts)
    it(`writes ${name}`, () => assert.equal(outbound(item, voice).text, text));

  it("replies by tag where there is a message to reply to and a server that takes it", () => {
    const tags = (replyTo: string, replyTags = true) =>
      outbound(say("x", { replyTo }), { ...voice, replyTags }).tags;
    assert.equal(tags("abc"), "+draft/reply=abc");
    assert.equal(tags("a;b c\\d"), "+draft/reply=a\\:b\\sc\\\\d");
    assert.equal(tags("made:1.2"), "");
    assert.equal(tags("x".repeat(600)), "");
    assert.equal(tags("abc", false), "");
  });

  it("never writes more than the server would pass on, and never half a character", () => {
    for (const text of ["x".repeat(600), "ü".repeat(400), "👩‍👩‍👧‍👦".repeat(60), "नमस्ते ".repeat(60)]) {
      const line = outbound(say(text, { for: anna }), voice);
      const whole = `:${"m".repeat(60)} PRIVMSG ${line.target} :${line.text}\r\n`;
      assert.ok(Buffer.byteLength(whole) <= 512, String(Buffer.byteLength(whole)));
      assert.ok(Buffer.byteLength(whole) > 470);
      assert.ok(line.text.endsWith("…"));
      assert.ok(text.startsWith(line.text.slice("anna: ".length, -1).trimEnd()));
      if (text.startsWith("👩")) assert.equal(line.text.slice(6, -1).length % "👩‍👩‍👧‍👦".length, 0);
    }
  });

  const refused: [string, Outgoing, RegExp][] = [
    ["an empty text", say(""), /nothing to say/],
    ["a text of control codes", say("\u0002\u000f \r\n"), /nothing to say/],
    ["a target with a space", say("x", {}, "#a b"), /neither a channel nor a nick/],
    ["several targets", say("x", {}, "#a,#b"), /neither a channel nor a nick/],
    ["a target with a line break", say("x", {}, "a\r\nQUIT"), /neither a channel nor a nick/],
    ["no target", say("x", {}, ""), /neither a channel nor a nick/],
    ["a whole server as target", say("x", {}, "$$*"), /neither a channel nor a nick/],
    [
      "an edit",
      { do: "amend", to: { network: "t", channel: "#a" }, target: "1", body: { format: "lines", spans: [] } },
      /cannot amend/,
    ],
  ];
  for (const [name, item, message] of refused)
    it(`refuses ${name} for good`, () =>
      assert.throws(() => outbound(item, voice), { name: "SendFailed", forGood: true, message }));
});
