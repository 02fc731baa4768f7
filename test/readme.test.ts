import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { readme, withTable } from "./support/command-table.ts";
import { posts } from "./support/posts.ts";

it("the README's table of commands is up to date (else: npm run readme)", () => {
  const text = readFileSync(readme, "utf8");
  assert.equal(text, withTable(text));
});

it("the weekly posts in the README and in docs/thanks.md are what the bot says (else: npm run posts)", () => {
  for (const { path, is, should } of posts()) assert.equal(is, should, path);
});
