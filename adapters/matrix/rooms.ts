/** The rooms the bot knows, and the names under which the core knows them. */
import type { Place } from "../../src/events.ts";
import { type Fields, list, text } from "./raw.ts";

/** A room, by its id. */
export interface Room {
  readonly id: string;
  /** We are in it. */
  joined: boolean;
  /** Its messages have been seen before: those that are new in the next sync are news. */
  known: boolean;
  /** Nothing is said in a space; its name stands over other rooms. */
  space: boolean;
  encrypted: boolean;
  /** Somebody made us leave. */
  removed: string | undefined;
  /** Whether the other one of a conversation between two is in it, as far as we were told. */
  partner: "there" | "gone" | undefined;
  /** It was upgraded, and we went along. */
  followed: boolean;
}

export type Rooms = ReturnType<typeof createRooms>;

/**
 * A channel is called as the config calls it: by its alias, which people can read, or by a
 * room id. An upgraded room is another room with another id; the channel keeps its name, so
 * that questions, settings and history go on. A room that the config does not name is
 * called by the id of the first of its line.
 */
export function createRooms(network: string, me: () => string) {
  const rooms = new Map<string, Room>();
  /** The channel's name by room id. */
  const channels = new Map<string, string>();
  /** The room in which a channel is now. */
  const current = new Map<string, string>();
  /** Rooms of conversations with one person, the one to use first; and the other way round. */
  let direct = new Map<string, readonly string[]>();
  let partners = new Map<string, string>();
  /** What we added to the account data in this run; an older sync may not have it yet. */
  const added = new Map<string, string>();

  const channelOf = (id: string): string => channels.get(id) ?? id;

  /** The first room of somebody's from now on. */
  function prefer(user: string, id: string): void {
    const others = (direct.get(user) ?? []).filter((one) => one !== id);
    direct.set(user, [id, ...others]);
    partners.set(id, user);
  }

  function setDirect(content: Fields): void {
    direct = new Map();
    partners = new Map();
    for (const [user, ids] of Object.entries(content)) {
      if (!user.startsWith("@") || user === me()) continue;
      const known = list(ids).flatMap((id) => text(id) ?? []);
      direct.set(user, known);
      for (const id of known) if (!partners.has(id)) partners.set(id, user);
    }
    for (const [id, user] of added) if (partners.get(id) !== user) prefer(user, id);
  }

  return {
    get(id: string): Room {
      let room = rooms.get(id);
      if (!room) {
        room = {
          id,
          joined: false,
          known: false,
          space: false,
          encrypted: false,
          removed: undefined,
          partner: undefined,
          followed: false,
        };
        rooms.set(id, room);
      }
      return room;
    },
    has: (id: string): boolean => rooms.has(id),
    all: (): Iterable<Room> => rooms.values(),
    channelOf,
    /** The config calls this room by a name. */
    isChannel: (id: string): boolean => channels.has(id),
    /** A channel is in this room from now on. */
    assign(channel: string, id: string): void {
      channels.set(id, channel);
      current.set(channel, id);
    },
    /** One room is the successor of another: both are one channel. */
    follow(from: string, id: string): void {
      const channel = channels.get(id);
      if (channel !== undefined && current.get(channel) === id) {
        channels.set(from, channel);
        return;
      }
      channels.set(id, channelOf(from));
      current.set(channelOf(from), id);
    },
    /** @returns the room's id; undefined for a channel that was never found. */
    roomOf: (channel: string): string | undefined =>
      current.get(channel) ?? (channel.startsWith("!") ? channel : undefined),
    setDirect,
    /** Rooms in which we talk to one person, as the account data says. */
    directWith: (user: string): readonly string[] => direct.get(user) ?? [],
    partnerIn: (id: string): string | undefined => partners.get(id),
    /** Somebody spoke to us there; what we say to them is said there, too. */
    prefer(user: string, id: string): void {
      if (partners.get(id) === user && direct.get(user)?.[0] !== id) prefer(user, id);
    },
    /** A room for two. @returns the account data with it */
    addDirect(user: string, id: string): Record<string, readonly string[]> {
      added.set(id, user);
      prefer(user, id);
      return Object.fromEntries(direct);
    },
    /** Where what is said in a room is said. */
    placeOf(id: string): Place {
      const partner = channels.has(id) ? undefined : partners.get(id);
      if (partner !== undefined) return { network, channel: partner, private: true };
      return { network, channel: channelOf(id) };
    },
  };
}
