/** What people own: everything about one of them, its removal, and retention. */
import type { Database } from "better-sqlite3";
import type { Millis } from "../events.ts";

/** How long an outbox row is kept after it went out: long enough to amend it or take it back. */
const keepSent = 7 * 864e5;

export type Privacy = ReturnType<typeof createPrivacy>;

export function createPrivacy(db: Database) {
  const theirs = "account IN (SELECT id FROM account WHERE person = @person)";
  /** What `export` shows, by table. */
  const about = {
    person: "SELECT * FROM person WHERE id = @person",
    accounts: "SELECT * FROM account WHERE person = @person",
    channels:
      "SELECT p.* FROM presence p JOIN account a ON a.network = p.network AND a.key = p.key WHERE a.person = @person",
    messages: `SELECT network, channel, thread, text, at FROM message WHERE ${theirs} ORDER BY seq`,
    questions: `SELECT * FROM question WHERE ${theirs} ORDER BY n`,
    claimedOrAnswered:
      "SELECT n, state, answered_at, answer FROM question WHERE claimed_by = @person OR answered_by = @person",
    pings: "SELECT n, at, outcome FROM ping WHERE person = @person",
    feedback: "SELECT n, verdict, at FROM question_feedback WHERE by = @person",
    nicks: `SELECT b.name AS before, a.name AS after, c.at FROM nick_change c
       JOIN account b ON b.id = c.before JOIN account a ON a.id = c.after
       WHERE b.person = @person OR a.person = @person`,
    askedAgain: `SELECT n, network, channel, at FROM question_again WHERE ${theirs}`,
    proposals: "SELECT id, n, question, answer, state, at FROM proposal WHERE answerer = @person",
    lessons: "SELECT kind, area, word, n, at FROM area_lesson WHERE person = @person OR by = @person",
    faqAnswers: `SELECT entry, network, channel, at, helped FROM faq_said WHERE ${theirs}`,
    wordings: `SELECT entry, text, at FROM wording WHERE ${theirs}`,
    wordingVotes: "SELECT wording, how, at FROM wording_vote WHERE person = @person",
    promoted: "SELECT network, channel, mode, at FROM promoted WHERE by = @person",
    covers: "SELECT area, turn, at FROM rota_cover WHERE by = @person",
    hints: `SELECT kind, entry, network, channel, at FROM faq_hint WHERE ${theirs}`,
    faqChanges: "SELECT entry, change, at, undone_at FROM faq_change WHERE by = @person",
    kudosGiven: "SELECT taker, reason, at FROM kudos WHERE giver = @person",
    kudosReceived: "SELECT giver, reason, at FROM kudos WHERE taker = @person",
    contributions:
      "SELECT kind, thing, title, url, repository, at, first FROM contribution WHERE person = @person",
    credits: `SELECT n, kind, title, url, at, state FROM credit WHERE ${theirs}`,
    creditsProposed: "SELECT n, kind, title, url, at, state FROM credit WHERE by = @person",
    firsts: "SELECT what, at, network, channel FROM first WHERE person = @person",
    postNotes: `SELECT week, name, text FROM post_note WHERE by = @person
       OR name IN (SELECT name FROM person WHERE id = @person UNION SELECT name FROM account WHERE person = @person)`,
    postEdits: `SELECT week, name, text FROM post_edit WHERE by = @person
       OR name IN (SELECT lower(name) FROM person WHERE id = @person UNION SELECT lower(name) FROM account WHERE person = @person)`,
    sentences: "SELECT slot, week FROM phrased WHERE who = @person",
    pairs: `SELECT n, why, state FROM pair WHERE one IN (SELECT id FROM account WHERE person = @person)
       OR other IN (SELECT id FROM account WHERE person = @person)`,
    linkCodes: `SELECT at, used, forge FROM link_code WHERE ${theirs}`,
    returns: "SELECT at, since FROM returned WHERE person = @person",
    waitingAnswers:
      "SELECT l.question, l.text, l.at FROM letter l JOIN account a ON a.network = l.network AND a.key = l.key WHERE a.person = @person",
  } as const;
  const selects = Object.entries(about).map(
    ([name, sql]) => [name, db.prepare<{ person: number }>(sql)] as const,
  );

  /** The person and whoever is the same. */
  const everyone = db
    .prepare<[number, number], number>("SELECT id FROM person WHERE id = ? OR same_as = ?")
    .pluck();

  const removals = [
    "DELETE FROM link_code WHERE account IN (SELECT id FROM account WHERE person = @person)",
    `DELETE FROM outbox WHERE state NOT IN ('queued', 'sending') AND (
       EXISTS (SELECT 1 FROM account a WHERE a.person = @person AND instr(lower(outbox.body), lower(a.name)) > 0)
       OR lane IN (SELECT network || char(10) || address || char(10) FROM account WHERE person = @person)
       OR EXISTS (SELECT 1 FROM question q WHERE q.${theirs} AND outbox.said GLOB 'q' || q.n || '/*'))`,
    `UPDATE credit SET state = CASE state WHEN 'waiting' THEN 'dropped' ELSE state END, title = '', url = '', native = NULL
       WHERE by = @person OR ${theirs}`,
    `DELETE FROM question_log WHERE n IN (SELECT n FROM question WHERE ${theirs})`,
    `DELETE FROM question_again WHERE ${theirs}`,
    `DELETE FROM nick_change WHERE before IN (SELECT id FROM account WHERE person = @person)
       OR after IN (SELECT id FROM account WHERE person = @person)`,
    "DELETE FROM proposal WHERE answerer = @person AND state NOT IN ('published', 'failed')",
    "DELETE FROM area_lesson WHERE person = @person",
    `DELETE FROM message WHERE ${theirs}`,
    `UPDATE question SET text = '', answer = NULL, native = NULL WHERE ${theirs}`,
    `UPDATE question SET channel = '' WHERE ${theirs} AND private = 1`,
    `UPDATE faq_said SET channel = '' WHERE ${theirs} AND private = 1`,
    `UPDATE question SET state = 'withdrawn' WHERE ${theirs} AND state IN ('open', 'routed', 'claimed')`,
    "UPDATE question SET answer = NULL WHERE answered_by = @person",
    `DELETE FROM letter WHERE (network, key) IN (SELECT network, key FROM account WHERE person = @person)`,
    `DELETE FROM presence WHERE (network, key) IN (SELECT network, key FROM account WHERE person = @person)`,
    `DELETE FROM menu WHERE ${theirs}`,
    `DELETE FROM wording_vote WHERE person = @person OR wording IN (SELECT id FROM wording WHERE ${theirs})`,
    `DELETE FROM wording WHERE ${theirs}`,
    `UPDATE faq_hint SET native = NULL WHERE ${theirs}`,
    "UPDATE kudos SET reason = '' WHERE giver = @person OR taker = @person",
    "UPDATE contribution SET title = '', url = '' WHERE person = @person",
    `UPDATE journal SET body = NULL WHERE error IS NOT NULL AND EXISTS (
       SELECT 1 FROM account a WHERE a.person = @person AND instr(journal.body, json_quote(a.key)) > 0)`,
    `DELETE FROM pair WHERE one IN (SELECT id FROM account WHERE person = @person)
       OR other IN (SELECT id FROM account WHERE person = @person)`,
    "DELETE FROM phrased WHERE who = @person",
    `DELETE FROM post_edit WHERE by = @person
       OR name IN (SELECT lower(name) FROM person WHERE id = @person UNION SELECT lower(name) FROM account WHERE person = @person)`,
    `DELETE FROM post_note WHERE by = @person
       OR name IN (SELECT name FROM person WHERE id = @person UNION SELECT name FROM account WHERE person = @person)`,
    `UPDATE post SET text = NULL WHERE EXISTS (
       SELECT 1 FROM account a WHERE a.person = @person AND instr(post.text, a.name) > 0)`,
    `UPDATE account SET key = 'forgotten:' || id, name = '', address = '', last_place = NULL, away = 0
       WHERE person = @person`,
    "UPDATE person SET handle = NULL, name = '', away_until = NULL, forgotten = 1 WHERE id = @person",
  ].map((sql) => db.prepare<{ person: number }>(sql));

  const pruneMessages = db.prepare<[number]>("DELETE FROM message WHERE at < ?");
  const pruneQuestions = db.prepare<[number]>(
    "UPDATE question SET text = '', answer = NULL WHERE updated_at < ? AND state IN ('answered', 'resolved', 'expired', 'withdrawn') AND text <> ''",
  );
  const pruneNicks = db.prepare<[number]>("DELETE FROM nick_change WHERE at < ?");
  const pruneKudos = db.prepare<[number]>("UPDATE kudos SET reason = '' WHERE at < ? AND reason <> ''");
  const pruneMenus = db.prepare<[number]>("DELETE FROM menu WHERE at < ?");
  const pruneLetters = db.prepare<[number]>("DELETE FROM letter WHERE at < ?");
  const pruneFailed = db.prepare<[number]>(
    "UPDATE journal SET body = NULL WHERE seen < ? AND error IS NOT NULL",
  );
  const pruneJournal = db.prepare<[number]>("DELETE FROM journal WHERE seen < ?");
  const pruneOutbox = db.prepare<[number]>(
    "DELETE FROM outbox WHERE created < ? AND state NOT IN ('queued', 'sending', 'unsure')",
  );

  return {
    everythingAbout(person: number): Readonly<Record<string, unknown>> {
      const ids = everyone.all(person, person);
      return Object.fromEntries(
        selects.map(([name, select]) => [name, ids.flatMap((id) => select.all({ person: id }))]),
      );
    },
    /** Removes text, links and names; keeps counts. */
    forget(person: number): void {
      for (const id of everyone.all(person, person))
        for (const removal of removals) removal.run({ person: id });
    },
    prune(before: { messages: Millis; journal: Millis }, now: Millis): void {
      pruneMessages.run(before.messages);
      pruneQuestions.run(before.messages);
      pruneNicks.run(before.messages);
      pruneKudos.run(before.messages);
      pruneMenus.run(before.messages);
      pruneLetters.run(before.messages);
      pruneFailed.run(before.messages);
      pruneJournal.run(before.journal);
      pruneOutbox.run(now - keepSent);
    },
  };
}
