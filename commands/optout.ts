import type { Command } from "../src/command.ts";
import { optingOf } from "../src/people/opting.ts";
import { wording } from "../src/wording.ts";

export const optout: Command = {
  name: "optout",
  summary: "be left alone: no unasked answers, no public thanks, nothing counted; or only part of that",
  parameters: [
    {
      name: "what",
      type: "word",
      summary: "thanks, counting or both (of these two); nothing for everything",
      optional: true,
    },
  ],
  examples: ["!optout", "!optout thanks"],
  for: "everyone",
  run({ what }, call, world) {
    const { people } = wording(world.settings, call.place);
    const account = world.account(call.place.network, call.actor.key);
    if (!account) return [];
    const opting = optingOf(what);
    if (!opting) return [call.reply(people.optHow)];
    return [
      { do: "note", fact: { fact: "optout", person: account.person, out: true, of: opting.what } },
      call.reply(people.optedOut(opting.of)),
    ];
  },
};
