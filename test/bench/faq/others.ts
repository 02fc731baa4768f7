/** Other ways to search an FAQ, on the same entries: what a project could use instead. */
import Database from "better-sqlite3";
import elasticlunr from "elasticlunr";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import { isStopWord } from "../../../src/faq/stop-words.ts";
import type { MakeMatcher } from "./answers.ts";

const most = 50;

/** SQLite's own: Porter stems, any of the words, stop words out, question and phrasings three times the answer. */
export const fts5: MakeMatcher = (entries) => {
  const db = new Database(":memory:");
  db.exec("CREATE VIRTUAL TABLE faq USING fts5(question, phrasings, answer, tokenize='porter unicode61')");
  const insert = db.prepare("INSERT INTO faq(rowid, question, phrasings, answer) VALUES (?, ?, ?, ?)");
  entries.forEach((entry, at) => {
    insert.run(at + 1, entry.question, entry.phrasings.join("\n"), entry.answer);
  });
  const find = db
    .prepare<[string], [number, number]>(
      `SELECT rowid, bm25(faq, 3.0, 3.0, 1.0) AS score FROM faq WHERE faq MATCH ? ORDER BY score LIMIT ${most}`,
    )
    .raw();
  return (text) => {
    const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter(
      (word) => !isStopWord(word, "en"),
    );
    if (words.length === 0) return [];
    const query = words.map((word) => `"${word}"`).join(" OR ");
    return find.all(query).map(([row, score]) => ({ id: entries[row - 1]?.id ?? "", p: -score }));
  };
};

export const miniSearch: MakeMatcher = (entries) => {
  const index = new MiniSearch({
    fields: ["question", "phrasings", "answer"],
    searchOptions: { boost: { question: 3, phrasings: 3 }, prefix: true, fuzzy: 0.2 },
  });
  index.addAll(
    entries.map(({ id, question, phrasings, answer }) => ({
      id,
      question,
      phrasings: phrasings.join("\n"),
      answer,
    })),
  );
  return (text) => index.search(text).map(({ id, score }) => ({ id: String(id), p: score }));
};

export const lunr: MakeMatcher = (entries) => {
  const index = elasticlunr<{ id: string; question: string; phrasings: string; answer: string }>(function () {
    this.setRef("id");
    this.addField("question");
    this.addField("phrasings");
    this.addField("answer");
  });
  for (const { id, question, phrasings, answer } of entries)
    index.addDoc({ id, question, phrasings: phrasings.join("\n"), answer });
  const fields = { question: { boost: 3 }, phrasings: { boost: 3 }, answer: { boost: 1 } };
  return (text) => index.search(text, { fields }).map(({ ref, score }) => ({ id: ref, p: score }));
};

export const fuse: MakeMatcher = (entries) => {
  const index = new Fuse(entries, {
    keys: [
      { name: "question", weight: 3 },
      { name: "phrasings", weight: 3 },
      { name: "answer", weight: 1 },
    ],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.8,
  });
  return (text) =>
    index
      .search(text.slice(0, 300), { limit: most })
      .map(({ item, score }) => ({ id: item.id, p: 1 - (score ?? 1) }));
};

export const others: readonly (readonly [name: string, make: MakeMatcher])[] = [
  ["FTS5", fts5],
  ["MiniSearch", miniSearch],
  ["elasticlunr", lunr],
  ["Fuse.js", fuse],
];
