/** Who is there: the people that the keyboard has played so far. */
import type { Actor } from "../../src/events.ts";

interface Present {
  readonly actor: Actor;
  spoke: boolean;
}

/** The people of every channel. */
export interface Crowd {
  /** @returns true when the person was not in the channel before. */
  enter(channel: string, actor: Actor): boolean;
  /** Notes that the person said something there, and so stays when the keyboard turns to somebody else. */
  spoke(channel: string, actor: Actor): void;
  /** The keyboard turns away: who never said a word leaves. @returns true when they left. */
  turnAway(channel: string, actor: Actor): boolean;
  /** @returns whether the person was anywhere. */
  leave(key: string): boolean;
  in(channel: string): readonly Actor[];
}

/** An empty one. */
export function createCrowd(): Crowd {
  const channels = new Map<string, Map<string, Present>>();
  const of = (channel: string): Map<string, Present> => {
    const found = channels.get(channel) ?? new Map<string, Present>();
    channels.set(channel, found);
    return found;
  };
  return {
    enter: (channel, actor) => {
      const people = of(channel);
      if (people.has(actor.key)) return false;
      people.set(actor.key, { actor, spoke: false });
      return true;
    },
    spoke: (channel, actor) => {
      const found = of(channel).get(actor.key);
      if (found) found.spoke = true;
    },
    turnAway: (channel, actor) => {
      const people = of(channel);
      return people.get(actor.key)?.spoke === false && people.delete(actor.key);
    },
    leave: (key) => {
      let was = false;
      for (const people of channels.values()) was = people.delete(key) || was;
      return was;
    },
    in: (channel) => [...of(channel).values()].map((present) => present.actor),
  };
}

/** Somebody at the keyboard, who vouches for being that person. */
export function actorNamed(name: string): Actor {
  return { key: name.normalize("NFC").toLowerCase(), name, address: name, verified: true, bot: false };
}
