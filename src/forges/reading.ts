/** What a source gets to read with, over the journal's door. */
import type { Receive } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Positions, Reading } from "./source.ts";

export interface ReadingOptions {
  readonly receive: Receive;
  readonly positions: Positions;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly clock: Clock;
  /** Told how many events were new, after each page. */
  readonly onNew?: (count: number) => void | Promise<void>;
  readonly onProgress?: (done: number, total: number | undefined) => void;
}

export function createReading(options: ReadingOptions): Reading {
  const { receive, positions, signal, log, clock } = options;
  return {
    positions,
    signal,
    log,
    now: () => clock.now(),
    progress: (done, total) => options.onProgress?.(done, total),
    async receive(events) {
      signal.throwIfAborted();
      const fresh = (await Promise.all(events.map(receive))).filter(Boolean).length;
      await options.onNew?.(fresh);
      return fresh;
    },
  };
}
