/** Who is where, as far as the networks tell. */
import type { Database } from "better-sqlite3";
import type { Actor, Place } from "../events.ts";

export type Presence = ReturnType<typeof createPresence>;

export function createPresence(db: Database) {
  const arrive = db.prepare<[string, string, string, string]>(
    "INSERT OR REPLACE INTO presence (network, channel, key, name) VALUES (?, ?, ?, ?)",
  );
  const leave = db.prepare<[string, string, string]>(
    "DELETE FROM presence WHERE network = ? AND channel = ? AND key = ?",
  );
  const quit = db.prepare<[string, string]>("DELETE FROM presence WHERE network = ? AND key = ?");
  const empty = db.prepare<[string, string]>("DELETE FROM presence WHERE network = ? AND channel = ?");
  const emptyNetwork = db.prepare<[string]>("DELETE FROM presence WHERE network = ?");
  const whereIs = db
    .prepare<[string, string], string>("SELECT channel FROM presence WHERE network = ? AND key = ?")
    .pluck();
  const here = db
    .prepare<[string, string, string], number>(
      "SELECT 1 FROM presence WHERE network = ? AND channel = ? AND key = ?",
    )
    .pluck();
  const anybodyHere = db
    .prepare<[string, string], number>("SELECT 1 FROM presence WHERE network = ? AND channel = ? LIMIT 1")
    .pluck();

  return {
    /** Undefined where the network has not told who is in the channel. */
    present(place: Place, key: string): boolean | undefined {
      if (here.get(place.network, place.channel, key) === 1) return true;
      return anybodyHere.get(place.network, place.channel) === 1 ? false : undefined;
    },
    members(place: Place, actors: readonly Actor[]): void {
      empty.run(place.network, place.channel);
      for (const actor of actors) arrive.run(place.network, place.channel, actor.key, actor.name);
    },
    joined: (place: Place, key: string, name: string) => arrive.run(place.network, place.channel, key, name),
    left(network: string, key: string, channel?: string): void {
      if (channel === undefined) quit.run(network, key);
      else leave.run(network, channel, key);
    },
    /** Nothing is known of who is where until the network tells again. */
    forget: (network: string) => emptyNetwork.run(network),
    moved(network: string, from: Actor, to: Actor): void {
      const channels = whereIs.all(network, from.key);
      quit.run(network, from.key);
      for (const channel of channels) arrive.run(network, channel, to.key, to.name);
    },
  };
}
