import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createButtons } from "../../../adapters/discord/buttons.ts";
import { toDiscord } from "../../../adapters/discord/markdown.ts";
import { contentOf, nonceOf, toMessage } from "../../../adapters/discord/outbound.ts";
import { type Outgoing, SendFailed } from "../../../src/adapter.ts";
import { literal } from "../../../src/markdown.ts";
import { rendered } from "../../servers/discord/people.ts";
import { createState } from "../../servers/discord/state.ts";

type Say = Extract<Outgoing, { do: "say" }>;
const say = (markdown: string, more: Partial<Say> = {}): Say => ({
  do: "say",
  to: { network: "test", channel: "#project" },
  body: { format: "markdown", markdown },
  priority: 0,
  ...more,
});
const plain = { key: "k", buttons: [], face: false };
const anna = { key: "53908099506183680", name: "Anna", address: "53908099506183680" };

describe("Markdown as Discord reads it", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["wrapped lines are one line", "one\ntwo\nthree", "one two three"],
    ["paragraphs", "one\n\ntwo", "one\n\ntwo"],
    ["looks", "**b** *i* _i_ `c` ~~s~~", "**b** *i* *i* `c` ~~s~~"],
    ["headings", "# Big\n\ntext", "**Big**\n\ntext"],
    ["a heading in bold already", "## **Big** one", "**Big one**"],
    ["lists", "- a\n- b\n  - c\n", "- a\n- b\n  - c"],
    ["numbers", "3. a\n4. b", "3. a\n4. b"],
    ["tasks", "- [x] a\n- [ ] b", "- ☑ a\n- ☐ b"],
    ["links", "[docs](https://example.org/a_(b))", "[docs](https://example.org/a_%28b%29)"],
    ["bare links", "see https://example.org/a_b_c.", "see https://example.org/a_b_c."],
    ["links that Discord does not show", "[mail](mailto:a@example.org)", "mail (mailto:a@example.org)"],
    ["relative links", "[build](docs/build.md)", "build (docs/build.md)"],
    ["images", "![shot](https://example.org/s.png)", "[shot](https://example.org/s.png)"],
    ["html", "a<b>b</b>c<br>d <!-- x -->", "abc\nd "],
    ["references", "a &amp; b &lt;c&gt;", "a & b <c>"],
    ["code", "```js\nlet a = `1`;\n```", "```js\nlet a = `1`;\n```"],
    ["code with a fence inside", "````\n```\n````", "```\n``\u200b`\n```"],
    ["quotes", "> a\n> b\n\nc", "> a b\n\nc"],
    ["tables", "| a | bb |\n|---|---|\n| ccc | d |", "```\na    bb\nccc  d\n```"],
    ["marks that Markdown does not know", "||secret|| and __init__", "\\|\\|secret\\|\\| and **init**"],
    ["names with underscores", "my_long_name and a * b", "my\\_long\\_name and a \\* b"],
    ["Discord's own brackets", "<t:1618953630:R> <id:guide>", "\\<t:1618953630:R> id:guide"],
    ["small print", "-# small", "\\-# small"],
  ];
  for (const [name, markdown, wanted] of cases)
    it(name, () => {
      assert.equal(toDiscord(markdown), wanted);
    });

  it("shows literal text as it was", () => {
    const state = createState({ bot: "b", token: "t" });
    for (const text of ["a*b_c`d`~e~|f| #1 -x 1. y", "<@53908099506183680> @everyone :smile: https://x.y"])
      assert.equal(
        rendered(state, contentOf({ format: "markdown", markdown: literal(text) })).replaceAll("\u200b", ""),
        text,
      );
  });
});

