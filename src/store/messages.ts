/** What was said, as it stands now: edits change it, deletions and retention remove it. */
import type { Database } from "better-sqlite3";
import type { MessageEvent, Millis, Place } from "../events.ts";
import type { Message } from "../world.ts";
import { optional, type PlaceColumns, placeColumns, placeOf } from "./rows.ts";

interface MessageRow extends PlaceColumns {
  seq: number;
  native: string | null;
  account: number;
  person: number;
  key: string;
  name: string;
  bot: number;
  text: string;
  at: number;
  reply_to: string | null;
  question: number | null;
}

const toMessage = (row: MessageRow): Message => ({
  seq: row.seq,
  place: placeOf(row),
  native: optional(row.native),
  account: row.account,
  person: row.person,
  key: row.key,
  name: row.name,
  bot: row.bot === 1,
  text: row.text,
  at: row.at,
  replyTo: optional(row.reply_to),
  question: optional(row.question),
});

export type Messages = ReturnType<typeof createMessages>;

export function createMessages(db: Database) {
  const columns = "m.*, a.person, a.key, a.name, a.bot FROM message m JOIN account a ON a.id = m.account";
  const insert = db.prepare(
    `INSERT INTO message (network, channel, thread, private, native, account, text, at, reply_to, question)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byNative = db.prepare<[string, string], MessageRow>(
    `SELECT ${columns} WHERE m.network = ? AND m.native = ? LIMIT 1`,
  );
  const latest = db.prepare<[string, string, number], MessageRow>(
    `SELECT ${columns} WHERE m.network = ? AND m.channel = ? ORDER BY m.seq DESC LIMIT ?`,
  );
  const since = db.prepare<[string, string, string | null, number, number], MessageRow>(
    `SELECT ${columns} WHERE m.network = ? AND m.channel = ? AND m.thread IS ? AND m.seq > ? ORDER BY m.seq LIMIT ?`,
  );
  const before = db.prepare<[string, string, string | null, number, number], MessageRow>(
    `SELECT ${columns} WHERE m.network = ? AND m.channel = ? AND m.thread IS ? AND m.seq <= ? ORDER BY m.seq DESC LIMIT ?`,
  );
  const saidAt = db
    .prepare<[number, string, string, number], number>(
      "SELECT seq FROM message INDEXED BY message_at WHERE account = ? AND network = ? AND channel = ? AND at = ? ORDER BY seq LIMIT 1",
    )
    .pluck();
  const lately = db.prepare<[string, string, string | null, number], MessageRow>(
    `SELECT ${columns} WHERE m.network = ? AND m.channel = ? AND m.thread IS ? ORDER BY m.seq DESC LIMIT ?`,
  );
  const lastSaid = db.prepare<[number, string, string], { at: number; text: string }>(
    // Left to itself SQLite reads back through the whole channel to somebody's last word.
    `SELECT at, text FROM message INDEXED BY message_account
     WHERE account = ? AND network = ? AND channel = ? ORDER BY seq DESC LIMIT 1`,
  );
  const elsewhere = db
    .prepare<[number, string, string], number>(
      "SELECT 1 FROM message WHERE at >= ? AND network <> ? AND text = ? AND private = 0 LIMIT 1",
    )
    .pluck();
  const edit = db.prepare<[string, string, string]>(
    "UPDATE message SET text = ? WHERE network = ? AND native = ?",
  );
  /** What a helper said is kept with the question, too. */
  const answerGone = db.prepare<[string, string]>(
    `UPDATE question SET answer = NULL FROM message m JOIN account a ON a.id = m.account
     WHERE m.network = ? AND m.native = ? AND question.network = m.network AND question.channel = m.channel
       AND question.answer <> '' AND question.answered_by = a.person AND instr(m.text, question.answer) > 0`,
  );
  const remove = db.prepare<[string, string]>("DELETE FROM message WHERE network = ? AND native = ?");

  return {
    said(message: MessageEvent, account: number, question?: number): void {
      const place = placeColumns(message.place);
      insert.run(
        place.network,
        place.channel,
        place.thread,
        place.private,
        message.native ?? null,
        account,
        message.text,
        message.at,
        message.replyTo ?? null,
        question ?? null,
      );
    },
    byNative(network: string, native: string): Message | undefined {
      const row = byNative.get(network, native);
      return row && toMessage(row);
    },
    recent: (place: Place, limit: number): readonly Message[] =>
      latest.all(place.network, place.channel, limit).map(toMessage),
    /** Later than a row, in this channel and thread; oldest first. */
    since: (place: Place, seq: number, limit: number): readonly Message[] =>
      since.all(place.network, place.channel, place.thread ?? null, seq, limit).map(toMessage),
    /** Up to a row and with it, oldest first. */
    before: (place: Place, seq: number, limit: number): readonly Message[] =>
      before
        .all(place.network, place.channel, place.thread ?? null, seq, limit)
        .map(toMessage)
        .reverse(),
    /** The row of what an account said in a channel at a time. */
    saidAt: (place: Place, account: number, at: Millis): number | undefined =>
      saidAt.get(account, place.network, place.channel, at),
    /** The latest in this channel and thread, oldest first. */
    lately: (place: Place, limit: number): readonly Message[] =>
      lately
        .all(place.network, place.channel, place.thread ?? null, limit)
        .map(toMessage)
        .reverse(),
    lastSaid: (place: Place, account: number): { at: Millis; text: string } | undefined =>
      lastSaid.get(account, place.network, place.channel),
    saidElsewhere: (text: string, network: string, since: Millis): boolean =>
      elsewhere.get(since, network, text) === 1,
    edit: (network: string, native: string, text: string) => edit.run(text, network, native),
    remove(network: string, native: string): void {
      answerGone.run(network, native);
      remove.run(network, native);
    },
  };
}
