import assert from "node:assert/strict";
import { test } from "node:test";
import type { Candidate } from "../../src/faq/candidate.ts";
import { createCandidates } from "../../src/faq/candidates.ts";
import { createCorpus, type Doc } from "../../src/faq/corpus.ts";
import type { Entry } from "../../src/faq/entry.ts";
import { createFullText } from "../../src/faq/full-text.ts";
import { createPostings } from "../../src/faq/postings.ts";

const words = "backup restore folder file password server mirror proxy kernel cursor".split(" ");
/** Texts in which some words are in most entries and others in few. */
const text = (seed: number, length: number) =>
  Array.from({ length }, (_, at) => words[(seed * (at + 3) + at * at) % (at % 2 === 0 ? 10 : 4)]).join(" ");
const entries: readonly Entry[] = Array.from({ length: 120 }, (_, at) => ({
  id: `entry-${at}`,
  question: text(at, 3 + (at % 5)),
  phrasings: [text(at + 1, 4), text(at + 2, 2)].slice(0, at % 3),
  answer: `${text(at + 5, 30)} number${at % 40}`,
  areas: [],
  channels: [at % 2 === 0 ? "#even" : "#odd"],
  source: "test:1",
}));
const corpus = createCorpus(entries);
const stems = (said: string) => said.split(" ").map(corpus.stem);
const asked = ["password", "kernel cursor", "number7 backup", words.join(" "), "number3 nothing proxy"];

const shown = (found: readonly Candidate[]) =>
  found.map(({ doc, bm25 }) => ({ id: doc.entry.id, bm25: Math.round(bm25 * 1e9) / 1e9 }));

test("a large FAQ finds what SQLite finds, as high and in the same order", () => {
  const small = createFullText(corpus);
  const large = createPostings(corpus);
  for (const said of asked) {
    const expected = shown(small.find(stems(said), () => true));
    assert.ok(expected.length > 2, said);
    assert.deepEqual(shown(large.find(stems(said), () => true)), expected, said);
  }
});

test("one message leaves nothing behind for the next", () => {
  const large = createPostings(corpus);
  const first = asked.map((said) => shown(large.find(stems(said), () => true)));
  assert.deepEqual(
    asked.map((said) => shown(large.find(stems(said), () => true))),
    first,
  );
});

test("only what is admitted comes, and as much of it as there is room for", () => {
  const even = ({ entry }: Doc) => entry.channels.includes("#even");
  for (const finder of [createFullText(corpus), createPostings(corpus)]) {
    const found = finder.find(stems("backup file"), even);
    assert.equal(found.length, 50);
    assert.ok(found.every(({ doc }) => even(doc)));
  }
});

test("words that no entry has find nothing, and an FAQ without entries does as well", () => {
  const large = createPostings(corpus);
  assert.deepEqual(
    large.find([-1, -2], () => true),
    [],
  );
  assert.deepEqual(
    createPostings(createCorpus([])).find([0, -1], () => true),
    [],
  );
});

test("SQLite serves up to the bound, and no memory of its is taken above", () => {
  assert.ok(createCandidates(corpus, entries.length).bytes() > 0);
  assert.equal(createCandidates(corpus, entries.length - 1).bytes(), 0);
});
