/** What the bot's database says about the questions put to it. */
import Database from "better-sqlite3";

interface Row {
  readonly key: string;
  readonly state: string;
  /** The row as JSON. */
  readonly body: string;
}

/** A look at the database of a running or ended bot. */
export interface Ledger {
  /** Ids of everything in the journal. */
  readonly journal: ReadonlySet<string>;
  /** Events whose deciding failed, with the error. */
  readonly failed: readonly { readonly id: string; readonly error: string }[];
  readonly outbox: readonly Row[];
  /** Texts of everything said. */
  readonly messages: readonly string[];
  /** Texts of the questions, with their state. */
  readonly questions: readonly { readonly text: string; readonly state: string }[];
  /** Who thanked whom, by name. */
  readonly kudos: readonly { readonly giver: string; readonly taker: string }[];
  /** `ok`, or the damage. */
  readonly integrity: string;
}

/** Reads it all, without changing anything. */
export function readLedger(path: string): Ledger {
  const db = new Database(path, { readonly: true, timeout: 5000 });
  try {
    return {
      journal: new Set(db.prepare<[], string>("SELECT id FROM journal").pluck().all()),
      failed: db
        .prepare<[], { id: string; error: string }>("SELECT id, error FROM journal WHERE error IS NOT NULL")
        .all(),
      outbox: db.prepare<[], Row>("SELECT key, state, body FROM outbox ORDER BY seq").all(),
      messages: db.prepare<[], string>("SELECT text FROM message ORDER BY seq").pluck().all(),
      questions: db.prepare<[], { text: string; state: string }>("SELECT text, state FROM question").all(),
      kudos: db
        .prepare<[], { giver: string; taker: string }>(
          "SELECT g.name AS giver, t.name AS taker FROM kudos k JOIN person g ON g.id = k.giver JOIN person t ON t.id = k.taker",
        )
        .all(),
      integrity: String(db.pragma("integrity_check(1)", { simple: true })),
    };
  } finally {
    db.close();
  }
}
