/** Answers that wait for an asker who has left. */
import type { Database } from "better-sqlite3";
import type { Millis } from "../events.ts";
import type { Who } from "../facts.ts";
import type { Letter } from "../world.ts";

export type Letters = ReturnType<typeof createLetters>;

export function createLetters(db: Database) {
  const add = db.prepare<[string, string, number, string, number]>(
    "INSERT INTO letter (network, key, question, text, at) VALUES (?, ?, ?, ?, ?)",
  );
  const waiting = db.prepare<[string, string], Letter>(
    "SELECT id, question, text, at FROM letter WHERE network = ? AND key = ? AND sent_at IS NULL ORDER BY id",
  );
  const any = db.prepare<[], number>("SELECT 1 FROM letter WHERE sent_at IS NULL LIMIT 1").pluck();
  const byId = db.prepare<[number], Letter>("SELECT id, question, text, at FROM letter WHERE id = ?");
  const sent = db.prepare<[number, number]>("UPDATE letter SET sent_at = ? WHERE id = ?");
  const readdress = db.prepare<[string, string, string]>(
    "UPDATE letter SET key = ? WHERE network = ? AND key = ? AND sent_at IS NULL",
  );

  return {
    waiting: (who: Who): readonly Letter[] => waiting.all(who.network, who.key),
    /** Some letter waits, for whomever. */
    any: (): boolean => any.get() === 1,
    byId: (id: number): Letter | undefined => byId.get(id),
    add: (to: Who, question: number, text: string, at: Millis) =>
      add.run(to.network, to.key, question, text, at),
    sent: (id: number, at: Millis) => sent.run(at, id),
    /** The same connection goes by another key now. */
    moved: (network: string, from: string, to: string) => readdress.run(to, network, from),
  };
}
