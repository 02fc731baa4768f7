/** Whether so much comes at once that it is no conversation. */
import type { Millis } from "../events.ts";

/** This many messages within so many milliseconds are a flood. */
const flood = { messages: 200, within: 5000 } as const;

export interface Flood {
  /** Counts a line of a channel. */
  isFlood(channel: string, at: Millis): boolean;
  forget(channel: string): void;
}

export function createFlood(): Flood {
  /** When the last lines came, by channel. */
  const cameAt = new Map<string, Millis[]>();
  return {
    isFlood(channel, at) {
      const came = cameAt.get(channel) ?? [];
      if (came.length === 0) cameAt.set(channel, came);
      came.push(at);
      if (came.length > flood.messages) came.shift();
      return came.length === flood.messages && at - (came[0] ?? 0) < flood.within;
    },
    forget: (channel) => {
      cameAt.delete(channel);
    },
  };
}
