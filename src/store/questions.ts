/** Questions, their history, and who was pinged about them. */
import type { Database } from "better-sqlite3";
import type { Millis, Place } from "../events.ts";
import type { PingOutcome, QuestionChange, QuestionLog, QuestionState } from "../facts.ts";
import type { Ping, Question } from "../world.ts";
import type { People } from "./people.ts";
import { optional, type PlaceColumns, placeColumns, placeOf } from "./rows.ts";

interface QuestionRow extends PlaceColumns {
  n: number;
  native: string | null;
  account: number;
  text: string;
  asked_at: number;
  state: string;
  area: string | null;
  claimed_by: number | null;
  answered_by: number | null;
  answered_at: number | null;
  answer: string | null;
  entry: string | null;
  snoozed_until: number | null;
  told: number;
  asked_back: number | null;
  doubted: number | null;
  denied: number | null;
  asker_left: number | null;
}

interface PingRow {
  n: number;
  person: number;
  key: string;
  at: number;
  outcome: string | null;
}

const toPing = (row: PingRow): Ping => ({
  ...row,
  outcome: (row.outcome ?? undefined) as PingOutcome | undefined,
});

/** Which column holds which part of a change. */
const changeable: Readonly<Record<keyof QuestionChange, string>> = {
  state: "state",
  area: "area",
  text: "text",
  claimedBy: "claimed_by",
  answeredBy: "answered_by",
  answeredAt: "answered_at",
  answer: "answer",
  snoozedUntil: "snoozed_until",
  told: "told",
  entry: "entry",
  askedBack: "asked_back",
  doubted: "doubted",
  denied: "denied",
  askerLeft: "asker_left",
};

export type Questions = ReturnType<typeof createQuestions>;

