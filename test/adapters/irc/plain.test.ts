import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { plain } from "../../../adapters/irc/plain.ts";

describe("text without codes", () => {
  const cases: [string, string][] = [
    ["\u0002bold\u0002 \u001ditalic\u001d \u001funder\u001f \u000fend", "bold italic under end"],
    ["\u00034red\u0003 \u000304,12both\u0003 \u0003,5comma", "red both ,5comma"],
    ["\u000312345", "345"],
    ["\u0004ff0000hex\u0004 \u0004ff0000,00ff00two", "hex two"],
    ["a\tb\r\nc", "a b  c"],
    ["nothing to do ü 👍", "nothing to do ü 👍"],
    ["\u0003", ""],
  ];
  for (const [text, expected] of cases) it(JSON.stringify(text), () => assert.equal(plain(text), expected));
});
