/** Everybody who may be named in public for what they did, for lists of contributors. */
import type { Database } from "better-sqlite3";
import type { ContributionKind } from "../contribution.ts";
import { optional } from "./rows.ts";

/** A person, and the kinds of what they did. */
export interface Rostered {
  readonly person: number;
  readonly name: string;
  /** The key under `people` in the config. */
  readonly handle: string | undefined;
  readonly accounts: readonly {
    readonly network: string;
    readonly key: string;
    readonly name: string;
    readonly address: string;
  }[];
  /** The most frequent first. */
  readonly kinds: readonly ContributionKind[];
  /** Somebody wrote it down by hand. */
  readonly credited: boolean;
}

interface Row {
  person: number;
  name: string;
  handle: string | null;
  kind: string;
  credited: number;
}

export type Roster = ReturnType<typeof createRoster>;

export function createRoster(db: Database) {
  const who = "JOIN person o ON o.id = %s JOIN person p ON p.id = coalesce(o.same_as, o.id)";
  const may = "p.forgotten = 0 AND p.unthanked = 0 AND p.uncounted = 0";
  const rows = db.prepare<[], Row>(
    `SELECT person, name, handle, kind, max(credited) AS credited FROM (
       SELECT p.id AS person, p.name, p.handle, c.kind, c.deed = 'credited' AS credited, count(*) AS count
         FROM contribution c ${who.replace("%s", "c.person")}
         WHERE c.quiet = 0 AND c.part_of IS NULL AND ${may} GROUP BY p.id, c.kind
       UNION ALL
       SELECT p.id, p.name, p.handle, 'question', 0, count(*)
         FROM question q ${who.replace("%s", "q.answered_by")} WHERE q.private = 0 AND ${may} GROUP BY p.id)
     GROUP BY person, kind ORDER BY person, sum(count) DESC, kind`,
  );
  const accounts = db.prepare<
    [number, number],
    { network: string; key: string; name: string; address: string; bot: number }
  >(
    `SELECT network, key, name, address, bot FROM account
     WHERE person IN (SELECT ? UNION ALL SELECT id FROM person WHERE same_as = ?) ORDER BY last_seen DESC, id`,
  );

  return {
    /** By person, the one known longest first; no bots, nobody who opted out or was forgotten. */
    everybody(): readonly Rostered[] {
      const people = new Map<number, { row: Row; kinds: string[]; credited: boolean }>();
      for (const row of rows.all()) {
        const one = people.get(row.person) ?? { row, kinds: [], credited: false };
        one.kinds.push(row.kind);
        one.credited ||= row.credited === 1;
        people.set(row.person, one);
      }
      return [...people.values()].flatMap(({ row, kinds, credited }): Rostered[] => {
        const theirs = accounts.all(row.person, row.person);
        if (theirs.some(({ bot }) => bot === 1)) return [];
        return [
          {
            person: row.person,
            name: row.name,
            handle: optional(row.handle),
            accounts: theirs,
            kinds: kinds as ContributionKind[],
            credited,
          },
        ];
      });
    },
  };
}
