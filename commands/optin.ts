import type { Command } from "../src/command.ts";
import { wording } from "../src/wording.ts";

export const optin: Command = {
  name: "optin",
  summary: "end `!optout`",
  parameters: [],
  examples: ["!optin"],
  for: "everyone",
  run(_, call, world) {
    const account = world.account(call.place.network, call.actor.key);
    if (!account) return [];
    return [
      { do: "note", fact: { fact: "optout", person: account.person, out: false } },
      call.reply(wording(world.settings, call.place).optedIn),
    ];
  },
};
