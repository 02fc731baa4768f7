/** The database of Limnoria's (Supybot's) MoobotFactoids plugin. Source: its plugin.py, class SqliteMoobotDB. */
import { draftsOf } from "./factoid.ts";
import { type Format, wrongKind } from "./format.ts";
import { idOf } from "./id.ts";
import { openDatabase } from "./open.ts";

const columns = ["key", "fact", "requested_count"];

export const moobot: Format = {
  name: "moobot",
  what: "a database of Limnoria's MoobotFactoids",
  recognises: (source) =>
    source.kind === "sqlite" && columns.every((column) => source.tables.get("factoids")?.includes(column)),
  read(source) {
    if (source.kind !== "sqlite" || !moobot.recognises(source)) throw wrongKind(source, moobot.what);
    const db = openDatabase(source.path, source.shown);
    try {
      const rows = db
        .prepare<[], { key: string | null; fact: string | null }>(
          "SELECT key, fact FROM factoids ORDER BY key",
        )
        .all();
      const factoids = rows.flatMap(({ key, fact }) =>
        key?.trim() && fact?.trim() ? [{ key: key.trim(), others: [], texts: [fact] }] : [],
      );
      return draftsOf(factoids, idOf);
    } finally {
      db.close();
    }
  },
};
