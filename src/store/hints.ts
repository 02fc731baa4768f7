/** Answers that were not said, channels taken out of `shadow`, and how well the answers did. */
import type { Database } from "better-sqlite3";
import type { Millis, Place } from "../events.ts";
import type { Fact } from "../facts.ts";
import type { Hint, HintKind, Outcome, Tally } from "../own-answers.ts";
import { type AnswerMode, answerMode } from "../settings/channel.ts";
import { optional, placeOf } from "./rows.ts";

interface HintRow {
  id: number;
  kind: string;
  entry: string;
  network: string;
  channel: string;
  thread: string | null;
  account_network: string;
  account_key: string;
  at: number;
  probability: number;
  question: number;
  good: number | null;
}

const toHint = (row: HintRow): Hint => ({
  id: row.id,
  kind: row.kind as HintKind,
  entry: row.entry,
  place: placeOf({ ...row, private: 0 }),
  to: { network: row.account_network, key: row.account_key },
  at: row.at,
  probability: row.probability,
  question: row.question,
  good: row.good === null ? undefined : row.good === 1,
});

/** So many judgements say how a channel does; older ones tell of another FAQ. */
const lately = 500;

/**
 * Unasked answers that were judged by a vouched account, and what maintainers judged in
 * `shadow`. Of several judgements of a person on one entry the latest counts, so that
 * nobody alone can move a channel's threshold.
 */
const outcomesSql = `
  SELECT probability, good FROM (
    SELECT f.probability, f.helped AS good, max(f.at) AS at
    FROM faq_said f JOIN account j ON j.id = f.judged_by JOIN person p ON p.id = j.person
    WHERE f.network = @network AND f.channel = @channel AND f.helped IS NOT NULL
      AND f.private = 0 AND f.mode IN ('auto', 'offer') AND j.verified = 1 AND j.bot = 0
    GROUP BY coalesce(p.same_as, p.id), f.entry
    UNION ALL
    SELECT probability, good, at FROM faq_hint
    WHERE network = @network AND channel = @channel AND kind = 'shadow' AND good IS NOT NULL)
  ORDER BY at DESC LIMIT ${lately}`;

const talliesSql = `
  SELECT network, channel, mode, count(*) AS given, count(helped) AS judged, coalesce(sum(helped), 0) AS good
    FROM faq_said WHERE private = 0 AND mode IS NOT NULL GROUP BY network, channel, mode
  UNION ALL
  SELECT network, channel, kind, count(*), count(good), coalesce(sum(good), 0)
    FROM faq_hint WHERE kind = 'shadow' GROUP BY network, channel, kind
  ORDER BY network, channel, mode`;

export type Hints = ReturnType<typeof createHints>;

export function createHints(db: Database) {
  const columns =
    "h.*, a.network AS account_network, a.key AS account_key FROM faq_hint h JOIN account a ON a.id = h.account";
  const next = db.prepare<[], number>("SELECT coalesce(max(id), 0) + 1 FROM faq_hint").pluck();
  const insert = db.prepare(
    `INSERT OR IGNORE INTO faq_hint (key, kind, entry, network, channel, thread, native, account, at, probability, question)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byId = db.prepare<[number], HintRow>(`SELECT ${columns} WHERE h.id = ?`);
  const asNative = db.prepare<[string, string], HintRow>(
    `SELECT ${columns} WHERE h.key = (SELECT said FROM outbox WHERE network = ? AND native = ? LIMIT 1)`,
  );
  const on = db.prepare<[string, string], HintRow>(
    `SELECT ${columns} WHERE h.network = ? AND h.native = ? AND h.kind = 'offer' ORDER BY h.id DESC LIMIT 1`,
  );
  const last = db.prepare<[string, string, number], HintRow>(
    `SELECT ${columns} WHERE h.network = ? AND h.channel = ? AND h.account = ? AND h.kind = 'offer' ORDER BY h.id DESC LIMIT 1`,
  );
  const since = db
    .prepare<[string, string, string, number], number>(
      "SELECT 1 FROM faq_hint WHERE network = ? AND channel = ? AND entry = ? AND at >= ? LIMIT 1",
    )
    .pluck();
  const shadows = db
    .prepare<[number], string>("SELECT key FROM faq_hint WHERE question = ? AND kind = 'shadow' ORDER BY id")
    .pluck();
  const judge = db.prepare<[number | null, number, number]>(
    "UPDATE faq_hint SET good = ?, judged_by = ? WHERE id = ?",
  );
  const promote = db.prepare<[string, string, string, number, number]>(
    "INSERT OR REPLACE INTO promoted (network, channel, mode, by, at) VALUES (?, lower(?), ?, ?, ?)",
  );
  const promoted = db
    .prepare<[string, string], string>("SELECT mode FROM promoted WHERE network = ? AND channel = lower(?)")
    .pluck();
  const tallies = db.prepare<[], Tally>(talliesSql);
  const outcomes = db.prepare<{ network: string; channel: string }, { probability: number; good: number }>(
    outcomesSql,
  );

  const hintOf = (row: HintRow | undefined): Hint | undefined => row && toHint(row);

  return {
    next: (): number => next.get() ?? 1,
    hinted(fact: Extract<Fact, { fact: "hinted" }>, account: number): void {
      const { key, kind, entry, place, native, at, probability, question } = fact;
      insert.run(
        key,
        kind,
        entry,
        place.network,
        place.channel,
        place.thread ?? null,
        native ?? null,
        account,
        at,
        probability,
        question,
      );
    },
    get: (id: number) => hintOf(byId.get(id)),
    as: (network: string, native: string) => hintOf(asNative.get(network, native)),
    on: (network: string, native: string) => hintOf(on.get(network, native)),
    last: (place: Place, account: number) => hintOf(last.get(place.network, place.channel, account)),
    since: (place: Place, entry: string, from: Millis): boolean =>
      since.get(place.network, place.channel, entry, from) === 1,
    shadowsOf: (question: number): readonly string[] => shadows.all(question),
    judged: (id: number, good: boolean | null, by: number) =>
      judge.run(good === null ? null : Number(good), by, id),
    promote: (place: Place, mode: AnswerMode, by: number, at: Millis) =>
      promote.run(place.network, place.channel, mode, by, at),
    promoted(place: Place): AnswerMode | undefined {
      const mode = optional(promoted.get(place.network, place.channel) ?? null);
      return mode === undefined ? undefined : answerMode.parse(mode);
    },
    tallies: (): readonly Tally[] => tallies.all(),
    outcomes: ({ network, channel }: Place): readonly Outcome[] =>
      outcomes.all({ network, channel }).map(({ probability, good }) => ({ probability, good: good === 1 })),
  };
}
