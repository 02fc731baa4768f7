/** Whom the talk in a channel names. Pure. */
import { addressees, type Names } from "../conversation/address.ts";
import type { Place } from "../events.ts";
import type { Message, Question, World } from "../world.ts";

/** Looks names up where they are rather than listing everybody for every line. */
export function namesIn(world: World, place: Place): Names {
  return {
    several: [],
    find: (word) => {
      const bare = word.replace(/[_`|^-]+$/, "");
      return (world.inChannel(place, word) ?? (bare ? world.inChannel(place, bare) : undefined))?.name;
    },
  };
}

/** It says by name whom it is for, and that is not the asker under any of their nicks. */
export function namesOthers(world: World, { place, asker, askedAt }: Question, said: Message): boolean {
  const names = addressees(said.text, namesIn(world, place));
  const askers = world.alsoAs(asker.id, askedAt).flatMap((id) => world.accountById(id)?.name ?? []);
  return names.length > 0 && !names.some((name) => askers.includes(name));
}
