import type { Command } from "../src/command.ts";
import { shortened } from "../src/parse.ts";
import { wording } from "../src/wording.ts";

export const edit: Command = {
  name: "edit",
  summary: "give an FAQ entry another answer",
  parameters: [
    { name: "id", type: "faq", summary: "the entry's name" },
    { name: "answer", type: "text", summary: "its new answer" },
  ],
  examples: ["!edit tls Set `tls: true`; it is the default since 2.0."],
  for: "maintainers",
  run({ id, answer }, call, world) {
    const say = wording(world.settings, call.place);
    const entry = world.faq.get(String(id));
    const me = world.account(call.place.network, call.actor.key);
    if (!entry || !me) return [call.reply(say.faqNone(shortened(String(id))))];
    return [
      {
        do: "note",
        fact: {
          fact: "faqChanged",
          change: { change: "edit", entry: entry.id, answer: String(answer) },
          by: me.person,
          at: call.at,
        },
      },
      call.confirm(say.edited(entry.id)),
    ];
  },
};
