/** The database of Limnoria's (Supybot's) Factoids plugin. Source: its plugin.py, `makeDb`. */
import { draftsOf, type Factoid } from "./factoid.ts";
import { type Format, type Source, wrongKind } from "./format.ts";
import { idOf } from "./id.ts";
import { openDatabase } from "./open.ts";

interface Row {
  readonly key: string | null;
  readonly fact: string | null;
}

/** Until 2010 a factoid had one key and named it itself. */
const isOld = (source: Source): boolean =>
  source.kind === "sqlite" && source.tables.get("factoids")?.includes("key_id") === true;

const now = `SELECT k.key, f.fact FROM keys k JOIN relations r ON r.key_id = k.id
  JOIN factoids f ON f.id = r.fact_id ORDER BY r.id`;
const then = "SELECT k.key, f.fact FROM keys k JOIN factoids f ON f.key_id = k.id ORDER BY f.id";

/** Keys that say the very same become one factoid; the key that was learned first names it. */
function together(rows: readonly Row[]): readonly Factoid[] {
  const texts = new Map<string, string[]>();
  for (const { key, fact } of rows)
    if (key?.trim() && fact?.trim()) texts.set(key.trim(), [...(texts.get(key.trim()) ?? []), fact]);
  const keys = new Map<string, string[]>();
  for (const [key, facts] of texts) {
    const same = JSON.stringify(facts);
    keys.set(same, [...(keys.get(same) ?? []), key]);
  }
  return [...keys.values()].flatMap((same) => {
    const [key, ...others] = same;
    return key === undefined ? [] : [{ key, others, texts: texts.get(key) ?? [] }];
  });
}

export const factoids: Format = {
  name: "factoids",
  what: "a database of Limnoria's Factoids",
  recognises: (source) =>
    source.kind === "sqlite" &&
    source.tables.get("keys")?.includes("key") === true &&
    source.tables.get("factoids")?.includes("fact") === true &&
    (source.tables.has("relations") || isOld(source)),
  read(source) {
    if (source.kind !== "sqlite" || !factoids.recognises(source)) throw wrongKind(source, factoids.what);
    const db = openDatabase(source.path, source.shown);
    try {
      const rows = db.prepare<[], Row>(isOld(source) ? then : now).all();
      // The plugin says `KEY could be FACT`; a fact stands for itself.
      return draftsOf(
        together(rows).map((one) => ({ ...one, texts: one.texts.map((text) => `<reply> ${text}`) })),
        idOf,
      );
    } finally {
      db.close();
    }
  },
};
