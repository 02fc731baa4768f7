/** When to wake up, and what for. */
import type { Database } from "better-sqlite3";
import type { Millis } from "../events.ts";

export interface Timer {
  readonly key: string;
  readonly at: Millis;
}

export type Timers = ReturnType<typeof createTimers>;

export function createTimers(db: Database) {
  const set = db.prepare<[string, number]>("INSERT OR REPLACE INTO timer (key, at) VALUES (?, ?)");
  const ensure = db.prepare<[string, number]>("INSERT OR IGNORE INTO timer (key, at) VALUES (?, ?)");
  const clear = db.prepare<[string]>("DELETE FROM timer WHERE key = ?");
  const done = db.prepare<[string, number]>("DELETE FROM timer WHERE key = ? AND at = ?");
  const due = db.prepare<[number], Timer>(
    "SELECT key, at FROM timer WHERE at <= ? ORDER BY at, key LIMIT 100",
  );
  const next = db.prepare<[], number | null>("SELECT min(at) FROM timer").pluck();

  return {
    set: (key: string, at: Millis) => set.run(key, at),
    /** Sets a timer that is not set yet. */
    ensure: (key: string, at: Millis) => ensure.run(key, at),
    clear: (key: string) => clear.run(key),
    /** Forgets a timer that rang, unless it was set anew meanwhile. */
    done: (key: string, at: Millis) => done.run(key, at),
    due: (now: Millis): readonly Timer[] => due.all(now),
    /** When the next one rings. */
    next: (): Millis | undefined => next.get() ?? undefined,
  };
}
