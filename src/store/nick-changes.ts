/** Which connection went by which nick before, where no account says so. It gives no rights: it only tells whose words are whose. */
import type { Database } from "better-sqlite3";
import type { Millis } from "../events.ts";

/** A change of nick that the server showed. */
export interface NickChange {
  readonly before: string;
  readonly after: string;
  readonly at: Millis;
}

/** How long a chain of changes is followed. */
const longestChain = 20;

export type NickChanges = ReturnType<typeof createNickChanges>;

export function createNickChanges(db: Database) {
  const add = db.prepare<[string, number, number, Millis]>(
    "INSERT INTO nick_change (network, before, after, at) VALUES (?, ?, ?, ?)",
  );
  const reask = db.prepare<[number, number]>(
    "UPDATE question SET account = ? WHERE account = ? AND state IN ('open', 'routed', 'claimed', 'answered')",
  );
  const reaskAgain = db.prepare<[number, number]>(
    `UPDATE question_again SET account = ? WHERE account = ?
       AND n IN (SELECT n FROM question WHERE state IN ('open', 'routed', 'claimed'))`,
  );
  const answersMove = db.prepare<[number, number, number]>(
    "UPDATE faq_said SET account = ? WHERE account = ? AND question IN (SELECT n FROM question WHERE account = ?)",
  );
  const since = db.prepare<[string, Millis], NickChange>(
    `SELECT b.name AS before, a.name AS after, c.at FROM nick_change c
     JOIN account b ON b.id = c.before JOIN account a ON a.id = c.after
     WHERE c.network = ? AND c.at >= ? ORDER BY c.at, c.id LIMIT 2000`,
  );
  const latest = db.prepare<[number, Millis, Millis], { before: number; at: Millis }>(
    "SELECT before, at FROM nick_change WHERE after = ? AND at >= ? AND at <= ? ORDER BY at DESC, id DESC LIMIT 1",
  );

  return {
    /** What one account asked is another's now: the same connection logged in or changed nick. */
    moved(network: string, before: number, after: number, at: Millis): void {
      add.run(network, before, after, at);
      reaskAgain.run(after, before);
      if (reask.run(after, before).changes > 0) answersMove.run(after, before, after);
    },
    /** In a network, oldest first. */
    since: (network: string, at: Millis): readonly NickChange[] => since.all(network, at),
    /** The accounts, by id, that the connection of an account went by since a time; itself first. */
    chain(account: number, from: Millis): readonly number[] {
      const found = [account];
      let until = Number.MAX_SAFE_INTEGER;
      while (found.length < longestChain) {
        const step = latest.get(found.at(-1) ?? account, from, until);
        if (!step) break;
        found.push(step.before);
        until = step.at;
      }
      return [...new Set(found)];
    },
  };
}
