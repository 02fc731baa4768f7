import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { readme, withTable } from "./support/command-table.ts";

it("the README's table of commands is up to date (else: npm run readme)", () => {
  const text = readFileSync(readme, "utf8");
  assert.equal(text, withTable(text));
});
