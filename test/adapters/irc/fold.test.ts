import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createFold } from "../../../adapters/irc/fold.ts";

describe("folding names", () => {
  const cases: [string, string, string][] = [
    ["ascii", "Ab[C]^ÄÜ", "ab[c]^ÄÜ"],
    ["rfc1459", "Ab[C]\\^", "ab{c}|~"],
    ["strict-rfc1459", "Ab[C]\\^", "ab{c}|^"],
    ["rfc7613", "ÄBC", "äbc"],
    ["rfc1459", "lower", "lower"],
  ];
  for (const [mapping, name, folded] of cases)
    it(`${mapping}: ${name}`, () => assert.equal(createFold(mapping)(name), folded));
});
