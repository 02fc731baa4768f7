/** What was said between the last sync and a timeline that does not reach back to it. */
import type { Millis } from "../../src/events.ts";
import type { Api } from "./api.ts";
import type { RawEvent } from "./raw.ts";

/** How far back is read at most. */
export interface Reach {
  /** Events of one room. */
  readonly events: number;
  readonly age: Millis;
}

export const usualReach: Reach = { events: 5000, age: 7 * 864e5 };

/** Events of one request. */
const page = 200;

/** Where the known part of a room's history ends. */
export interface Known {
  /** The sync token up to which everything is in the journal. */
  readonly since?: string;
  /** The last event of the room in the journal. */
  readonly id?: string;
  /** When it happened. */
  readonly at?: Millis;
}

/** Oldest first. */
export interface Gap {
  readonly events: readonly RawEvent[];
  /** The bound was reached before the known part. */
  readonly cut: boolean;
}

/**
 * Pages back from a timeline to what is known already.
 * @param from the timeline's `prev_batch`
 * @throws MatrixFailure; nothing is lost, since the same sync is asked for again
 */
export async function readGap(
  api: Pick<Api, "history">,
  room: string,
  from: string,
  known: Known,
  now: Millis,
  reach: Reach = usualReach,
): Promise<Gap> {
  const events: RawEvent[] = [];
  // Another server's clock may be wrong by some minutes.
  const oldest = Math.max(now - reach.age, known.since === undefined ? (known.at ?? 0) - 6e5 : 0);
  let token = from;
  for (;;) {
    const history = await api.history(room, token, known.since, page);
    for (const event of history.events) {
      if (event.id === known.id || (event.at !== undefined && event.at < oldest))
        return { events: events.reverse(), cut: event.id !== known.id && known.since !== undefined };
      if (events.length >= reach.events) return { events: events.reverse(), cut: true };
      events.push(event);
    }
    if (history.end === undefined || history.end === token) return { events: events.reverse(), cut: false };
    token = history.end;
  }
}
