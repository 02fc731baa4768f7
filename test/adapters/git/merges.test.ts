import assert from "node:assert/strict";
import { test } from "node:test";
import { mergesOf } from "../../../adapters/git/merges.ts";

test("what a merge brings belongs to it, to the oldest that brought it, and the main line to none", async () => {
  // main: a - b ------ m1 ---- c ---- m2; side: b - s1 - s2 (m1), s2 - s3 (m2), a topic t inside the side
  const lines = ["m2 c s3", "s3 s2", "c m1", "m1 b s2", "s2 s1 t", "t s1", "s1 a", "b a", "a"];
  assert.deepEqual(Object.fromEntries(await mergesOf(lines, "m2")), {
    s3: "m2",
    s2: "m1",
    t: "m1",
    s1: "m1",
  });
});

test("no merge, no entry", async () => {
  assert.equal((await mergesOf(["c b", "b a", "a"], "c")).size, 0);
});
