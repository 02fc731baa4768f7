/** FAQ answers given, menus offered, and maintainers' changes to the FAQ. */
import type { Database } from "better-sqlite3";
import type { Millis, Place } from "../events.ts";
import type { Fact, FaqChange } from "../facts.ts";
import type { FaqSaid, Menu } from "../world.ts";
import { optional, type PlaceColumns, placeColumns, placeOf } from "./rows.ts";

interface SaidRow extends PlaceColumns {
  key: string;
  entry: string;
  account_network: string;
  account_key: string;
  at: number;
  question: number | null;
  helped: number | null;
}

const toSaid = (row: SaidRow): FaqSaid => ({
  key: row.key,
  entry: row.entry,
  place: placeOf(row),
  to: { network: row.account_network, key: row.account_key },
  at: row.at,
  question: optional(row.question),
  helped: row.helped === null ? undefined : row.helped === 1,
});

export type Answers = ReturnType<typeof createAnswers>;

export function createAnswers(db: Database) {
  const columns =
    "f.*, a.network AS account_network, a.key AS account_key FROM faq_said f JOIN account a ON a.id = f.account";
  const insert = db.prepare(
    `INSERT OR REPLACE INTO faq_said (key, entry, network, channel, thread, private, account, at, probability, mode, question)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const since = db
    .prepare<[string, string, string, number], number>(
      "SELECT 1 FROM faq_said WHERE network = ? AND channel = ? AND entry = ? AND at >= ? LIMIT 1",
    )
    .pluck();
  const asNative = db.prepare<[string, string], SaidRow>(
    `SELECT ${columns} WHERE f.key = (SELECT said FROM outbox WHERE network = ? AND native = ? LIMIT 1)`,
  );
  const last = db.prepare<[string, string, number], SaidRow>(
    `SELECT ${columns} WHERE f.network = ? AND f.channel = ? AND f.account = ? ORDER BY f.at DESC LIMIT 1`,
  );
  const judge = db.prepare<[number, number, string]>(
    "UPDATE faq_said SET helped = ?, judged_by = ? WHERE key = ?",
  );
  const menu = db.prepare<[string, string, number, string, string, number, string | null]>(
    "INSERT OR REPLACE INTO menu (network, channel, account, key, commands, at, asked) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const menuOf = db.prepare<
    [string, string, number],
    { key: string; commands: string; at: number; asked: string | null }
  >("SELECT key, commands, at, asked FROM menu WHERE network = ? AND channel = ? AND account = ?");
  const addChange = db.prepare<[string, string, number, number]>(
    "INSERT INTO faq_change (entry, change, by, at) VALUES (?, ?, ?, ?)",
  );
  const undo = db.prepare<[number, number]>("UPDATE faq_change SET undone_at = ? WHERE id = ?");
  const changes = db
    .prepare<[], string>("SELECT change FROM faq_change WHERE undone_at IS NULL ORDER BY id")
    .pluck();
  const history = db.prepare<
    [string | null, string | null],
    { id: number; change: string; by: string; at: number; undone_at: number | null }
  >(
    `SELECT c.id, c.change, p.name AS by, c.at, c.undone_at FROM faq_change c JOIN person p ON p.id = c.by
     WHERE ? IS NULL OR c.entry = ? ORDER BY c.id DESC LIMIT 50`,
  );

  return {
    said(fact: Extract<Fact, { fact: "faqSaid" }>, account: number): void {
      const place = placeColumns(fact.place);
      insert.run(
        fact.key,
        fact.entry,
        place.network,
        place.channel,
        place.thread,
        place.private,
        account,
        fact.at,
        fact.probability,
        fact.mode,
        fact.question ?? null,
      );
    },
    saidSince: (place: Place, entry: string, from: Millis): boolean =>
      since.get(place.network, place.channel, entry, from) === 1,
    saidAs(network: string, native: string): FaqSaid | undefined {
      const row = asNative.get(network, native);
      return row && toSaid(row);
    },
    last(place: Place, account: number): FaqSaid | undefined {
      const row = last.get(place.network, place.channel, account);
      return row && toSaid(row);
    },
    judged: (key: string, helped: boolean, by: number) => judge.run(helped ? 1 : 0, by, key),

    menuOffered(fact: Extract<Fact, { fact: "menu" }>, account: number): void {
      const { place, key, commands, at, asked } = fact;
      const text = place.private ? null : (asked ?? null);
      menu.run(place.network, place.channel, account, key, JSON.stringify(commands), at, text);
    },
    menu(place: Place, account: number): Menu | undefined {
      const row = menuOf.get(place.network, place.channel, account);
      return (
        row && {
          key: row.key,
          commands: JSON.parse(row.commands) as string[],
          at: row.at,
          asked: optional(row.asked),
        }
      );
    },

    changed: (change: FaqChange, by: number, at: Millis) =>
      addChange.run(change.entry, JSON.stringify(change), by, at),
    undone: (id: number, at: Millis) => undo.run(at, id),
    /** What stands, in order, to lay over the files. */
    changes: (): readonly FaqChange[] => changes.all().map((text) => JSON.parse(text) as FaqChange),
    history: (entry?: string) =>
      history.all(entry ?? null, entry ?? null).map((row) => ({
        id: row.id,
        change: JSON.parse(row.change) as FaqChange,
        by: row.by,
        at: row.at,
        undone: row.undone_at !== null,
      })),
  };
}
