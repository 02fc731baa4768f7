import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { literal, toLines } from "../src/markdown.ts";

const text = (markdown: string): string[] =>
  toLines(markdown).map((line) => line.map((span) => span.text).join(""));

describe("Markdown as lines", () => {
  const cases: readonly [string, string[]][] = [
    ["plain", ["plain"]],
    ["two\nlines of one paragraph", ["two lines of one paragraph"]],
    ["one\n\ntwo", ["one", "two"]],
    ["# Title\ntext", ["Title", "text"]],
    ["- a\n- b\n  - c", ["• a", "• b", "• c"]],
    ["3. a\n4. b", ["3. a", "4. b"]],
    ["**bold** _it_ `code`", ["bold it code"]],
    ["[docs](https://x.example/a_b)", ["docs (https://x.example/a_b)"]],
    ["<https://x.example>", ["https://x.example"]],
    ["https://x.example/a_b_c", ["https://x.example/a_b_c"]],
    ["```sh\nmake\nmake install\n```", ["make", "make install"]],
    ["> quoted", ["> quoted"]],
    ["> one\n>\n> - two\n> - three\n>\n> > four", ["> one", "> • two", "> • three", "> > four"]],
    ["- one\n\n  two\n- three", ["• one", "two", "• three"]],
    ["| a | b |\n|---|---|\n| 1 | 2 |", ["a | b", "1 | 2"]],
    ["a<br>b", ["ab"]],
    ["<script>x</script>", []],
    ["a &amp; b &lt;c&gt; &#169; &bogus;", ["a & b <c> © &bogus;"]],
    ["line  \nbreak", ["line", "break"]],
    ["", []],
    ["![logo](https://x.example/l.png)", ["logo (https://x.example/l.png)"]],
  ];
  for (const [markdown, lines] of cases)
    it(JSON.stringify(markdown), () => assert.deepEqual(text(markdown), lines));

  for (const [what, markdown] of [
    ["emphasis without end", "_a".repeat(15_000)],
    ["quotes in quotes", "> ".repeat(10_000)],
    ["lists in lists", "- ".repeat(10_000)],
    ["brackets", "[".repeat(20_000)],
    ["a megabyte", "word ".repeat(200_000)],
  ] as const)
    it(`takes no longer than a blink for ${what}`, () => {
      const started = process.cpuUsage();
      toLines(markdown);
      const { user, system } = process.cpuUsage(started);
      assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms`);
    });

  it("keeps the look of each piece", () => {
    assert.deepEqual(toLines("a **b `c`** d")[0], [
      { text: "a " },
      { text: "b ", bold: true },
      { text: "c", bold: true, code: true },
      { text: " d" },
    ]);
  });
});

describe("literal", () => {
  for (const said of [
    "*not bold* _nor_ `code`",
    "[x](https://evil.example)",
    "https://evil.example/a_b?c=d#e",
    "mail me@x.example or www.evil.example",
    "# no heading",
    "1. no list",
    "- no list",
    "+ no list",
    "> no quote",
    "<b>no html</b> &amp; &lt;",
    "| no | table |",
    "~~no~~ !! \\ backslash \\* ``` fence",
    "dan_ and _dan_",
    "---",
    "👩‍👩‍👧 ünïcödé",
  ])
    it(`shows ${JSON.stringify(said)} as written`, () => {
      assert.deepEqual(toLines(`${literal(said)}`).flat(), [{ text: said }]);
    });

  it("puts several lines on one", () => {
    assert.deepEqual(text(literal("one\n\n# two\r\n- three")), ["one # two - three"]);
  });
});
