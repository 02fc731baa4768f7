/** Finds entries that share words with a message: SQLite FTS5 in memory, and nothing about scoring. */
import Database from "better-sqlite3";
import type { Corpus, Doc } from "./corpus.ts";

export interface Candidate {
  readonly doc: Doc;
  /** BM25 over question, phrasings and answer (weights 3, 3, 1); higher is better. */
  readonly bm25: number;
}

/** More words than this say no more about a question. */
const maxTerms = 32;
const maxCandidates = 30;

interface Row {
  readonly rowid: number;
  readonly rank: number;
}

/**
 * Builds the index. The texts are stemmed before they get here, so that query, index and
 * scoring agree on what a word is; FTS5 only splits at spaces. Stems are letters, digits
 * and `_`, so no message can write query syntax.
 */
export function createCandidates(
  corpus: Corpus,
): (stems: readonly string[], admits: (doc: Doc) => boolean) => readonly Candidate[] {
  const db = new Database(":memory:");
  db.exec(
    `CREATE VIRTUAL TABLE faq USING fts5(
       question, phrasings, answer, content='', detail=column,
       tokenize="unicode61 remove_diacritics 0 tokenchars '_'")`,
  );
  const insert = db.prepare("INSERT INTO faq(rowid, question, phrasings, answer) VALUES (?, ?, ?, ?)");
  db.transaction(() => {
    corpus.docs.forEach((doc, index) => {
      const [question, ...others] = doc.phrasings.map((phrasing) => phrasing.stems.join(" "));
      insert.run(index + 1, question ?? "", others.join(" "), doc.answer.join(" "));
    });
  })();
  const find = db.prepare<[string, number], Row>(
    `SELECT rowid, bm25(faq, 3.0, 3.0, 1.0) AS rank FROM faq
     WHERE faq MATCH ? ORDER BY rank, rowid LIMIT ?`,
  );
  const anyScoped = corpus.docs.some((doc) => doc.entry.channels.length > 0);

  return (stems, admits) => {
    const known = stems.filter((stem) => corpus.has(stem));
    if (known.length === 0) return [];
    const terms = [...known].sort((a, b) => corpus.weight(b) - corpus.weight(a)).slice(0, maxTerms);
    const query = terms.map((stem) => `"${stem}"`).join(" OR ");
    const rows = find.all(query, anyScoped ? -1 : maxCandidates);
    return rows
      .flatMap((row) => {
        const doc = corpus.docs[row.rowid - 1];
        return doc && admits(doc) ? [{ doc, bm25: -row.rank }] : [];
      })
      .slice(0, maxCandidates);
  };
}
