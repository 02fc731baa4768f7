/** What becomes of a row whose sending failed. Pure. */
import { SendFailed } from "./adapter.ts";
import type { Millis, UndeliveredEvent } from "./events.ts";
import type { Pending } from "./store/outbox.ts";

const retryFirst = 1000;
const retryMost = 5 * 60_000;

/** Tried again later, or ended, and then told. */
export type Outcome =
  | { readonly again: Pending; readonly reason: string }
  | { readonly end: "failed" | "unsure"; readonly reason: string };

/**
 * Milliseconds until try number `attempt` (from 1) is made again: doubling, with jitter, capped.
 * @param random 0 to 1
 */
export function backOff(attempt: number, random: () => number): Millis {
  return Math.round(Math.min(retryMost, retryFirst * 2 ** Math.min(attempt - 1, 20)) * (0.75 + random() / 2));
}

/** @param how tries before a row is given up, when this one began, the time, and chance from 0 to 1 */
export function afterFailure(
  row: Pending,
  error: unknown,
  how: {
    readonly maxAttempts: number;
    readonly started: Millis;
    readonly now: Millis;
    readonly random: () => number;
  },
): Outcome {
  const failure = error instanceof SendFailed ? error : new SendFailed(String(error), { cause: error });
  const reason = failure.message;
  if (failure.unsure) return { end: "unsure", reason };
  const attempts = row.attempts + (failure.offline ? 0 : 1);
  if (failure.forGood || attempts >= how.maxAttempts) return { end: "failed", reason };
  const pause = failure.offline ? retryFirst : backOff(attempts, how.random);
  const notBefore = how.now + Math.max(failure.retryAfterMs ?? 0, pause);
  const tried = row.tried ?? (failure.notTaken ? undefined : how.started);
  return { again: { ...row, attempts, notBefore, ...(tried === undefined ? {} : { tried }) }, reason };
}

/** A row that ended without arriving, or without anybody knowing, as an event. */
export const undelivered = (
  row: { readonly seq: number; readonly said: string; readonly network: string },
  end: "failed" | "unsure",
  reason: string,
  at: Millis,
): UndeliveredEvent => ({
  kind: "undelivered",
  id: `undelivered/${row.seq}/${at}`,
  at,
  network: row.network,
  key: row.said,
  reason,
  ...(end === "unsure" ? { unsure: true } : {}),
});
