import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Entry } from "../../src/faq/entry.ts";
import { brief } from "../../src/features/brief.ts";

const of = (answer: string, more: Partial<Entry> = {}): string =>
  brief(
    {
      id: "a",
      question: "A?",
      phrasings: [],
      answer,
      areas: [],
      channels: [],
      source: "a.md:1",
      ...more,
    },
    "(Ask.)",
  );

const cases: readonly (readonly [what: string, answer: string, expected: string])[] = [
  ["a single paragraph is all", "Set it.", "Set it."],
  ["a first paragraph, and that there is more", "Set it.\n\nThen restart.", "Set it. … (Ask.)"],
  ["what announces code is nothing without it", "Run this:\n\n```sh\nnpm ci\n```", "Run this: `npm ci`"],
  [
    "code of several lines stays several",
    "Run:\n\n    npm ci\n    npm start\n\nThen wait.",
    "Run: `npm ci` · `npm start` … (Ask.)",
  ],
  ["long code is cut", "Put:\n\n```\na\nb\nc\nd\ne\n```", "Put: `a` · `b` · `c` · `d` … (Ask.)"],
  ["backticks in code stay in it", "Type:\n\n```\necho `id`\n```", "Type: `` echo `id` ``"],
  ["what announces a list", "Either:\n\n- by hand.\n- by foot\n", "Either: by hand; by foot"],
  ["steps keep their numbers", "Do this:\n\n2. stop\n3. start\n", "Do this: 2. stop; 3. start"],
  ["a heading is no answer", "## Linux\n\nUse apt.\n\n## Windows\n\nUse setup.exe.", "Use apt. … (Ask.)"],
  ["code alone", "```\nnpm ci\n```\n\nThat's all.", "`npm ci` … (Ask.)"],
];

describe("an entry in brief", () => {
  for (const [what, answer, expected] of cases) it(what, () => assert.equal(of(answer), expected));

  it("says where the rest is to be read, once", () => {
    const link = "https://teapot.example/tls";
    assert.equal(of("Set it.\n\nMore.", { link }), `Set it. ${link}`);
    assert.equal(of("Long.", { link, short: "Set it." }), `Set it. ${link}`);
    assert.equal(of("Long.", { link, short: `See ${link}` }), `See ${link}`);
  });
});
