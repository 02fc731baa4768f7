import assert from "node:assert/strict";
import { test } from "node:test";
import { marked, type Token, type Tokens } from "marked";
import { type Composed, compose } from "../../../src/features/weekly/compose.ts";
import type { Told } from "../../../src/features/weekly/told.ts";
import { weekOf } from "../../../src/features/weekly/when.ts";
import { toLines } from "../../../src/markdown.ts";
import { weekly } from "../../../src/wording/en-weekly.ts";
import { busy, contributor, told } from "./told.ts";

function composed(week: Told): Composed {
  const post = compose(week, weekly);
  assert.ok(post);
  return post;
}

/** As somebody on a network of lines reads it. */
const read = (markdown: string): readonly string[] =>
  toLines(markdown).map((line) => line.map(({ text }) => text).join(""));

function links(markdown: string): readonly string[] {
  const found: string[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    if (token.type === "link") found.push((token as Tokens.Link).href);
    assert.notEqual(token.type, "html", markdown);
    assert.notEqual(token.type, "image", markdown);
  });
  return found;
}

test("nobody to thank: no post, also when questions wait", () => {
  assert.equal(compose(told(), weekly), undefined);
  assert.equal(compose(told({ waiting: ["x?"], expired: ["y?"] }), weekly), undefined);
});

test("one newcomer: their name, what they did, the link, a welcome", () => {
  const post = composed(
    told({ newcomers: [contributor("ann", ["code", "fix(parser): crash (#12)", "https://f.example/12"])] }),
  );
  const [heading, , section, line, ...rest] = read(post.text);
  assert.equal(heading, "Thanks for this week");
  assert.equal(section, "First contributions");
  assert.match(line ?? "", /ann.*Crash \(https:\/\/f\.example\/12\)/);
  assert.match(line ?? "", /welcome|good to have you/i);
  assert.deepEqual(rest, []);
  assert.deepEqual(read(post.short), [
    "Thanks for this week! New here, and welcome: ann (“Crash” https://f.example/12).",
  ]);
});

