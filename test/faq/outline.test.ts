import assert from "node:assert/strict";
import { test } from "node:test";
import { createCorpus } from "../../src/faq/corpus.ts";
import type { Entry } from "../../src/faq/entry.ts";
import { describe as describeAll, type Features } from "../../src/faq/features.ts";
import { createLikenesses } from "../../src/faq/likeness.ts";
import { readQuery } from "../../src/faq/query.ts";
import { rank } from "../../src/faq/score.ts";
import { createSpeller } from "../../src/faq/speller.ts";
import type { Weights } from "../../src/faq/weights.ts";
import { bareEntry } from "../support/entry.ts";

const entry = (id: string, question: string, answer = "", phrasings: readonly string[] = []): Entry =>
  bareEntry(id, question, { answer, phrasings });
const entries = [
  entry("kettle", "kettle", `Fill it with water. ${"It whistles. ".repeat(30)} Lastly comes the tea.`),
  entry("sieve_fine", "sieve, fine", "For flour; see also kettle."),
  entry("how-to-clean-the-pan", "How is the pan cleaned?", "With sand. The kettle not.", [
    "Cleaning the pan",
    "Pan: how to clean it",
  ]),
];

function described(text: string) {
  const corpus = createCorpus(entries);
  const likenesses = createLikenesses(corpus);
  const query = readQuery(text, corpus, createSpeller(corpus));
  const all = corpus.docs.map((doc) => ({ doc, bm25: 0 }));
  return describeAll(query, all, corpus, likenesses);
}
const features = (text: string): readonly Features[] => described(text).map((one) => one.features);
const of = (text: string, name: keyof Features) => features(text).map((one) => one[name]);

test("a question that is nothing but a name is bare; what it names is looked for in the other entries", () => {
  assert.deepEqual(of("water", "bare"), [1, 1, 0]);
  const [kettle = 0, sieve = 1, pan = 1] = of("water", "spokenOf");
  assert.ok(kettle > 0.2);
  assert.deepEqual([sieve, pan], [0, 0]);
});

test("a word of an entry's name names it; a question written as an id is no name", () => {
  assert.deepEqual(of("where is the sieve", "named"), [0, 1, 0]);
  assert.deepEqual(of("is there something fine", "named"), [0, 1, 0]);
  assert.deepEqual(of("clean the pan", "named"), [0, 0, 0]);
});

test("the opening is what the answer says first", () => {
  assert.deepEqual(of("water", "opening"), [1, 0, 0]);
  assert.deepEqual(of("tea", "opening"), [0, 0, 0]);
});

test("several phrasings that are near count for more than one", () => {
  const [kettle = 1, , pan = 0] = of("cleaning the kettle pan", "several");
  assert.ok(kettle < 0.15, `${kettle}`);
  assert.ok(pan > 0.3, `${pan}`);
});

test("the weights of bare names are added for them alone", () => {
  const weights: Weights = { rank: { opening: 1 }, bare: { opening: -3 }, sure: {}, bias: 0 };
  const scores = rank(described("sand or water"), weights).map(({ described: { doc }, score }) => [
    doc.entry.id,
    Math.round(score * 10) / 10,
  ]);
  assert.deepEqual(scores, [
    ["how-to-clean-the-pan", 0.5],
    ["sieve_fine", 0],
    ["kettle", -1],
  ]);
});
