import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entry } from "../../../src/faq/entry.ts";
import { built } from "./built.ts";
import { held } from "./memory.ts";

const megabyte = 1e6;

test("what is held counts, on the heap and outside it; garbage does not", () => {
  const onHeap = held(() => Array.from({ length: 500_000 }, (_, at) => at + 0.5));
  // Eight bytes each, or a boxed number and a pointer; the engine may let go of something of its own meanwhile.
  assert.ok(onHeap.bytes > 3 * megabyte && onHeap.bytes < 14 * megabyte, `${onHeap.bytes}`);
  const outside = held(() => new Float64Array(1_000_000));
  assert.ok(Math.abs(outside.bytes - 8 * megabyte) < megabyte, `${outside.bytes}`);
  const none = held(() => {
    for (let times = 0; times < 20; times++) Array.from({ length: 50_000 }, () => ({ times }));
    return 1;
  });
  assert.ok(Math.abs(none.bytes) < megabyte, `${none.bytes}`);
  assert.equal(onHeap.made.length + outside.made.length + none.made, 1_500_001);
});

test("an index of more entries holds more, and SQLite's part is counted", () => {
  const entries = (count: number): readonly Entry[] =>
    Array.from({ length: count }, (_, at) => ({
      id: `entry-${at}`,
      question: `How do I set option${at} of part${at % 50}?`,
      phrasings: [],
      answer: `Write option${at} into the file of part${at % 50}, then start it again.`,
      areas: [],
      channels: [],
      source: "test:1",
    }));
  const few = built(entries(50), ["option7"]);
  const many = built(entries(2000), ["option7", "part3"]);
  assert.ok(many.heapMb > 0.3 && many.heapMb < 30, JSON.stringify(many));
  assert.ok(many.sqliteMb > few.sqliteMb, JSON.stringify([few, many]));
  assert.ok(many.indexMb > few.indexMb);
  assert.equal(many.entries, 2000);
});
