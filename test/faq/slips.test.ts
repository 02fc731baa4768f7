import assert from "node:assert/strict";
import { test } from "node:test";
import { slipsFrom } from "../../src/faq/slips.ts";
import { random } from "../bench/faq/sets.ts";

/** The whole table, a row at a time. */
function slowly(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const of = (up: number, left: number) => (left === 0 && up === 0 ? 0 : rows[i - up]?.[j - left]) ?? 0;
      let least = Math.min(of(1, 0), row[j - 1] ?? 0) + 1;
      least = Math.min(least, of(1, 1) + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, of(2, 2) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}

const slips = (one: string, other: string) =>
  slipsFrom(one, (text: string, at) => text.charCodeAt(at))(other, other.length);

test("a letter left out, doubled or replaced is one slip, and so is a swap of neighbours", () => {
  const cases = [
    ["message", "message", 0],
    ["message", "messae", 1],
    ["messsage", "message", 1],
    ["mexsage", "message", 1],
    ["emssage", "message", 1],
    ["mssage", "mesasge", 2],
    ["ca", "abc", 3],
    ["сообщение", "сообшение", 1],
    ["a", "", 1],
  ] as const;
  for (const [one, other, wanted] of cases) {
    assert.equal(slips(one, other), wanted, `${one} ${other}`);
    assert.equal(slowly(one, other), wanted, `${one} ${other}`);
  }
});

test("words of up to 31 letters are counted as the whole table counts them", () => {
  const next = random(7);
  const word = (most: number) =>
    Array.from({ length: 1 + Math.floor(next() * most) }, () => "abcd"[Math.floor(next() * 4)]).join("");
  for (let times = 0; times < 3000; times++) {
    const most = times % 2 === 0 ? 8 : 31;
    const [one, other] = [word(most), word(most)];
    assert.equal(slips(one, other), slowly(one, other), `${one} ${other}`);
  }
});
