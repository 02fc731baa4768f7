/**
 * Shows that an answer is on its way once that takes a while, so that nobody thinks they
 * were not heard. Nothing waits for it, and nothing fails by it.
 */
import { SendFailed } from "../../src/adapter.ts";
import type { Clock } from "../../src/clock.ts";
import type { Millis } from "../../src/events.ts";

/** How long a homeserver shows it at most; it is renewed before that. */
export const shownFor: Millis = 30_000;
const renewAfter: Millis = 20_000;

/** Room for the outbox to come back with a row that was held. */
const slack: Millis = 2000;

interface Typist {
  /** Answers under way in the room. */
  busy: number;
  /** Until when an answer comes back that the homeserver did not want yet. */
  heldUntil: Millis;
  shown: boolean;
  timer: NodeJS.Timeout | undefined;
  /** One call after the other: an end must not overtake its beginning. */
  turn: Promise<unknown>;
}

/** @param options.put tells the homeserver; may fail */
export function createTyping(options: {
  readonly put: (room: string, on: boolean) => Promise<unknown>;
  /** An answer that takes longer than this, milliseconds, is shown as being written. */
  readonly after: Millis;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}) {
  const { put, after, clock, signal } = options;
  const typists = new Map<string, Typist>();

  signal.addEventListener("abort", () => {
    for (const { timer } of typists.values()) clearTimeout(timer);
    typists.clear();
  });

  function tell(room: string, one: Typist, on: boolean): void {
    one.shown = on;
    one.turn = one.turn.then(() => put(room, on)).catch(() => undefined);
  }

  function look(room: string, one: Typist, wait: Millis): void {
    clearTimeout(one.timer);
    if (signal.aborted) return;
    const now = clock.now();
    if (one.busy === 0 && now >= one.heldUntil) {
      if (one.shown) tell(room, one, false);
      typists.delete(room);
      return;
    }
    const left = one.busy > 0 ? wait : Math.min(wait, one.heldUntil - now);
    one.timer = setTimeout(() => {
      if (one.busy > 0 || clock.now() < one.heldUntil) tell(room, one, true);
      look(room, one, renewAfter);
    }, left);
    one.timer.unref();
  }

  /** @param since when the answer was handed over; it may have waited for others before it */
  return async function during<T>(room: string, since: Millis, work: () => Promise<T>): Promise<T> {
    let one = typists.get(room);
    if (!one) {
      one = { busy: 0, heldUntil: 0, shown: false, timer: undefined, turn: Promise.resolve() };
      typists.set(room, one);
    }
    const idle = one.busy++ === 0 && clock.now() >= one.heldUntil;
    if (idle) look(room, one, Math.max(0, after - (clock.now() - since)));
    try {
      const result = await work();
      one.heldUntil = 0;
      return result;
    } catch (error) {
      const wait = error instanceof SendFailed ? error.retryAfterMs : undefined;
      one.heldUntil = wait === undefined ? 0 : clock.now() + wait + slack;
      throw error;
    } finally {
      one.busy--;
      if (one.busy === 0) look(room, one, one.shown ? renewAfter : after);
    }
  };
}
