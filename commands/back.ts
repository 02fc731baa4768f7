import type { Command } from "../src/command.ts";
import { wording } from "../src/wording.ts";

export const back: Command = {
  name: "back",
  summary: "end `!away`",
  parameters: [],
  examples: ["!back"],
  for: "maintainers",
  run(_, call, world) {
    const me = world.account(call.place.network, call.actor.key);
    if (!me) return [];
    return [
      { do: "note", fact: { fact: "awayUntil", person: me.person, until: null } },
      call.reply(wording(world.settings, call.place).back),
    ];
  },
};
