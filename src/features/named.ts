/** Whom the talk around a question names. Pure. */
import { addressees } from "../conversation/address.ts";
import type { Message, Question, World } from "../world.ts";

/** It says by name whom it is for, and that is not the asker under any of their nicks. */
export function namesOthers(world: World, { place, asker, askedAt }: Question, said: Message): boolean {
  const find = (word: string): string | undefined => world.inChannel(place, word)?.name;
  const names = addressees(said.text, { several: [], find });
  const askers = world.alsoAs(asker.id, askedAt).flatMap((id) => world.accountById(id)?.name ?? []);
  return names.length > 0 && !names.some((name) => askers.includes(name));
}
