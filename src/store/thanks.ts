/** Kudos: who thanked whom. */
import type { Database } from "better-sqlite3";
import type { Millis } from "../events.ts";
import type { Fact } from "../facts.ts";
import type { Kudos } from "../people/world.ts";

export type Thanks = ReturnType<typeof createThanks>;

export function createThanks(db: Database) {
  const kudos = db.prepare(
    `INSERT OR IGNORE INTO kudos (giver, taker, reason, network, channel, at, day, native) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const takenBack = db.prepare<[string, string]>("DELETE FROM kudos WHERE network = ? AND native = ?");
  const between = db.prepare<[number, number], Kudos>(
    `SELECT coalesce(g.same_as, g.id) AS "from", coalesce(t.same_as, t.id) AS "to", reason, at
     FROM kudos k JOIN person g ON g.id = giver JOIN person t ON t.id = taker
     WHERE at >= ? AND at < ? ORDER BY k.id`,
  );
  const given = db
    .prepare<[number, number, string], number>(
      "SELECT 1 FROM kudos WHERE giver = ? AND taker = ? AND day = ?",
    )
    .pluck();

  return {
    kudos(fact: Extract<Fact, { fact: "kudos" }>): void {
      const { network, channel } = fact.place;
      kudos.run(fact.from, fact.to, fact.reason, network, channel, fact.at, fact.day, fact.native ?? null);
    },
    /** Thanks stand only as long as the message they were said in. */
    takenBack: (network: string, native: string) => takenBack.run(network, native),
    kudosBetween: (from: Millis, until: Millis): readonly Kudos[] => between.all(from, until),
    kudosGiven: (from: number, to: number, day: string): boolean => given.get(from, to, day) === 1,
  };
}
