import assert from "node:assert/strict";
import { test } from "node:test";
import { bareEntry } from "../../support/entry.ts";
import type { Task } from "./sets.ts";
import { leaveTwinsOut } from "./twins.ts";

const questions: Readonly<Record<string, string>> = {
  "card-new": "How do I get a new credit card?",
  "card-lost": "How do I report a lost credit card?",
  oil: "How often does the oil of my car need changing?",
  "oil-how": "How is the oil of a car changed?",
};
const task: Task = {
  set: "made",
  entries: Object.entries(questions).map(([id, question]) => bareEntry(id, question)),
  queries: Object.entries(questions).map(([id, text]) => ({ text, relevant: [id] })),
};

test("of two entries that are alike one stays, each in turn, and what asked for the other is to find silence", () => {
  const orders = new Set<string>();
  for (let seed = 0; seed < 8; seed++) {
    const halves = leaveTwinsOut(task, seed);
    const kept = halves.map(({ entries }) => entries.map(({ id }) => id));
    assert.deepEqual(kept.flat().sort(), Object.keys(questions).sort());
    for (const [at, ids] of kept.entries()) {
      assert.deepEqual(ids.map((id) => id.slice(0, 3)).sort(), ["car", "oil"]);
      assert.deepEqual(
        halves[at]?.queries.map(({ relevant }) => relevant),
        task.queries.map(({ relevant }) => relevant.filter((id) => ids.includes(id))),
      );
    }
    assert.deepEqual(leaveTwinsOut(task, seed), halves);
    orders.add(kept.join(" "));
  }
  assert.ok(orders.size > 1);
});
