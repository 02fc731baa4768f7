/** Which accounts are one person, and the one-time codes that show it. */
import type { Database } from "better-sqlite3";
import type { Millis } from "../events.ts";
import type { LinkCode } from "../people/world.ts";
import { optional } from "./rows.ts";

export type Links = ReturnType<typeof createLinks>;

export function createLinks(db: Database) {
  const secret = db.prepare<[], string>("SELECT value FROM made WHERE name = 'secret'").pluck();
  const add = db.prepare<[string, number, number]>(
    "INSERT OR REPLACE INTO link_code (code, account, at) VALUES (?, ?, ?)",
  );
  const code = db.prepare<[string], { account: number; at: number; claimed: number | null; used: number }>(
    "SELECT account, at, claimed, used FROM link_code WHERE code = ?",
  );
  const waiting = db.prepare<[number], { code: string; at: number; claimed: number | null }>(
    "SELECT code, at, claimed FROM link_code WHERE account = ? AND used = 0 AND claimed IS NOT NULL ORDER BY at DESC LIMIT 1",
  );
  const claim = db.prepare<[number, string]>("UPDATE link_code SET claimed = ? WHERE code = ?");
  const use = db.prepare<[string]>("UPDATE link_code SET used = 1 WHERE code = ?");
  const codesSince = db
    .prepare<[number, number], number>("SELECT count(*) FROM link_code WHERE account = ? AND at >= ?")
    .pluck();
  const addTry = db.prepare<[number, number]>("INSERT INTO link_try (account, at) VALUES (?, ?)");
  const triesSince = db
    .prepare<[number, number], number>("SELECT count(*) FROM link_try WHERE account = ? AND at >= ?")
    .pluck();
  const personOf = db.prepare<[number], number>("SELECT person FROM account WHERE id = ?").pluck();
  const point = db.prepare<[number, number, number]>(
    "UPDATE person SET same_as = ? WHERE id = ? OR same_as = ?",
  );
  const alone = db.prepare<[number]>("UPDATE person SET same_as = NULL WHERE id = ?");
  const followers = db
    .prepare<[number], number>("SELECT id FROM person WHERE same_as = ? ORDER BY id")
    .pluck();
  const inheritOptOut = db.prepare<[number, number]>(
    `UPDATE person AS p SET opted_out = max(p.opted_out, o.opted_out),
       unthanked = max(p.unthanked, o.unthanked), uncounted = max(p.uncounted, o.uncounted)
     FROM person o WHERE p.id = ? AND o.id = ?`,
  );
  const prune = db.prepare<[number]>("DELETE FROM link_code WHERE at < ?");
  const pruneTries = db.prepare<[number]>("DELETE FROM link_try WHERE at < ?");

  return {
    secret: (): string => secret.get() ?? "",
    /** By the code as said. */
    code(text: string): LinkCode | undefined {
      const row = code.get(text);
      return row && { ...row, code: text, claimed: optional(row.claimed), used: row.used === 1 };
    },
    /** The code of an account that somebody said and that its owner has not confirmed. */
    waiting(account: number): LinkCode | undefined {
      const row = waiting.get(account);
      return row && { ...row, account, claimed: optional(row.claimed), used: false };
    },
    codesSince: (account: number, since: Millis): number => codesSince.get(account, since) ?? 0,
    triesSince: (account: number, since: Millis): number => triesSince.get(account, since) ?? 0,

    made: (text: string, account: number, at: Millis) => add.run(text, account, at),
    tried: (account: number, at: Millis) => addTry.run(account, at),
    claimed: (text: string, account: number) => claim.run(account, text),
    used: (text: string) => use.run(text),
    /** From now on `other`, and whoever is the same as them, is `person`. */
    linked(person: number, other: number): void {
      inheritOptOut.run(person, other);
      point.run(person, other, other);
    },
    /** An account's own person stands alone again; who followed it follows the next. */
    unlinked(account: number): void {
      const own = personOf.get(account);
      if (own === undefined) return;
      alone.run(own);
      const [next, ...others] = followers.all(own);
      if (next === undefined) return;
      alone.run(next);
      for (const other of others) point.run(next, other, other);
    },
    prune(before: Millis): void {
      prune.run(before);
      pruneTries.run(before);
    },
  };
}
