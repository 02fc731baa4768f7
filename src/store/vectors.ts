/** What a model made of the FAQ's texts, so that it need not be asked again at every start. */
import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";

export type Vectors = ReturnType<typeof createVectors>;

/** A text is not kept here, only what it is recognised by. */
const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

const toBlob = (vector: Float32Array): Buffer =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);

/** A copy, since a blob need not begin where 32-bit numbers may. */
const toVector = (blob: Buffer): Float32Array =>
  new Float32Array(blob.buffer.slice(blob.byteOffset, blob.byteOffset + (blob.byteLength & ~3)));

export function createVectors(db: Database) {
  const get = db
    .prepare<[string, string], Buffer>("SELECT numbers FROM vector WHERE model = ? AND text = ?")
    .pluck();
  const put = db.prepare<[string, string, Buffer]>(
    "INSERT OR REPLACE INTO vector (model, text, numbers) VALUES (?, ?, ?)",
  );
  const all = db.prepare<[], { id: number; model: string; text: string }>(
    "SELECT id, model, text FROM vector",
  );
  const remove = db.prepare<[number]>("DELETE FROM vector WHERE id = ?");

  return {
    get(model: string, text: string): Float32Array | undefined {
      const blob = get.get(model, digest(text));
      return blob && toVector(blob);
    },
    put: db.transaction((model: string, vectors: ReadonlyMap<string, Float32Array>): void => {
      for (const [text, vector] of vectors) put.run(model, digest(text), toBlob(vector));
    }),
    /** Removes what is of another model, or of a text that no entry has any more. */
    keepOnly: db.transaction((model: string, texts: readonly string[]): void => {
      const wanted = new Set(texts.map(digest));
      for (const row of all.all()) if (row.model !== model || !wanted.has(row.text)) remove.run(row.id);
    }),
  };
}
