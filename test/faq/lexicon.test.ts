import assert from "node:assert/strict";
import { test } from "node:test";
import { createCorpus } from "../../src/faq/corpus.ts";
import { createLexicon, createPool, createRow } from "../../src/faq/lexicon.ts";
import { prepare } from "../../src/faq/text.ts";
import { bareEntry } from "../support/entry.ts";

test("every text has one number and is read back, thousands of them, of any script", () => {
  const lexicon = createLexicon();
  const texts = ["", "a", "ab", "ba", "größe", "日本語", "🚪", "x".repeat(5000)].concat(
    Array.from({ length: 5000 }, (_, at) => `word${at}`),
  );
  texts.forEach((text, number) => {
    assert.equal(lexicon.find(text), -1, text);
    assert.equal(lexicon.add(text), number);
  });
  texts.forEach((text, number) => {
    assert.equal(lexicon.add(text), number);
    assert.equal(lexicon.find(text), number);
    assert.equal(lexicon.text(number), text);
  });
  assert.equal(lexicon.count(), texts.length);
  assert.equal(lexicon.find("word5000"), -1);
});

test("a row has what was written and otherwise its own value, however far it is read", () => {
  const row = createRow(-1);
  row.set(3, 7);
  row.set(40_000, 8);
  assert.deepEqual([row.get(3), row.get(4), row.get(40_000), row.get(1_000_000)], [7, -1, 8, -1]);
  assert.deepEqual([...row.first(5)], [-1, -1, -1, 7, -1]);
  assert.equal(row.first(100_000).length, 100_000);
});

test("windows of a pool keep what they were given, across its blocks", () => {
  const pool = createPool();
  const rows = Array.from({ length: 3000 }, (_, at) => Array.from({ length: at % 17 }, (_, n) => at + n));
  const windows = [...rows.map(pool), pool(new Int32Array(100_000).fill(5))];
  rows.forEach((row, at) => {
    assert.deepEqual([...(windows[at] ?? [])], row);
  });
  assert.equal(windows.at(-1)?.length, 100_000);
});

test("entries are taken in with the same words and stems as messages are, in every language", () => {
  const texts = [
    ["en", "How do I turn off the installing of getUserById, C++ and node 14.04 when installing?"],
    ["en", "Installed the WLAN? Don't install twice: `rm -rf` https://example.org/installed"],
    ["de", "Wie groß wird das Verzeichnis, und warum sind die Größen nicht größer?"],
    ["fr", "Comment est-ce que je peux changer les couleurs de la fenêtre ?"],
    ["ru", "Как мне установить программу на сервер?"],
    ["en", "日本語のドキュメントはありますか"],
  ] as const;
  const corpus = createCorpus(texts.map(([, text], at) => bareEntry(`entry-${at}`, text, { answer: text })));
  texts.forEach(([language, text], at) => {
    const prepared = prepare(text, language, language);
    const doc = corpus.docs[at];
    assert.equal(doc?.language, language, text);
    const [phrasing] = doc.phrasings;
    assert.deepEqual([...(phrasing?.stems ?? [])], prepared.stems.map(corpus.stem), text);
    assert.deepEqual([...(phrasing?.words ?? [])], prepared.words.map(corpus.word), text);
    for (const [stem, word] of prepared.spelt)
      if (!word.includes(" ")) assert.equal(corpus.vocabulary.stemOf(word), corpus.stem(stem), word);
  });
});

test("a word of an answer is none of a question; the vocabulary has each word once, and no pairs", () => {
  const corpus = createCorpus([
    bareEntry("a", "How do I turn off the sound?", { answer: "Mute the speaker, mute 14.04 as well." }),
    bareEntry("b", "Where is the speaker volume?", { answer: "Above the sound." }),
  ]);
  assert.ok(corpus.word("sound") >= 0);
  assert.equal(corpus.word("mute"), -1);
  assert.equal(corpus.word("nowhere"), -1);
  const words = Array.from({ length: corpus.vocabulary.size }, (_, at) => corpus.vocabulary.word(at));
  assert.equal(new Set(words).size, words.length);
  assert.ok(words.includes("mute") && words.includes("14.04"), words.join(" "));
  assert.ok(!words.some((word) => word.includes(" ")), words.join(" "));
  const mute = corpus.vocabulary.stemOf("mute");
  const [first] = corpus.docs;
  assert.equal(first?.counts[first.all.indexOf(mute)], 2);
  assert.equal(corpus.spread(corpus.vocabulary.stemOf("sound")), 2);
  assert.equal(corpus.vocabulary.stemOf("nowhere"), -1);
});
