import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Outgoing, Traits } from "../src/adapter.ts";
import type { Say } from "../src/effects.ts";
import { fit, splitLine, splitMarkdown } from "../src/fit.ts";
import { lines, plain, rich } from "./support/stage.ts";

const to = { network: "net", channel: "#a" };
const say = (text: string, more: Partial<Say> = {}): Say => ({ do: "say", key: "k", to, text, ...more });
const shown = (effect: Say, traits: Traits): string[] => fit(effect, traits).map(plain);
const words = (count: number): string => Array.from({ length: count }, (_, i) => `word${i}`).join(" ");

describe("fit, for networks of lines", () => {
  it("one row a line, addressed and linked on the first", () => {
    const rows = fit(
      say("a\n\nb", { for: { key: "x", name: "x", address: "x" }, replyTo: "m1" }),
      lines,
    ) as Extract<Outgoing, { do: "say" }>[];
    assert.deepEqual(rows.map(plain), ["a", "b"]);
    assert.deepEqual(
      rows.map((row) => [row.for?.key, row.replyTo]),
      [
        ["x", "m1"],
        [undefined, undefined],
      ],
    );
  });

  it("takes the short form when the long one is too long, and else cuts with the link", () => {
    const long = words(400);
    assert.deepEqual(shown(say(long, { short: "short", link: "https://x.example" }), lines), ["short"]);
    const cut = shown(say(long, { link: "https://x.example/faq#long" }), lines);
    assert.equal(cut.length, 2);
    assert.match(cut[1] ?? "", / … https:\/\/x\.example\/faq#long$/);
    for (const line of cut) assert.ok(Buffer.byteLength(line) <= lines.maxBytes);
    const link = "https://x.example/tls";
    const both = shown(say(long, { short: `See ${link} ${words(200)}`, link }), lines);
    assert.equal(both.join(" ").split(link).length, 2, "said once");
  });

  it("leaves room for the name in front", () => {
    const name = "n".repeat(60);
    const [first] = shown(say(words(100), { for: { key: name, name, address: name }, whole: true }), lines);
    assert.ok(Buffer.byteLength(`${name}: ${first}`) <= lines.maxBytes);
  });

  it("numbers choices where there are no buttons, and leaves them as they are where there are", () => {
    const choices = [
      { label: "One?", command: "faq one" },
      { label: "Two?", command: "faq two" },
    ];
    assert.deepEqual(shown(say("Which?", { choices }), lines), ["Which?", "1) One?  2) Two?"]);
    const [row] = fit(say("Which?", { choices }), rich);
    assert.deepEqual(row?.do === "say" && row.choices, choices);
  });

  it("marks quiet names as whole words, outside code and links", () => {
    const [row] = fit(
      say("thanks alice, `alice` and malice, https://x.example/alice Alice!", { quiet: ["alice"] }),
      lines,
    );
    const spans = row?.do === "say" && row.body.format === "lines" ? row.body.spans : [];
    assert.deepEqual(
      spans.filter((span) => span.quiet).map((span) => span.text),
      ["alice", "Alice"],
    );
  });

  it("turns an edit into a line that follows, a retraction into nothing", () => {
    assert.deepEqual(fit({ do: "amend", key: "k2", said: "k", to, text: "better" }, lines).map(plain), [
      "better",
    ]);
    assert.deepEqual(fit({ do: "retract", key: "k2", said: "k", to }, lines), []);
    assert.deepEqual(fit({ do: "react", key: "k2", to, target: "m", emoji: "👍" }, lines), []);
  });
});

describe("splitting", () => {
  const family = "👩‍👩‍👧‍👦";
  for (const [what, text] of [
    ["ascii", words(80)],
    ["no spaces", "x".repeat(1000)],
    ["two-byte letters", "äöüß ".repeat(100)],
    ["joined emoji", `${family} `.repeat(40)],
    ["joined emoji without spaces", family.repeat(40)],
    ["combining marks", "e\u0301\u0323".repeat(200)],
  ] as const)
    it(`by bytes, at a word, never inside a grapheme: ${what}`, () => {
      const parts = splitLine([{ text }], () => 100).map((line) => line.map((span) => span.text).join(""));
      for (const part of parts) assert.ok(Buffer.byteLength(part) <= 100, part);
      assert.equal(parts.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
      const whole = new Set([...new Intl.Segmenter().segment(text)].map(({ segment }) => segment));
      for (const part of parts)
        for (const { segment } of new Intl.Segmenter().segment(part)) assert.ok(whole.has(segment), segment);
    });

  it("ends with a grapheme larger than a line", () => {
    const parts = splitLine([{ text: `a${"\u0301".repeat(200)}b` }], () => 20);
    assert.ok(parts.length < 300);
  });

  it("Markdown at lines, with a code block closed and opened again", () => {
    const code = `Before\n\n\`\`\`sh\n${Array.from({ length: 60 }, (_, i) => `command number ${i}`).join("\n")}\n\`\`\`\n\nAfter`;
    const parts = splitMarkdown(code, 500);
    assert.ok(parts.length > 2);
    for (const part of parts) {
      assert.ok(Buffer.byteLength(part) <= 500);
      assert.equal((part.match(/^```/gm) ?? []).length % 2, 0, part);
    }
    for (let i = 0; i < 60; i++) assert.ok(parts.join("\n").includes(`command number ${i}`));
  });

  it("what can't be changed or taken back has a line of its own, or none", () => {
    const amend = { do: "amend", key: "k2", said: "k", to, text: "better" } as const;
    const retract = { do: "retract", key: "k2", said: "k", to } as const;
    assert.deepEqual(fit({ ...amend, instead: "it is better now" }, lines).map(plain), ["it is better now"]);
    assert.deepEqual(fit({ ...amend, instead: "" }, lines), []);
    assert.deepEqual(fit({ ...amend, instead: "" }, rich).map(plain), ["better"]);
    assert.deepEqual(fit({ ...amend, withButtons: "best" }, rich).map(plain), ["best"]);
    assert.deepEqual(fit({ ...retract, instead: "forget it" }, lines).map(plain), ["forget it"]);
    assert.deepEqual(fit(retract, lines), []);
    assert.deepEqual(fit({ ...retract, instead: "forget it" }, rich), [{ do: "retract", to, target: "" }]);
  });

  it("a network that edits amends, within one part", () => {
    const rows = fit({ do: "amend", key: "k2", said: "k", to, text: "better" }, rich);
    assert.deepEqual(rows, [
      { do: "amend", to, target: "", body: { format: "markdown", markdown: "better" } },
    ]);
  });
});
