import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanTitle, shortened } from "../../../src/features/weekly/titles.ts";

const titles: readonly [string, string][] = [
  ["Fix crash on empty input", "Fix crash on empty input"],
  ["fix(foo): crash on empty input", "Crash on empty input"],
  ["feat!: Add TLS", "Add TLS"],
  ["chore(deps): bump foo from 1.2.3 to 1.2.4", "Bump foo from 1.2.3 to 1.2.4"],
  ["WIP: fix: foo", "Foo"],
  ['Revert "fix: x"', 'Revert "fix: x"'],
  ["[ABC-123] handle empty input.", "Handle empty input"],
  ["ABC-123: handle empty input", "Handle empty input"],
  ["(ABC-123) - handle empty input", "Handle empty input"],
  ["[WIP] [docs] Explain tides (TIDE-12)", "Explain tides"],
  ["Explain tides [TIDE-12]", "Explain tides"],
  ["#12: hello there", "Hello there"],
  ["GH-12 hello there", "Hello there"],
  ["Fix crash (#123)", "Fix crash"],
  ["Fix crash (fixes #12, #13).", "Fix crash"],
  ["Fix crash (closes #12 and #13)", "Fix crash"],
  ["Fix crash (#12, fixes #13)", "Fix crash"],
  ["Improve parser, fixes #44", "Improve parser"],
  ["Improve parser - closes: #4 and #5", "Improve parser"],
  // What looks like a prefix or a ticket, and is a word.
  ["UTF-8 - handle it", "UTF-8 - handle it"],
  ["SHA-256: support it", "SHA-256: support it"],
  ["Add support for Python (python-3)", "Add support for Python (python-3)"],
  ["nginx: add config", "nginx: add config"],
  ["iOS: fix build", "iOS: fix build"],
  ["Update to 2.0...", "Update to 2.0..."],
  ["Fix #12", "Fix #12"],
  ["Document the (optional) argument", "Document the (optional) argument"],
  // Names that are not written with a capital.
  ["fix: npm install fails", "npm install fails"],
  ["fix: eBPF loader", "eBPF loader"],
  ["fix: foo.bar() throws", "foo.bar() throws"],
  ["fix: `foo` throws", "`foo` throws"],
  ["fix: été en retard", "Été en retard"],
  // Nothing would be left.
  ["fix: ", "fix:"],
  ["(#12)", "(#12)"],
  ["[ABC-123]", "[ABC-123]"],
  ["...", "..."],
  ["", ""],
  // Hostile.
  ["  a\n\nb\tc\u0007d ", "a b c d"],
  ["a\u202eb", "a b"],
  [`fix(${"x".repeat(70)}): long scope`, `fix(${"x".repeat(70)}): long scope`],
];
for (const [title, clean] of titles)
  test(`title ${JSON.stringify(title).slice(0, 70)}`, () => {
    assert.equal(cleanTitle(title), clean);
    assert.equal(cleanTitle(clean), clean, "cleaning twice is cleaning once");
  });

test("a long title is cut at a word, never inside a character", () => {
  const words = cleanTitle("tide ".repeat(60));
  assert.ok(words.length <= 110 && words.endsWith("tide…"), words);
  const family = "👨‍👩‍👧";
  assert.equal(shortened(family.repeat(20), 10), `${family.repeat(9)}…`);
  assert.equal(shortened(family.repeat(10), 10), family.repeat(10));
  assert.equal(shortened("x".repeat(20), 10), `${"x".repeat(9)}…`);
  assert.equal(shortened("a b", 10), "a b");
});

test("a title of a megabyte costs little", () => {
  const began = performance.now();
  for (const unit of ["fix: ", "[a] ", "#1 ", "(#1 ", "(fixes ", "x ", "👨‍👩‍👧"])
    cleanTitle(unit.repeat(200_000));
  assert.ok(performance.now() - began < 3000);
});
