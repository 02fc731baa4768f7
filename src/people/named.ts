/** Who may be named in public, and by which name. Pure. */
import type { World } from "../world.ts";

/** Somebody who may be named. */
export interface Named {
  readonly person: number;
  readonly name: string;
}

/** Not bots, not people who opted out of thanks. One look-up a person. */
export function nameReader(world: World): (person: number) => Named | undefined {
  const known = new Map<number, Named | undefined>();
  const read = (id: number): Named | undefined => {
    const person = world.person(id);
    if (!person || person.unthanked) return undefined;
    const accounts = world.accountsOf(id);
    if (accounts.some((account) => account.bot)) return undefined;
    if (person.handle !== undefined) return { person: id, name: person.name };
    // A renamed account goes by its new name.
    const [latest] = [...accounts].sort((one, other) => other.lastSeen - one.lastSeen);
    const name = latest?.name ?? person.name;
    // Whoever was forgotten has none.
    return name === "" ? undefined : { person: id, name };
  };
  return (id) => {
    if (!known.has(id)) known.set(id, read(id));
    return known.get(id);
  };
}
