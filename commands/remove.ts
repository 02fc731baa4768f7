import type { Command } from "../src/command.ts";
import { shortened } from "../src/parse.ts";
import { wording } from "../src/wording.ts";

export const remove: Command = {
  name: "remove",
  summary: "take an FAQ entry out; `!undo` brings it back",
  parameters: [{ name: "id", type: "faq", summary: "the entry's name" }],
  examples: ["!remove tls"],
  for: "maintainers",
  run({ id }, call, world) {
    const say = wording(world.settings, call.place);
    const entry = world.faq.get(String(id));
    const me = world.account(call.place.network, call.actor.key);
    if (!entry || !me) return [call.reply(say.faqNone(shortened(String(id))))];
    return [
      {
        do: "note",
        fact: {
          fact: "faqChanged",
          change: { change: "remove", entry: entry.id },
          by: me.person,
          at: call.at,
        },
      },
      call.confirm(say.removed(entry.id)),
    ];
  },
};