export function createQuestions(db: Database, people: People) {
  const waiting = "state IN ('open', 'routed', 'claimed')";
  const next = db.prepare<[], number>("SELECT coalesce(max(n), 0) + 1 FROM question").pluck();
  const byNumber = db.prepare<[number], QuestionRow>("SELECT * FROM question WHERE n = ?");
  // Asked with every message. Left to itself SQLite reads through all questions the channel ever had.
  const openIn = db.prepare<[string, string], QuestionRow>(
    `SELECT * FROM question INDEXED BY question_waiting WHERE network = ? AND channel = ? AND ${waiting} ORDER BY n DESC LIMIT 50`,
  );
  const waits = db
    .prepare<[string, string], number>(
      `SELECT 1 FROM question INDEXED BY question_waiting WHERE network = ? AND channel = ? AND ${waiting} LIMIT 1`,
    )
    .pluck();
  const openAs = db.prepare<[string, string, string], QuestionRow>(
    `SELECT * FROM question WHERE network = ? AND channel = ? AND native = ? AND ${waiting} ORDER BY n DESC LIMIT 1`,
  );
  const asNative = db.prepare<[string, string, string], QuestionRow>(
    "SELECT * FROM question WHERE network = ? AND channel = ? AND native = ? ORDER BY n DESC LIMIT 1",
  );
  const openBy = db.prepare<[number, string, string], QuestionRow>(
    `SELECT * FROM question INDEXED BY question_account
     WHERE account = ? AND network = ? AND channel = ? AND ${waiting} ORDER BY n DESC LIMIT 1`,
  );
  const lastBy = db.prepare<[string, string, number], QuestionRow>(
    `SELECT * FROM question INDEXED BY question_account
     WHERE network = ? AND channel = ? AND account = ? ORDER BY n DESC LIMIT 1`,
  );
  const lastIn = db.prepare<[string, string], QuestionRow>(
    "SELECT * FROM question WHERE network = ? AND channel = ? ORDER BY n DESC LIMIT 1",
  );
  const queue = db.prepare<[], QuestionRow>(`SELECT * FROM question WHERE ${waiting} ORDER BY n LIMIT 500`);
  const stale = db.prepare<[string, number], QuestionRow>(
    "SELECT * FROM question WHERE state = ? AND updated_at < ? LIMIT 200",
  );
  const insert = db.prepare(
    `INSERT INTO question (n, network, channel, thread, private, native, account, text, asked_at, area, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const log = db.prepare<[number, number, string, number | null]>(
    "INSERT INTO question_log (n, at, why, by) VALUES (?, ?, ?, ?)",
  );
  const history = db.prepare<[number], { at: number; why: string; by: number | null }>(
    "SELECT at, why, by FROM question_log WHERE n = ? ORDER BY id",
  );
  const answered = db.prepare<[number, number], QuestionRow>(
    "SELECT * FROM question WHERE answered_at >= ? AND answered_at < ? AND answered_by IS NOT NULL ORDER BY n",
  );
  const expired = db.prepare<[number, number], QuestionRow>(
    "SELECT * FROM question WHERE state = 'expired' AND updated_at >= ? AND updated_at < ? ORDER BY n",
  );
  const ping = db.prepare<[number, number, string, number]>(
    "INSERT OR IGNORE INTO ping (n, person, key, at) VALUES (?, ?, ?, ?)",
  );
  const pings = db.prepare<[number], PingRow>("SELECT * FROM ping WHERE n = ? ORDER BY id");
  const settle = db.prepare<[string, number, number | null, number | null]>(
    "UPDATE ping SET outcome = ? WHERE n = ? AND outcome IS NULL AND (? IS NULL OR person = ?)",
  );
  const pingsSince = db
    .prepare<[number, number], number>(
      "SELECT count(*) FROM ping WHERE person = ? AND at >= ? AND key GLOB 'q*/ping/*' AND outcome IS NOT 'unreachable'",
    )
    .pluck();
  const waitingPing = db.prepare<[number], PingRow>(
    "SELECT * FROM ping WHERE person = ? AND outcome IS NULL ORDER BY id DESC LIMIT 1",
  );

  function toQuestion(row: QuestionRow): Question {
    const asker = people.accountById(row.account);
    if (!asker) throw new Error(`question ${row.n} has no asker`);
    return {
      n: row.n,
      place: placeOf(row),
      native: optional(row.native),
      asker,
      text: row.text,
      askedAt: row.asked_at,
      state: row.state as QuestionState,
      area: optional(row.area),
      claimedBy: people.same(row.claimed_by),
      answeredBy: people.same(row.answered_by),
      answeredAt: optional(row.answered_at),
      answer: optional(row.answer),
      entry: optional(row.entry),
      snoozedUntil: optional(row.snoozed_until),
      told: row.told === 1,
      askedBack: optional(row.asked_back),
      doubted: optional(row.doubted),
      denied: optional(row.denied),
      askerLeft: optional(row.asker_left),
    };
  }

  return {
    next: (): number => next.get() ?? 1,
    get(n: number): Question | undefined {
      const row = byNumber.get(n);
      return row && toQuestion(row);
    },
    openIn: (place: Place): readonly Question[] =>
      openIn
        .all(place.network, place.channel)
        .filter((row) => place.thread === undefined || row.thread === null || row.thread === place.thread)
        .map(toQuestion),
    waitsIn: (place: Place): boolean => waits.get(place.network, place.channel) === 1,
    openAs(place: Place, native: string): Question | undefined {
      const row = openAs.get(place.network, place.channel, native);
      return row && toQuestion(row);
    },
    as(place: Place, native: string): Question | undefined {
      const row = asNative.get(place.network, place.channel, native);
      return row && toQuestion(row);
    },
    openBy(place: Place, account: number): Question | undefined {
      const row = openBy.get(account, place.network, place.channel);
      return row && toQuestion(row);
    },
    lastBy(place: Place, account: number): Question | undefined {
      const row = lastBy.get(place.network, place.channel, account);
      return row && toQuestion(row);
    },
    lastIn(place: Place): Question | undefined {
      const row = lastIn.get(place.network, place.channel);
      return row && toQuestion(row);
    },
    queue: (): readonly Question[] => queue.all().map(toQuestion),
    stale: (state: QuestionState, before: Millis): readonly Question[] =>
      stale.all(state, before).map(toQuestion),
    history: (n: number) => history.all(n).map((row) => ({ at: row.at, why: row.why, by: optional(row.by) })),
    answeredBetween: (from: Millis, until: Millis): readonly Question[] =>
      answered.all(from, until).map(toQuestion),
    expiredBetween: (from: Millis, until: Millis): readonly Question[] =>
      expired.all(from, until).map(toQuestion),
    pings: (n: number): readonly Ping[] => pings.all(n).map(toPing),
    pingsSince: (person: number, since: Millis): number => pingsSince.get(person, since) ?? 0,
    waitingPing(person: number): Ping | undefined {
      const row = waitingPing.get(person);
      return row && toPing(row);
    },

    asked(
      fact: {
        n: number;
        place: Place;
        native?: string;
        text: string;
        at: Millis;
        area?: string;
        why: string;
      },
      account: number,
    ): void {
      const place = placeColumns(fact.place);
      insert.run(
        fact.n,
        place.network,
        place.channel,
        place.thread,
        place.private,
        fact.native ?? null,
        account,
        fact.text,
        fact.at,
        fact.area ?? null,
        fact.at,
      );
      log.run(fact.n, fact.at, fact.why, null);
    },
    change(n: number, change: QuestionChange, entry: QuestionLog): void {
      const parts = Object.entries(change).filter(([, value]) => value !== undefined);
      const sets = [
        ...parts.map(([name]) => `${changeable[name as keyof QuestionChange]} = ?`),
        "updated_at = ?",
      ];
      db.prepare(`UPDATE question SET ${sets.join(", ")} WHERE n = ?`).run(
        ...parts.map(([, value]) =>
          typeof value === "boolean" ? Number(value) : (value as string | number | null),
        ),
        entry.at,
        n,
      );
      log.run(n, entry.at, entry.why, entry.by ?? null);
    },
    pinged: (n: number, person: number, key: string, at: Millis) => ping.run(n, person, key, at),
    settle: (n: number, outcome: PingOutcome, person?: number) =>
      settle.run(outcome, n, person ?? null, person ?? null),
  };
}
