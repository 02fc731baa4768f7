import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { saysElse } from "../../../src/features/route/reword.ts";

const before = "why does the server refuse my connection with error 17?";

const cases: readonly (readonly [after: string, isElse: boolean])[] = [
  [before, false],
  ["Why does the sevrer refuse my connection with error 17??", false],
  ["why does the server refuse my conection with error 17", false],
  ["please, why does the server refuse my connection with error 17?", false],
  ["why does the server refuse my connection with error 18?", true],
  ["why does the relay refuse my connection with error 17?", true],
  ["why does the server refuse my connection with error 17 on arm64?", true],
  ["why does the server refuse my connection?", true],
];

describe("an edit of a question", () => {
  for (const [after, isElse] of cases)
    it(`${after} ${isElse ? "says something else" : "says the same"}`, () =>
      assert.equal(saysElse(before, after), isElse));
});
