import assert from "node:assert/strict";
import { test } from "node:test";
import type { Described } from "../../src/faq/features.ts";
import { leadsOf } from "../../src/faq/leads.ts";
import { createIndex } from "../../src/faq/search.ts";
import { bareEntry } from "../support/entry.ts";

const entries = [
  bareEntry("boil", "How do I boil water in the kettle?"),
  bareEntry("boil-milk", "How do I boil milk in the kettle?"),
  bareEntry("clean", "How is the kettle cleaned?"),
];
const here = { network: "test", channel: "#test", areas: [] };

/** Nothing but the numbers that leads are made of. */
function described(bm25: readonly number[]): readonly Described[] {
  return bm25.map(
    (value) => ({ features: { bm25: value, whole: 0.5, senseWhole: 0.1, softPhrased: 0 } }) as Described,
  );
}

test("the lead in a thing is over the best of the others, wherever that stands", () => {
  const leads = leadsOf(described([0.5, 0.2, 0.7]), [3, 2, 1]);
  const bm25 = [0, 1, 2].map((at) => Math.round(100 * leads(at).leadBm25) / 100);
  assert.deepEqual(bm25, [-0.2, -0.5, 0.2]);
  assert.deepEqual(
    [0, 1, 2].map((at) => leads(at).leadWhole),
    [0, 0, 0],
  );
});

test("ahead is before the mean of the next four, and as far as can be when there is no other", () => {
  const leads = leadsOf(described([0, 0, 0, 0, 0, 0]), [6, 4, 3, 2, 1, 1]);
  assert.equal(leads(0).ahead, 6 - (4 + 3 + 2 + 1) / 4);
  assert.equal(leads(1).ahead, 4 - (6 + 3 + 2 + 1) / 4);
  assert.equal(leads(5).ahead, 1 - (6 + 4 + 3 + 2) / 4);
  assert.equal(leadsOf(described([1]), [5])(0).ahead, 8);
});

test("what is asked word by word is sure, however near the next entry is", () => {
  const index = createIndex(entries);
  const [best, next] = index.match("how do i boil water in the kettle", here);
  assert.equal(best?.entry.id, "boil");
  assert.ok((next?.probability ?? 0) > 0.1, `${next?.probability}`);
  assert.equal(best?.probability, 0.98);
});