describe("Discord messages as written", () => {
  it("highlights only the one it is for", () => {
    const message = toMessage(say("hello <@1> @everyone", { for: anna }), plain);
    assert.deepEqual(message.allowed_mentions, { parse: [], users: [anna.key], replied_user: false });
    assert.match(message.content ?? "", /^<@53908099506183680> hello /);
    const nobody = toMessage(say("hello"), plain);
    assert.deepEqual(nobody.allowed_mentions, { parse: [], users: [], replied_user: false });
  });

  for (const text of [
    "@everyone",
    "@here",
    "@EVERYONE",
    "<@53908099506183680>",
    "<@!53908099506183680>",
    "<@&53908099506183680>",
    "`@everyone`",
    "\\<\\@53908099506183680>",
  ])
    it(`breaks ${text}`, () => {
      for (const body of [
        { format: "markdown" as const, markdown: text },
        { format: "lines" as const, spans: [{ text }] },
      ]) {
        const content = contentOf(body);
        assert.doesNotMatch(content, /@(?:everyone|here)|<@[!&]?\d/i);
      }
    });

  it("names somebody of another network without an id", () => {
    const message = toMessage(
      say("hello", { for: { key: "al*ce", name: "al*ce", address: "al*ce" } }),
      plain,
    );
    assert.equal(message.content, "al\\*ce: hello");
    assert.deepEqual(message.allowed_mentions?.users, []);
  });

  it("needs no name where only one person listens", () => {
    assert.equal(toMessage(say("hello", { for: anna }), { ...plain, face: true }).content, "hello");
  });

  it("stays within 2,000 characters, whatever marks are added", () => {
    for (const text of [
      "a*".repeat(900),
      "ü_".repeat(600),
      "😀".repeat(450),
      "| a |\n|---|\n".padEnd(1800, "| b |\n"),
    ]) {
      const { content = "" } = toMessage(say(text, { for: anna }), plain);
      assert.ok((content ?? "").length <= 2000, `${(content ?? "").length}`);
      assert.ok((content ?? "").length > 300);
      assert.ok((content ?? "").isWellFormed());
    }
  });

  it("refuses for good to say nothing", () => {
    for (const text of ["", " \n", "\u0007", "<!-- -->"])
      assert.throws(
        () => toMessage(say(text, { for: anna }), plain),
        (error) => error instanceof SendFailed && error.forGood,
      );
  });

  it("has the same short nonce for the same key", () => {
    assert.equal(nonceOf("a"), nonceOf("a"));
    assert.notEqual(nonceOf("a"), nonceOf("b"));
    assert.ok(nonceOf("reply/test/1".repeat(50)).length <= 25);
  });

  it("is silent when nobody waits for it", () => {
    assert.equal(toMessage(say("weekly", { priority: 2 }), plain).flags, 4 | 4096);
    assert.equal(toMessage(say("answer"), plain).flags, 4);
  });

  it("replies to messages only", () => {
    assert.equal(
      toMessage(say("a", { replyTo: "334385199974967042" }), plain).message_reference?.message_id,
      "334385199974967042",
    );
    assert.equal(toMessage(say("a", { replyTo: "made:1" }), plain).message_reference, undefined);
  });
});

describe("Discord buttons", () => {
  const choice = (label: string, command = `faq ${label}`) => ({ label, command });

  it("come in rows of five, 25 at most, none twice", () => {
    const buttons = createButtons();
    const rows = buttons.rows(Array.from({ length: 40 }, (_, n) => choice(`n${n}`)));
    assert.deepEqual(
      rows.map((row) => row.components.length),
      [5, 5, 5, 5, 5],
    );
    assert.equal(buttons.rows([choice("a"), choice("a")])[0]?.components.length, 1);
    assert.deepEqual(buttons.rows(undefined), []);
  });

  it("carry their command in their id, however long", () => {
    const buttons = createButtons();
    for (const command of ["faq a", "x".repeat(98), "x".repeat(99), `ask ${"ü".repeat(500)}`]) {
      const [row] = buttons.rows([choice("a", command)]);
      const id = row?.components[0]?.custom_id ?? "";
      assert.ok(id.length <= 100);
      assert.equal(buttons.commandOf(id), command);
    }
    assert.equal(buttons.commandOf("h:somebody else's"), undefined);
  });

  it("have labels without marks, within 80 characters", () => {
    const buttons = createButtons();
    const label = (text: string) => buttons.rows([choice(text, "c")])[0]?.components[0]?.label ?? "";
    assert.equal(label("How do I use \\*stars\\*?"), "How do I use *stars*?");
    assert.ok(label("😀".repeat(100)).length <= 80);
    assert.ok(label("😀".repeat(100)).isWellFormed());
    assert.equal(label(""), "c");
  });
});
