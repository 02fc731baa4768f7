import type { Command } from "../src/command.ts";
import { handleOf } from "../src/places.ts";
import { wording } from "../src/wording.ts";

export const unlink: Command = {
  name: "unlink",
  summary: "take this account out of the person it is linked to",
  parameters: [],
  examples: ["!unlink"],
  for: "everyone",
  run(_, call, world) {
    const say = wording(world.settings, call.place);
    const me = world.account(call.place.network, call.actor.key);
    const others = me ? world.accountsOf(me.person).filter((account) => account.id !== me.id) : [];
    if (!me || others.length === 0) return [call.reply(say.unlinkAlone)];
    const handle = handleOf(world.settings, me);
    if (handle !== undefined && others.every((other) => handleOf(world.settings, other) === handle))
      return [call.reply(say.unlinkConfigured)];
    return [{ do: "note", fact: { fact: "unlinked", account: me.id } }, call.reply(say.unlinked)];
  },
};
