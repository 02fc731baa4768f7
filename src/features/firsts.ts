/** Notes what somebody does for the first time, so that it can be told apart later. */
import type { Feature } from "../feature.ts";

export const firsts: Feature = (event, world, { line, account }) => {
  if (!line || !account || line.place.private || account.lastPlace !== undefined) return [];
  if (world.hadFirst(account.person, "message")) return [];
  return [
    {
      do: "note",
      fact: { fact: "first", person: account.person, what: "message", at: event.at, place: line.place },
    },
  ];
};
