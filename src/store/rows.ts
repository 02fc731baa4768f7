/** Places as columns, and columns as places. */
import type { Place } from "../events.ts";

export interface PlaceColumns {
  readonly network: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly private: number;
}

export function placeColumns(place: Place): PlaceColumns {
  return {
    network: place.network,
    channel: place.channel,
    thread: place.thread ?? null,
    private: place.private ? 1 : 0,
  };
}

export function placeOf(row: PlaceColumns): Place {
  const place = { network: row.network, channel: row.channel };
  return {
    ...place,
    ...(row.thread === null ? {} : { thread: row.thread }),
    ...(row.private ? { private: true as const } : {}),
  };
}

/** `null` in a column is `undefined` in the core. */
export const optional = <T>(value: T | null): T | undefined => value ?? undefined;
