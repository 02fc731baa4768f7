import type { Command } from "../src/command.ts";
import { wording } from "../src/wording.ts";

export const optout: Command = {
  name: "optout",
  summary: "be left alone: no unasked answers, no public thanks",
  parameters: [],
  examples: ["!optout"],
  for: "everyone",
  run(_, call, world) {
    const account = world.account(call.place.network, call.actor.key);
    if (!account) return [];
    return [
      { do: "note", fact: { fact: "optout", person: account.person, out: true } },
      call.reply(wording(world.settings, call.place).optedOut),
    ];
  },
};
