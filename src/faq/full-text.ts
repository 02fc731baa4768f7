/** Finds entries that share words with a message: SQLite FTS5 in memory, and nothing about scoring. */
import Database from "better-sqlite3";
import { type Candidates, maxCandidates, maxPerAnswer, rarest } from "./candidate.ts";
import type { Corpus } from "./corpus.ts";

/**
 * Builds the index. The texts are stemmed before they get here, so that query, index and
 * scoring agree on what a word is. FTS5 sees only the stems' numbers, so no message can
 * write query syntax and no letter of any script gets lost in a tokeniser.
 */
export function createFullText(corpus: Corpus): Candidates {
  const db = new Database(":memory:");
  db.exec(
    `CREATE VIRTUAL TABLE faq USING fts5(
       question, phrasings, answer, content='',
       tokenize="ascii")`,
  );
  const insert = db.prepare("INSERT INTO faq(rowid, question, phrasings, answer) VALUES (?, ?, ?, ?)");
  db.transaction(() => {
    corpus.docs.forEach((doc, index) => {
      const [question, ...others] = doc.phrasings.map((phrasing) => phrasing.stems.join(" "));
      const answer: number[] = [];
      doc.all.forEach((stem, at) => {
        for (let times = Math.min(doc.counts[at] ?? 0, maxPerAnswer); times > 0; times--) answer.push(stem);
      });
      insert.run(index + 1, question ?? "", others.join(" "), answer.join(" "));
    });
  })();
  db.exec("INSERT INTO faq(faq) VALUES ('optimize')");
  // `ORDER BY rank` would prepare an inner statement on every call; the function itself does not.
  const find = db
    .prepare<[string, number], [number, number]>(
      "SELECT rowid, bm25(faq, 3.0, 3.0, 1.0) AS score FROM faq WHERE faq MATCH ? ORDER BY score LIMIT ?",
    )
    .raw();
  const anyScoped = corpus.docs.some((doc) => doc.entry.channels.length > 0);

  return {
    find(stems, admits) {
      const terms = rarest(stems, corpus);
      if (terms.length === 0) return [];
      const rows = find.all(terms.join(" OR "), anyScoped ? -1 : maxCandidates);
      return rows
        .flatMap(([row, score]) => {
          const doc = corpus.docs[row - 1];
          return doc && admits(doc) ? [{ doc, bm25: -score }] : [];
        })
        .slice(0, maxCandidates);
    },
    bytes() {
      const number = (name: string) => Number(db.pragma(name, { simple: true }));
      return number("page_count") * number("page_size");
    },
  };
}
