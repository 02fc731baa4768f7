/** Events wait for what has to be known before they are decided, and stay in order. */
import type { Receive } from "../adapter.ts";
import type { Event } from "../events.ts";

export interface Ahead {
  readonly receive: Receive;
  /** Resolves when everything that came in so far was handed on. */
  settled(): Promise<void>;
}

/**
 * Deciding is pure and synchronous, so what takes time comes before it.
 * @param prepare what an event has to wait for; undefined when it has not. It never rejects,
 * and is bounded in time: later events wait behind it.
 */
export function createAhead(receive: Receive, prepare: (event: Event) => Promise<void> | undefined): Ahead {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    receive(event) {
      const ready = prepare(event);
      if (!ready && waiting === 0) return receive(event);
      waiting += 1;
      // In an object: what is awaited here is the handing over, not the commit.
      const handed = Promise.all([last, ready]).then(() => {
        waiting -= 1;
        return { outcome: receive(event) };
      });
      last = handed.then(({ outcome }) => void outcome.catch(() => undefined));
      return handed.then(({ outcome }) => outcome);
    },
    settled: () => last.then(() => undefined),
  };
}
