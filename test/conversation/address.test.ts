import assert from "node:assert/strict";
import { test } from "node:test";
import { addressees, namesOf } from "../../src/conversation/address.ts";

const names = new Set([
  "alice",
  "bob_",
  "carol|away",
  "test",
  "root",
  "c++fan",
  "[x]y",
  "\\o/",
  "a.*b",
  "Dave",
  "Erin Smith",
]);

const cases: readonly (readonly [string, readonly string[]])[] = [
  ["alice: hi", ["alice"]],
  ["Alice, hi", ["alice"]],
  ["alice hi there", ["alice"]],
  ["alice:hi", ["alice"]],
  ["alice - look at this", ["alice"]],
  ["<alice>, I see", ["alice"]],
  ["dave: hi", ["Dave"]],
  ["alice, dave: both of you", ["alice", "Dave"]],
  ["alice/dave: both of you", ["alice", "Dave"]],
  ["alice and dave: both of you", ["alice", "Dave"]],
  ["@alice look", ["alice"]],
  ["look at this, @alice and @dave", ["alice", "Dave"]],
  ["look at this alice", ["alice"]],
  ["look at this, alice!", ["alice"]],
  ["well, alice, no", ["alice"]],
  ["hi alice, how do I build it", ["alice"]],
  ["dave?", ["Dave"]],
  // What people hang on their nick.
  ["bob: hi", ["bob_"]],
  ["bob_: hi", ["bob_"]],
  ["carol: hi", ["carol|away"]],
  ["alice_: hi", ["alice"]],
  ["alice|work: hi", ["alice"]],
  // Names that mean something in a pattern.
  ["c++fan: hi", ["c++fan"]],
  ["[x]y: hi", ["[x]y"]],
  ["hi [x]y", ["[x]y"]],
  ["\\o/: hi", ["\\o/"]],
  ["a.*b: hi", ["a.*b"]],
  ["axxb: hi", []],
  // Words of the language.
  ["test it first", []],
  ["run it as root", []],
  ["root: run it", ["root"]],
  ["@test run it", ["test"]],
  ["test, run it", ["test"]],
  // Spoken about, not to.
  ["alice said that it is fixed", []],
  ["I asked alice", []],
  ["the patch is by alice", []],
  ["I use it with alice", []],
  ["error: alice could not be found", []],
  // A factoid pointed at somebody.
  ["!tls | alice", ["alice"]],
  ["!tls > alice", ["alice"]],
  // Display names of several words.
  ["Erin Smith: hi", ["Erin Smith"]],
  ["hi @Erin Smith", ["Erin Smith"]],
  ["nobody is here", []],
  ["", []],
];

for (const [text, expected] of cases)
  test(`addressees: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(addressees(text, names), expected);
    assert.deepEqual(addressees(text, [...names]), expected, "from an array");
    assert.deepEqual(addressees(text, namesOf(names)), expected, "from an index");
  });

test("addressees: hostile lines end soon", () => {
  for (const text of [
    "a".repeat(100_000),
    "@".repeat(100_000),
    "a, ".repeat(33_000),
    ", alice".repeat(15_000),
    "a ".repeat(50_000),
  ])
    assert.ok(addressees(text, names).length < 12);
});
