/** The weekly post: where it stands, what maintainers add and change, which sentences people were given. */
import type { Database } from "better-sqlite3";
import type { Millis } from "../events.ts";
import type { PostState } from "../facts.ts";
import type { Phrased, Post, PostEdit, PostNote } from "../people/world.ts";
import { optional } from "./rows.ts";

export type Posts = ReturnType<typeof createPosts>;

export function createPosts(db: Database) {
  const set = db.prepare<[string, string, string | null, number]>(
    `INSERT INTO post (week, state, text, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (week) DO UPDATE SET state = excluded.state, text = coalesce(excluded.text, text), at = excluded.at`,
  );
  const get = db.prepare<[string], { week: string; state: string; text: string | null; at: number }>(
    "SELECT * FROM post WHERE week = ?",
  );
  const addNote = db.prepare<[string, string, string, number]>(
    "INSERT INTO post_note (week, name, text, by) VALUES (?, ?, ?, ?)",
  );
  const notes = db.prepare<[string], PostNote>("SELECT name, text FROM post_note WHERE week = ? ORDER BY id");
  const edit = db.prepare<[string, string, string | null, number]>(
    `INSERT INTO post_edit (week, name, text, by) VALUES (?, ?, ?, ?)
     ON CONFLICT (week, name) DO UPDATE SET text = excluded.text, by = excluded.by`,
  );
  const undo = db.prepare<[string, string]>("DELETE FROM post_edit WHERE week = ? AND name = ?");
  const edits = db.prepare<[string], { name: string; text: string | null }>(
    "SELECT name, text FROM post_edit WHERE week = ? ORDER BY name",
  );
  const phrased = db.prepare<[number, string, string]>(
    "INSERT OR IGNORE INTO phrased (who, slot, week) VALUES (?, ?, ?)",
  );
  const uses = db
    .prepare<[number, string, string], number>(
      "SELECT count(*) FROM phrased WHERE who = ? AND slot = ? AND week <> ?",
    )
    .pluck();

  return {
    set: (week: string, state: PostState, at: Millis, text?: string) =>
      set.run(week, state, text ?? null, at),
    get(week: string): Post | undefined {
      const row = get.get(week);
      return row && { week, state: row.state as PostState, at: row.at, text: optional(row.text) };
    },
    note: (week: string, name: string, text: string, by: number) => addNote.run(week, name, text, by),
    notes: (week: string): readonly PostNote[] => notes.all(week),
    /** @param text null to leave them out, undefined to say it as the bot would */
    edit(week: string, name: string, text: string | null | undefined, by: number): void {
      const folded = name.toLowerCase();
      if (text === undefined) undo.run(week, folded);
      else edit.run(week, folded, text, by);
    },
    edits: (week: string): readonly PostEdit[] =>
      edits.all(week).map(({ name, text }) => ({ name, text: optional(text) })),
    phrased(week: string, used: readonly Phrased[]): void {
      for (const { who, slot } of used) phrased.run(who, slot, week);
    },
    /** How often somebody was given a sentence of a kind, in other weeks. */
    uses: (who: number, slot: string, week: string): number => uses.get(who, slot, week) ?? 0,
  };
}
