import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codecFor } from "../../../adapters/irc/encoding.ts";

describe("encodings", () => {
  it("goes there and back in each", () => {
    const texts: [string, string][] = [
      ["utf8", "grüße 你好 👍"],
      ["latin1", "grüße"],
      ["windows-1251", "привет"],
      ["gbk", "你好"],
      ["shift_jis", "こんにちは"],
    ];
    for (const [name, text] of texts) {
      const codec = codecFor(name);
      assert.equal(codec.decode(Buffer.from(codec.encode(text))), text, name);
    }
  });
  it("refuses what is none, and what has no ASCII", () => {
    assert.throws(() => codecFor("klingon"), RangeError);
    assert.throws(() => codecFor("utf-16le"), RangeError);
  });
});
