/** Reads what a report is worked out from. Private conversations are left out. */
import type { Database } from "better-sqlite3";
import type { ContributionKind } from "../contribution.ts";
import type { Millis } from "../events.ts";
import type { PingOutcome, QuestionState } from "../facts.ts";
import type { FirstRow, PersonRow, ReportRows } from "../report/rows.ts";
import { optional } from "./rows.ts";

/** Times are milliseconds; @until is exclusive. A report reads whole tables: nobody waits for it in a channel. */
const sql = {
  // A person who is the same as another is that other one.
  people: `SELECT coalesce(p.same_as, p.id) AS id, p.same_as IS NULL AS head, p.handle, p.name, p.forgotten,
      p.unthanked, p.uncounted, max(coalesce(a.bot, 0)) AS bot,
      group_concat(DISTINCT a.network) AS networks,
      (SELECT l.name FROM account l WHERE l.person = p.id ORDER BY l.last_seen DESC, l.id LIMIT 1) AS latest
    FROM person p LEFT JOIN account a ON a.person = p.id GROUP BY p.id ORDER BY p.id`,
  questions: `SELECT q.n, coalesce(p.same_as, p.id) AS asker, q.asked_at AS at, q.state, q.entry,
      coalesce(h.same_as, h.id) AS answeredBy, q.answered_at AS answeredAt,
      (SELECT count(*) FROM question_again g WHERE g.n = q.n) AS again
    FROM question q JOIN account a ON a.id = q.account JOIN person p ON p.id = a.person
      LEFT JOIN person h ON h.id = q.answered_by
    WHERE q.private = 0 AND q.asked_at >= @since AND q.asked_at < @until ORDER BY q.n`,
  noHelp: `SELECT DISTINCT question FROM faq_said
    WHERE helped = 0 AND question IS NOT NULL AND at >= @since AND at < @until`,
  done: `SELECT coalesce(p.same_as, p.id) AS person, c.kind, c.at
    FROM contribution c JOIN person p ON p.id = c.person
    WHERE c.quiet = 0 AND c.part_of IS NULL AND c.at >= @since AND c.at < @until ORDER BY c.at, c.id`,
  firsts: `SELECT coalesce(p.same_as, p.id) AS person, f.what, min(f.at) AS at
    FROM first f JOIN person p ON p.id = f.person WHERE f.what <> 'hint' GROUP BY 1, 2 ORDER BY 1, 3, 2`,
  pings: `SELECT coalesce(p.same_as, p.id) AS person, g.outcome FROM ping g JOIN person p ON p.id = g.person
    WHERE g.at >= @since AND g.at < @until ORDER BY g.id`,
  thanked: `SELECT coalesce(p.same_as, p.id) AS person, count(*) AS count
    FROM kudos k JOIN person p ON p.id = k.taker WHERE k.at >= @since AND k.at < @until GROUP BY 1`,
  activity: `SELECT coalesce(p.same_as, p.id) AS person, at FROM (
      SELECT a.person AS id, m.at FROM message m JOIN account a ON a.id = m.account
        WHERE m.private = 0 AND m.at >= @since AND m.at < @until
      UNION ALL SELECT a.person, q.asked_at FROM question q JOIN account a ON a.id = q.account
        WHERE q.private = 0 AND q.asked_at >= @since AND q.asked_at < @until
      UNION ALL SELECT person, at FROM contribution WHERE at >= @since AND at < @until
      UNION ALL SELECT giver, at FROM kudos WHERE at >= @since AND at < @until) did
    JOIN person p ON p.id = did.id`,
} as const;

interface RawPerson {
  id: number;
  head: number;
  handle: string | null;
  name: string;
  forgotten: number;
  unthanked: number;
  uncounted: number;
  bot: number;
  networks: string | null;
  latest: string | null;
}

function byPerson<T>(rows: readonly T[], of: (row: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(of(row));
    if (group) group.push(row);
    else groups.set(of(row), [row]);
  }
  return groups;
}

/** One row a human, of all rows that are that human. Bots and who isn't to be counted have none. */
function gathered(rows: readonly RawPerson[]): ReadonlyMap<number, PersonRow> {
  const people = new Map<number, PersonRow>();
  for (const [id, same] of byPerson(rows, (row) => row.id)) {
    const head = same.find((row) => row.head === 1) ?? same[0];
    if (!head || same.some((row) => row.bot === 1 || row.uncounted === 1)) continue;
    const handle = optional(same.find((row) => row.handle !== null)?.handle ?? null);
    const forgotten = head.forgotten === 1;
    people.set(id, {
      id,
      handle,
      name: forgotten ? undefined : (handle ?? head.latest ?? head.name),
      unthanked: same.some((row) => row.unthanked === 1),
      networks: [...new Set(same.flatMap((row) => row.networks?.split(",") ?? []))].sort(),
    });
  }
  return people;
}

/** Reads a period. @param since inclusive @param until exclusive */
export function readReport(db: Database, since: Millis, until: Millis): ReportRows {
  const period = { since, until };
  const all = <T>(statement: string): T[] => db.prepare<typeof period, T>(statement).all(period);
  const people = gathered(db.prepare<[], RawPerson>(sql.people).all());
  const counts = ({ person }: { person: number }): boolean => people.has(person);
  const noHelp = new Set(all<{ question: number }>(sql.noHelp).map(({ question }) => question));
  const firsts = db.prepare<[], FirstRow>(sql.firsts).all().filter(counts);
  return {
    people,
    questions: all<{
      n: number;
      asker: number;
      at: number;
      state: QuestionState;
      entry: string | null;
      answeredBy: number | null;
      answeredAt: number | null;
      again: number;
    }>(sql.questions)
      .filter(({ asker }) => people.has(asker))
      .map((row) => ({
        ...row,
        entry: optional(row.entry),
        answeredBy: optional(row.answeredBy),
        answeredAt: optional(row.answeredAt),
        noHelp: noHelp.has(row.n),
      })),
    done: all<{ person: number; kind: ContributionKind; at: number }>(sql.done).filter(counts),
    firsts: [...byPerson(firsts, ({ person }) => person).values()]
      .filter(([first]) => first !== undefined && first.at >= since && first.at < until)
      .flat(),
    pings: all<{ person: number; outcome: PingOutcome | null }>(sql.pings)
      .filter(counts)
      .map(({ person, outcome }) => ({ person, outcome: optional(outcome) })),
    thanked: new Map(
      all<{ person: number; count: number }>(sql.thanked)
        .filter(counts)
        .map(({ person, count }) => [person, count]),
    ),
    activity(persons) {
      const times = new Map<number, number[]>(persons.map((person) => [person, []]));
      const rows = db.prepare<typeof period, { person: number; at: number }>(sql.activity).iterate(period);
      for (const { person, at } of rows) times.get(person)?.push(at);
      return times;
    },
  };
}
