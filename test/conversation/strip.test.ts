import assert from "node:assert/strict";
import { test } from "node:test";
import { quotes, withoutCodeAndQuotes } from "../../src/conversation/strip.ts";

const cases: readonly (readonly [string, string])[] = [
  ["plain text", "plain text"],
  ["before `code` after", "before   after"],
  ["before `` a ` b `` after", "before   after"],
  ["an unclosed ` stays", "an unclosed ` stays"],
  ["`a` and `b` and `c", "  and   and `c".trim()],
  ["```\n!faq tls\n```\nhello", "hello"],
  ["```js\n!faq tls\n```", ""],
  ["~~~\n!faq tls\n~~~\nhello", "hello"],
  ["```\nnever closed\n!faq tls", ""],
  ["see ```!faq tls``` please", "see   please"],
  ["> thanks alice\nyou too", "you too"],
  ["<bob> thanks alice", ""],
  ["[12:01] <@bob> thanks alice", ""],
  ["12:01:59 <bob> thanks alice\nwhat is this?", "what is this?"],
  [">.<", ">.<"],
  ["a <b> c", "a <b> c"],
  ["> <@alice:example.org> how?\n\nlike this", "like this"],
];

for (const [text, expected] of cases)
  test(`withoutCodeAndQuotes: ${JSON.stringify(text)}`, () => {
    assert.equal(withoutCodeAndQuotes(text), expected);
  });

test("quotes: a quoted line is known by its first characters", () => {
  assert.equal(quotes("> hi"), true);
  assert.equal(quotes("  > hi"), true);
  assert.equal(quotes("->"), false);
  assert.equal(quotes("3 > 2"), false);
});