test("a full week: everybody, in order, once a group", () => {
  const lines = read(composed(busy).text);
  const titles = [
    "First contributions",
    "Changes",
    "Reviews",
    "Reports and ideas",
    "Help in chat",
    "Thanked by others",
  ];
  assert.deepEqual(
    lines.filter((line) => titles.includes(line)),
    titles,
  );
  const section = (title: string): string => {
    const start = lines.indexOf(title) + 1;
    const end = lines.findIndex((line, index) => index >= start && titles.includes(line));
    return lines.slice(start, end < 0 ? undefined : end).join("\n");
  };
  const expected: readonly [string, readonly string[]][] = [
    ["First contributions", ["ann"]],
    ["Changes", ["bob", "carol", "erin"]],
    ["Reviews", ["bob", "dan_"]],
    ["Reports and ideas", ["dan_", "erin"]],
    ["Help in chat", ["frank", "gail"]],
    ["Thanked by others", ["hugo", "ivy", "jo"]],
  ];
  for (const [title, names] of expected)
    for (const name of names)
      assert.equal(
        section(title).split(new RegExp(`(?<!\\w)${name}(?!\\w)`)).length,
        2,
        `${name} under ${title}`,
      );
  assert.match(section("Changes"), /carol[ ,:].*Explain how tides are computed.* and .*Speed up the index/);
  assert.match(
    section("Help in chat"),
    /Windows.*frank.*\(two evenings in a row!\)|frank.*Windows.*\(two evenings in a row!\)/,
  );
  assert.match(lines.join("\n"), /the translators of Weblate: you know who you are/);
  assert.match(lines.at(-1) ?? "", /can it run on a Pi Zero\?.*is there a plugin for vim\?/);
  assert.doesNotMatch(lines.join("\n"), /#\d|feat:|docs:|fix\(|\bfirst place\b|\b\d+ points\b/);
});

test("no numbers as scores: the counts of what people did are nowhere", () => {
  const six = ["a", "b", "c", "d", "e", "f"].map(
    (title) => ["code", `Add ${title}`, `https://f.example/${title}`] as const,
  );
  const post = composed(told({ contributors: [contributor("bob", ...six)] }));
  assert.match(read(post.text).join("\n"), /Add a .*Add b .*Add c .*and more/);
  assert.doesNotMatch(read(post.text).join("\n"), /\d|Add d/);
});

test("what a network of lines gets is at most six lines, none too long, newcomers by name", () => {
  const name = (index: number): string => ["ann", "Зоя", "李雷", "a_b|c"][index % 4] + String(index);
  for (const size of [1, 2, 5, 17, 60, 200]) {
    const people = (kind: "code" | "review" | "bug" | "talk") =>
      Array.from({ length: size }, (_, index) =>
        contributor(name(index), [kind, `Title ${"long ".repeat(index % 9)}`]),
      );
    const post = composed({
      ...busy,
      newcomers: people("code"),
      contributors: [...people("code"), ...people("review"), ...people("bug"), ...people("talk")],
      helpers: Array.from({ length: size }, (_, index) => ({
        person: 5000 + index,
        name: name(index),
        questions: ["how?"],
      })),
      thanked: Array.from({ length: size }, (_, index) => ({
        person: 9000 + index,
        name: name(index),
        by: ["x"],
        reasons: [],
      })),
    });
    const lines = read(post.short);
    assert.ok(lines.length <= 6, `${lines.length} lines for ${size}`);
    assert.match(lines[0] ?? "", /^Thanks for this week! New here, and welcome: ann0/);
    // Two short ones may have been joined.
    for (const line of lines) assert.ok(Buffer.byteLength(line) <= 800, line);
    if (size > 60) assert.match(lines[0] ?? "", / and more\.$/);
  }
});

test("an ordinary week's lines each fit an IRC message", () => {
  for (const line of read(composed(busy).short)) assert.ok(Buffer.byteLength(line) <= 400, line);
});

const hostile: readonly [string, string][] = [
  ["a link", "[click](https://evil.example) me"],
  ["emphasis", "**bold** _it_ ~~gone~~"],
  ["HTML", "<img src=x onerror=alert(1)> <b>"],
  ["an image", "![x](https://evil.example/x.png)"],
  ["a code block", "``` never closed"],
  ["an escape", "\\](https://evil.example) \\"],
  ["a heading", "# Big"],
  ["a reference", "[x]: https://evil.example"],
];
for (const [what, title] of hostile)
  test(`${what} in a title, a question, a name or a reason shows as written`, () => {
    const post = composed(
      told({
        newcomers: [contributor(title, ["code", title, "https://f.example/1"])],
        helpers: [{ person: 1, name: title, questions: [title] }],
        thanked: [{ person: 2, name: "x", by: [title], reasons: [title] }],
        waiting: [title],
      }),
    );
    assert.deepEqual(links(post.text), ["https://f.example/1"]);
    assert.deepEqual(new Set(links(post.short)), new Set(["https://f.example/1"]));
    const shown = read(post.text).join("\n");
    assert.equal(shown.split(title).length - 1 >= 4, true, shown);
  });

test("an address that is none is not linked; brackets in one do not end the link", () => {
  for (const url of ["javascript:alert(1)", "nonsense", "", "data:text/html,x", "file:///etc/passwd"]) {
    const post = composed(told({ newcomers: [contributor("ann", ["code", "Title", url])] }));
    assert.deepEqual(links(post.text), []);
    assert.doesNotMatch(post.text + post.short, /javascript|data:|file:/);
  }
  const post = composed(
    told({ newcomers: [contributor("ann", ["code", "Title", "https://f.example/a_(b)/c?d=(e"])] }),
  );
  assert.deepEqual(links(post.text), ["https://f.example/a_%28b%29/c?d=%28e"]);
});

test("every name is in the list of those that highlight nobody", () => {
  const { quiet } = composed({ ...busy, mentioned: ["kim"] });
  for (const name of ["ann", "bob", "carol", "dan_", "erin", "frank", "gail", "hugo", "ivy", "jo", "kim"])
    assert.ok(quiet.includes(name), name);
});

test("the same week gives the same words; the next week other ones, also over the year's end", () => {
  assert.deepEqual(composed(busy), composed(busy));
  const people = ["code", "review", "bug", "ideas", "doc"].map((kind) =>
    contributor(`${kind}er`, [kind as "code", "Something", "https://f.example/1"]),
  );
  const monday = Date.parse("2025-11-03T09:00:00Z");
  let before: readonly string[] = [];
  for (let count = 0; count < 70; count++) {
    const week = weekOf(monday + count * 7 * 864e5, "UTC");
    const helpers = [{ person: 1, name: "hal", questions: ["how?"] }];
    const lines = read(
      composed(
        told({ week, contributors: people, helpers, newcomers: [contributor(`new${count}`, ["code", "x"])] }),
      ).text,
    );
    const about = lines.filter((line) => /er\b|hal/.test(line) && line.startsWith("•"));
    assert.equal(about.length, 6);
    for (const line of about) assert.ok(!before.includes(line), `${week}: ${line}`);
    before = about;
  }
});

test("a note goes with the first line about its person, and nowhere else", () => {
  const bob = contributor("bob", ["code", "A"], ["review", "B"]);
  const post = composed(
    told({
      contributors: [bob],
      notes: [
        { person: bob.person, name: "Bob", text: "on\nhis birthday" },
        { person: 77, name: "zoe", text: "for the cake" },
      ],
    }),
  );
  const lines = read(post.text);
  assert.equal(lines.filter((line) => line.includes("(on his birthday)")).length, 1);
  assert.match(lines[lines.indexOf("Changes") + 1] ?? "", /bob.*\(on his birthday\)$/);
  assert.equal(lines.at(-1), "• zoe: for the cake");
  assert.match(read(post.short).join("\n"), /Bob: on his birthday · zoe: for the cake/);
});

test("a post of notes alone is a post", () => {
  const post = composed(told({ notes: [{ person: undefined, name: "everybody", text: "for patience" }] }));
  assert.match(read(post.text).join("\n"), /everybody: for patience/);
  assert.deepEqual(read(post.short), ["Thanks for this week! everybody: for patience"]);
});
