/** How many lines of a busy channel are taken in. */

import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { connect } from "./client.ts";
import { round } from "./round-trips.ts";

export interface Intake {
  readonly messages: number;
  /** As the speakers sent them. */
  readonly sentPerSecond: number;
  /** Until the last one was in the journal. */
  readonly takenPerSecond: number;
  /** Milliseconds between the last one sent and the last one in the journal. */
  readonly behindMs: number;
}

/** What people say to each other; every twentieth line asks something, and others say it. */
const chatter: readonly string[] = [
  "morning all",
  "I pushed the branch, have a look when you can",
  "the build is green again",
  "lunch, back in half an hour",
  "that test is flaky, I'll mark it",
  "nice one!",
  "the docs say something else there",
  "hm, works on my machine with the current release",
  "I'd rather keep it in the library than in the tool",
  "see the log I pasted above, line 40 is the odd one",
  "ok, merging then",
  "I never use that option, to be honest",
  "somebody opened an issue about this last week",
  "let me try with a clean checkout",
  "that's what the changelog is for",
  "yes, and the same on the other branch",
  "rebased, and it still fails in the second step",
  "brb",
  "looks good to me",
  "How do I change the directory where it keeps its cache?",
];

/** Waits until so many messages of the channel are written down. @returns when, by `performance.now()` */
async function written(database: string, wanted: number, limit: number): Promise<number> {
  const db = new Database(database, { readonly: true });
  try {
    const last = db.prepare<[], number | null>("SELECT max(seq) FROM message").pluck();
    const end = performance.now() + limit;
    for (;;) {
      if ((last.get() ?? 0) >= wanted) return performance.now();
      if (performance.now() > end)
        throw new Error(`After ${limit} ms ${last.get()} of ${wanted} are written`);
      await pause(20);
    }
  } finally {
    db.close();
  }
}

/** How many messages are written down so far. */
export function messagesIn(database: string): number {
  const db = new Database(database, { readonly: true });
  const count = db.prepare<[], number | null>("SELECT max(seq) FROM message").pluck().get() ?? 0;
  db.close();
  return count;
}

/**
 * Eight people talk in the bot's channel.
 * @param perSecond how fast they talk; undefined for as fast as the server takes it
 */
export async function intake(
  port: number,
  channel: string,
  database: string,
  messages: number,
  perSecond?: number,
): Promise<Intake> {
  const people = await Promise.all(Array.from({ length: 8 }, (_, n) => connect(port, `speaker${n}`)));
  try {
    for (const person of people) {
      person.send(`JOIN ${channel}`);
      await person.next(" 366 ");
    }
    const before = messagesIn(database);
    const done = written(database, before + messages, 60_000);
    const start = performance.now();
    for (let sent = 0; sent < messages; ) {
      const due = perSecond === undefined ? sent + 200 : ((performance.now() - start) / 1000) * perSecond;
      for (; sent < Math.min(due, messages); sent++) {
        // No two lines are the same: nothing is gained by remembering.
        const text = `${chatter[sent % chatter.length]} (${sent})`;
        const speaker = sent % chatter.length === chatter.length - 1 ? 0 : 1 + (sent % (people.length - 1));
        people[speaker]?.send(`PRIVMSG ${channel} :${text}`);
      }
      await pause(perSecond === undefined ? 0 : 5);
    }
    const told = performance.now();
    const end = await done;
    return {
      messages,
      sentPerSecond: Math.round(messages / ((told - start) / 1000)),
      takenPerSecond: Math.round(messages / ((end - start) / 1000)),
      behindMs: round(end - told, 0),
    };
  } finally {
    for (const person of people) person.close();
  }
}
