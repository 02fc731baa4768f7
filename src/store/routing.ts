/** What routing writes down beside the questions: feedback, askings again, lessons about areas, turns taken over. */
import type { Database } from "better-sqlite3";
import type { Millis, Place } from "../events.ts";
import type { FeedbackVerdict, LessonKind } from "../routing-facts.ts";
import type { Again, Cover, Lesson } from "../routing-world.ts";
import { optional, type PlaceColumns, placeColumns, placeOf } from "./rows.ts";

interface AgainRow extends PlaceColumns {
  native: string | null;
  account: number;
  at: number;
}

interface LessonRow {
  id: number;
  kind: string;
  area: string | null;
  word: string | null;
  person: number | null;
  n: number | null;
  state: string;
  text: string | null;
  at: number;
}

export type Routing = ReturnType<typeof createRouting>;

export function createRouting(db: Database) {
  const feedback = db.prepare<[number, string, number, number]>(
    "INSERT OR REPLACE INTO question_feedback (n, verdict, by, at) VALUES (?, ?, ?, ?)",
  );
  const verdicts = db.prepare<[], { n: number; verdict: FeedbackVerdict }>(
    "SELECT n, verdict FROM question_feedback ORDER BY id",
  );
  const addAgain = db.prepare(
    `INSERT INTO question_again (n, network, channel, thread, private, native, account, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const again = db.prepare<[number], AgainRow>("SELECT * FROM question_again WHERE n = ? ORDER BY id");
  const againBy = db
    .prepare<[number, string, string], number>(
      `SELECT g.n FROM question_again g JOIN question q ON q.n = g.n
       WHERE g.account = ? AND g.network = ? AND g.channel = ? AND q.state IN ('open', 'routed', 'claimed')
       ORDER BY g.id DESC LIMIT 1`,
    )
    .pluck();
  const againAs = db
    .prepare<[string, string, string], number>(
      `SELECT g.n FROM question_again g JOIN question q ON q.n = g.n
       WHERE g.network = ? AND g.channel = ? AND g.native = ? AND q.state IN ('open', 'routed', 'claimed')
       ORDER BY g.id DESC LIMIT 1`,
    )
    .pluck();
  const waitingBy = db
    .prepare<[number, number], number>(
      `SELECT q.n FROM question q JOIN account a ON a.id = q.account
       WHERE a.person IN (SELECT ? UNION ALL SELECT id FROM person WHERE same_as = ?)
         AND q.state IN ('open', 'routed', 'claimed') ORDER BY q.n`,
    )
    .pluck();
  const timers = db
    .prepare<[Millis], string>(
      "SELECT key FROM timer WHERE at <= ? AND key GLOB 'route/*' ORDER BY at, key LIMIT 100",
    )
    .pluck();
  const timer = db.prepare<[string], number>("SELECT at FROM timer WHERE key = ?").pluck();
  const lastPinged = db
    .prepare<[], number>(
      "SELECT person FROM ping WHERE +key GLOB 'q*/ping/*' AND outcome IS NOT 'unreachable' ORDER BY id DESC LIMIT 1",
    )
    .pluck();
  const pingedAt = db
    .prepare<[number, Millis], number>(
      "SELECT n FROM ping WHERE person = ? AND at = ? AND key GLOB 'q*/ping/*' ORDER BY id",
    )
    .pluck();
  const waitingPings = db
    .prepare<[number], number>(
      "SELECT n FROM ping WHERE person = ? AND (outcome IS NULL OR outcome = 'silent') ORDER BY id DESC LIMIT 50",
    )
    .pluck();
  const answeredBy = db.prepare<
    [Millis, number],
    { text: string; person: number; area: string | null; n: number }
  >(
    `SELECT n, text, answered_by AS person, area FROM question
     WHERE answered_at >= ? AND answered_by IS NOT NULL AND private = 0 AND text <> ''
     ORDER BY answered_at DESC LIMIT ?`,
  );
  const lastAnswered = db
    .prepare<[Millis, number, number], number>(
      `SELECT n FROM question WHERE answered_at >= ?
         AND answered_by IN (SELECT ? UNION ALL SELECT id FROM person WHERE same_as = ?)
       ORDER BY answered_at DESC LIMIT 1`,
    )
    .pluck();
  const askedSince = db.prepare<[Millis, number], { text: string; again: number; unanswered: number }>(
    `SELECT q.text, (SELECT count(*) FROM question_again g WHERE g.n = q.n) AS again,
       q.state IN ('open', 'routed', 'claimed', 'expired') AS unanswered
     FROM question q
     WHERE q.n > (SELECT coalesce(max(n), 0) - 5000 FROM question) AND q.asked_at >= ? AND q.private = 0
       AND q.entry IS NULL AND q.text <> '' AND q.state <> 'withdrawn'
     ORDER BY q.n LIMIT ?`,
  );
  const lessons = db.prepare<[], LessonRow>(
    "SELECT l.*, q.text FROM area_lesson l LEFT JOIN question q ON q.n = l.n ORDER BY l.id",
  );
  const addLesson = db.prepare(
    "INSERT INTO area_lesson (kind, area, word, person, n, state, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const unlearn = db.prepare<[number]>("DELETE FROM area_lesson WHERE id = ?");
  const covers = db.prepare<
    [],
    { id: number; area: string; turn: string; handle: string; pair: string; asked: string | null }
  >("SELECT id, area, turn, handle, pair, asked FROM rota_cover ORDER BY id");
  const cover = db.prepare(
    "INSERT INTO rota_cover (area, turn, handle, pair, asked, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const refuse = db.prepare<[string]>("DELETE FROM rota_cover WHERE pair = ? AND asked IS NOT NULL");
  const agree = db.prepare<[string]>("UPDATE rota_cover SET asked = NULL WHERE pair = ?");

  return {
    feedback: (n: number, verdict: FeedbackVerdict, by: number, at: Millis) =>
      feedback.run(n, verdict, by, at),
    /** What maintainers said of pings, oldest first. */
    verdicts: () => verdicts.all(),

    askedAgain(n: number, where: Place, native: string | undefined, account: number, at: Millis): void {
      const place = placeColumns(where);
      addAgain.run(n, place.network, place.channel, place.thread, place.private, native ?? null, account, at);
    },
    again: (n: number): readonly Again[] =>
      again.all(n).map((row) => ({
        place: placeOf(row),
        native: optional(row.native),
        account: row.account,
        at: row.at,
      })),
    /** The number of the waiting question that an account asked again in a channel. */
    againBy: (account: number, place: Place): number | undefined =>
      againBy.get(account, place.network, place.channel),
    waitingBy: (person: number): readonly number[] => waitingBy.all(person, person),

    dueRoutes: (at: Millis): readonly number[] => timers.all(at).map((key) => Number(key.slice(6))),
    timer: (key: string): Millis | undefined => timer.get(key),
    pingedAt: (person: number, at: Millis): readonly number[] => pingedAt.all(person, at),
    lastPinged: (): number | undefined => lastPinged.get(),
    waitingPings: (person: number): readonly number[] => [...new Set(waitingPings.all(person).reverse())],
    answeredSince: (since: Millis, limit: number) =>
      answeredBy.all(since, limit).map((row) => ({ ...row, area: optional(row.area) })),

    lastAnswered: (person: number, since: Millis): number | undefined =>
      lastAnswered.get(since, person, person),
    askedSince: (since: Millis, limit: number) =>
      askedSince.all(since, limit).map((row) => ({ ...row, unanswered: row.unanswered === 1 })),
    lessons: (): readonly Lesson[] =>
      lessons.all().map((row) => ({
        id: row.id,
        kind: row.kind as LessonKind,
        area: optional(row.area),
        word: optional(row.word),
        person: optional(row.person),
        n: optional(row.n),
        text: optional(row.text),
        accepted: row.state === "accepted",
        at: row.at,
      })),
    learned(lesson: {
      kind: LessonKind;
      area?: string | undefined;
      word?: string | undefined;
      person?: number | undefined;
      n?: number | undefined;
      accepted: boolean;
      by: number;
      at: Millis;
    }): void {
      addLesson.run(
        lesson.kind,
        lesson.area ?? null,
        lesson.word ?? null,
        lesson.person ?? null,
        lesson.n ?? null,
        lesson.accepted ? "accepted" : "rejected",
        lesson.by,
        lesson.at,
      );
    },
    unlearned: (id: number) => unlearn.run(id),

    covers: (): readonly Cover[] => covers.all().map((row) => ({ ...row, asked: optional(row.asked) })),
    covered: (row: Omit<Cover, "id"> & { by: number; at: Millis }) =>
      cover.run(row.area, row.turn, row.handle, row.pair, row.asked ?? null, row.by, row.at),
    agreed: (pair: string) => agree.run(pair),
    refused: (pair: string) => refuse.run(pair),
    /** The number of the waiting question that a message asked again. */
    againAs: (place: Place, native: string): number | undefined =>
      againAs.get(place.network, place.channel, native),
  };
}
