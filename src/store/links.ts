/** Which accounts are one person, and the one-time codes that show it. */
import type { Database } from "better-sqlite3";
import type { Millis } from "../events.ts";
import type { LinkCode } from "../people/world.ts";
import { optional } from "./rows.ts";

/** A person who is the same as another, and how that is known. */
export interface Follower {
  readonly id: number;
  readonly how: string | null;
}

export type Links = ReturnType<typeof createLinks>;

export function createLinks(db: Database) {
  const secret = db.prepare<[], string>("SELECT value FROM made WHERE name = 'secret'").pluck();
  const logins = db
    .prepare<[string, number], string>(
      `SELECT DISTINCT login FROM link_code WHERE forge = ? AND at >= ? AND login IS NOT NULL AND used = 0
       ORDER BY at DESC LIMIT 20`,
    )
    .pluck();
  const add = db.prepare<[string, number, number, string | null, string | null]>(
    "INSERT OR REPLACE INTO link_code (code, account, at, forge, login) VALUES (?, ?, ?, ?, ?)",
  );
  const code = db.prepare<
    [string],
    { account: number; at: number; claimed: number | null; used: number; forge: string | null }
  >("SELECT account, at, claimed, used, forge FROM link_code WHERE code = ?");
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
  const rootOf = db
    .prepare<[number], number>("SELECT coalesce(same_as, id) FROM person WHERE id = ?")
    .pluck();
  const point = db.prepare<[number | null, string | null, number]>(
    "UPDATE person SET same_as = ?, same_how = ? WHERE id = ?",
  );
  const followers = db.prepare<[number], Follower>(
    "SELECT id, same_how AS how FROM person WHERE same_as = ? ORDER BY handle IS NULL, id",
  );
  const inheritOptOut = db.prepare<[number, number]>(
    `UPDATE person AS p SET opted_out = max(p.opted_out, o.opted_out),
       unthanked = max(p.unthanked, o.unthanked), uncounted = max(p.uncounted, o.uncounted)
     FROM person o WHERE p.id = ? AND o.id = ?`,
  );
  const prune = db.prepare<[number]>("DELETE FROM link_code WHERE at < ?");
  const pruneTries = db.prepare<[number]>("DELETE FROM link_try WHERE at < ?");

  /** Makes a group of its own: the first of them stands for the others. */
  function group([root, ...others]: readonly Follower[]): void {
    if (!root) return;
    point.run(null, null, root.id);
    for (const { id, how } of others) point.run(root.id, how ?? "code", id);
  }

  /** Takes some out of the group that they are in; both halves stay what they were. */
  function split(apart: readonly Follower[]): void {
    const [first] = apart;
    const root = first && rootOf.get(first.id);
    if (first === undefined || root === undefined) return;
    const everybody: readonly Follower[] = [{ id: root, how: null }, ...followers.all(root)];
    const there = apart.filter(({ id }) => everybody.some((one) => one.id === id));
    const stay = everybody.filter(({ id }) => !there.some((one) => one.id === id));
    // Who stood for all goes on standing for those who stay, else whoever the config names.
    group(there);
    group(stay);
  }

  return {
    secret: (): string => secret.get() ?? "",
    /** By the code as said. */
    code(text: string): LinkCode | undefined {
      const row = code.get(text);
      return (
        row && {
          ...row,
          code: text,
          claimed: optional(row.claimed),
          used: row.used === 1,
          forge: optional(row.forge),
        }
      );
    },
    /** The code of an account that somebody said and that its owner has not confirmed. */
    waiting(account: number): LinkCode | undefined {
      const row = waiting.get(account);
      return row && { ...row, account, claimed: optional(row.claimed), used: false, forge: undefined };
    },
    codesSince: (account: number, since: Millis): number => codesSince.get(account, since) ?? 0,
    triesSince: (account: number, since: Millis): number => triesSince.get(account, since) ?? 0,

    made: (text: string, account: number, at: Millis, forge?: string, login?: string) =>
      add.run(text, account, at, forge ?? null, login ?? null),
    /** At most twenty: nobody makes the bot read a forge's whole list of users. */
    loginsWaiting: (forge: string, since: Millis): readonly string[] => logins.all(forge, since),
    tried: (account: number, at: Millis) => addTry.run(account, at),
    claimed: (text: string, account: number) => claim.run(account, text),
    used: (text: string) => use.run(text),
    /**
     * From now on `other`, and whoever is the same as them, is `person`.
     * @returns who came along with `other`, themself first, as they were, for undoing it
     */
    linked(person: number, other: number, how: string): readonly Follower[] {
      const came: readonly Follower[] = [{ id: other, how: null }, ...followers.all(other)];
      inheritOptOut.run(person, other);
      // Whose rights followed a code before has them only as far as codes go.
      for (const one of came) point.run(person, how === "code" ? (one.how ?? "code") : how, one.id);
      return came;
    },
    /** Undoes it: those who came along go together. */
    split,
    /** An account's own person stands alone again. */
    unlinked(account: number): void {
      const own = personOf.get(account);
      if (own !== undefined) split([{ id: own, how: null }]);
    },
    prune(before: Millis): void {
      prune.run(before);
      pruneTries.run(before);
    },
  };
}
