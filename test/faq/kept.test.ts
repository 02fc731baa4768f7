import assert from "node:assert/strict";
import { test } from "node:test";
import { createAlikes } from "../../src/faq/alikes.ts";
import { createCorpus } from "../../src/faq/corpus.ts";
import type { Entry } from "../../src/faq/entry.ts";
import { keep } from "../../src/faq/kept.ts";
import { createIndex } from "../../src/faq/search.ts";
import { shippedWords } from "../../src/faq/words.ts";
import { bareEntry } from "../support/entry.ts";

const here = { network: "libera", channel: "#help", areas: [] };
const entry = (id: string, question: string, answer: string): Entry =>
  bareEntry(id, question, { answer, phrasings: [`${question} please`] });
const entries = [
  entry("refund", "How do I get my money back?", "Write to the shop within a month."),
  entry("train", "When does the train leave the station?", "The railway prints a table."),
  entry("boat", "Where can I rent a boat?", "At the harbour, from a sailor."),
  entry("guitar", "How do I tune a guitar?", "Turn the pegs until each string sounds right."),
];

test("what was made is kept, and no more than so much of it", () => {
  const made: number[] = [];
  const get = keep(2, (key: number) => {
    made.push(key);
    return { key };
  });
  assert.equal(get(1), get(1));
  assert.deepEqual([get(2), get(3), get(1)], [{ key: 2 }, { key: 3 }, { key: 1 }]);
  assert.deepEqual(made, [1, 2, 3, 1]);
});

test("what one message was like says nothing about the next", () => {
  const texts = ["is there a bus to the airport", "a violin out of tune", "ship or yacht for hire?", "bus"];
  const index = createIndex(entries);
  const alone = texts.map((text) => JSON.stringify(createIndex(entries).match(text, here)));
  for (const order of [texts, [...texts].reverse(), texts])
    for (const text of order)
      assert.equal(JSON.stringify(index.match(text, here)), alone[texts.indexOf(text)], text);
});

test("the first is as sure however many are asked for", () => {
  const index = createIndex([...entries, entry("bass", "How do I tune a bass guitar?", "Like any other.")]);
  for (const text of ["rent a boat by train", "how do I tune my guitar?", "How do I tune a bass guitar?"]) {
    const all = index.match(text, here, 50);
    assert.ok(all.length > 1, text);
    for (const limit of [0, 1, 2, 3])
      assert.equal(JSON.stringify(index.match(text, here, limit)), JSON.stringify(all.slice(0, limit)), text);
  }
});

test("a word is as alike as the table says, if that is enough, and a word of no message is like none", () => {
  const corpus = createCorpus(entries);
  const table = shippedWords();
  const alikes = createAlikes(corpus, table);
  const [ship, bus] = [table.find("ship"), table.find("bus")];
  const boat = corpus.stem("boat");
  alikes.read([-1, ship, bus]);
  const cosine = Math.fround(table.alike(ship, corpus.meaning(boat)));
  assert.ok(cosine > 0.45 && cosine < 0.95, `${cosine}`);
  assert.equal(alikes.nearest(boat), cosine);
  const shares = new Float32Array(3);
  alikes.raise(shares, Int32Array.of(boat, corpus.stem("train")));
  assert.equal(shares[0], 0);
  assert.equal(shares[1], cosine);
  assert.ok((shares[2] ?? 0) > 0.45);
  alikes.read([table.find("guitar")]);
  assert.equal(alikes.nearest(boat), 0);
  assert.equal(alikes.nearest(corpus.stem("guitar")), Math.fround(0.95));
});
