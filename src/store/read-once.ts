/** For the length of one event nothing is written: what several features ask for is read once. */
import type { World } from "../world.ts";

/** A world that remembers some of its answers until the next event begins. */
export interface Remembering {
  readonly world: World;
  /** Forgets them: something may have been written since. */
  begin(): void;
}

/** @param world the one that reads each time */
export function readOnce(world: World): Remembering {
  const memories: Map<string | number, unknown>[] = [];

  /** Remembers by a key that stands for the arguments; undefined is an answer, too. */
  function once<A extends readonly unknown[], T>(
    read: (...args: A) => T,
    key: (...args: A) => string | number,
  ): (...args: A) => T {
    const memory = new Map<string | number, T>();
    memories.push(memory);
    return (...args) => {
      const by = key(...args);
      const known = memory.get(by);
      if (known !== undefined || memory.has(by)) return known as T;
      const found = read(...args);
      memory.set(by, found);
      return found;
    };
  }

  return {
    world: {
      ...world,
      // Areas and the index are exchanged while the bot runs: a copy would keep the first.
      get settings() {
        return world.settings;
      },
      get faq() {
        return world.faq;
      },
      account: once(world.account, (network, key) => `${network}\n${key}`),
      person: once(world.person, (id) => id),
      inChannel: once(world.inChannel, (place, name) => `${place.network}\n${place.channel}\n${name}`),
      lastQuestion: once(
        world.lastQuestion,
        (place, key) => `${place.network}\n${place.channel}\n${place.thread ?? ""}\n${key}`,
      ),
      letters: once(world.letters, (who) => `${who.network}\n${who.key}`),
    },
    begin() {
      for (const memory of memories) memory.clear();
    },
  };
}
