import type { Command } from "../src/command.ts";
import { shortened } from "../src/parse.ts";
import { wording } from "../src/wording.ts";

/** What an entry may be called. */
const idForm = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u;

export const learn: Command = {
  name: "learn",
  summary: "add an FAQ entry: its name, the question up to the question mark, the answer",
  parameters: [
    { name: "id", type: "faq", summary: "a short name" },
    { name: "text", type: "text", summary: "question? answer" },
  ],
  examples: ["!learn tls How do I turn TLS on? Set `tls: true` under the network."],
  for: "maintainers",
  run({ id, text }, call, world) {
    const say = wording(world.settings, call.place);
    const entry = String(id);
    const me = world.account(call.place.network, call.actor.key);
    if (!me || !idForm.test(entry)) return [call.reply(say.badId(shortened(entry)))];
    if (world.faq.get(entry)) return [call.reply(say.exists(entry))];
    const found = /^(.{3,300}?[?？])\s+(\S[\s\S]*)$/u.exec(String(text).trim());
    if (found?.[1] === undefined || found[2] === undefined) return [call.reply(say.learnForm)];
    return [
      {
        do: "note",
        fact: {
          fact: "faqChanged",
          change: { change: "learn", entry, question: found[1], answer: found[2] },
          by: me.person,
          at: call.at,
        },
      },
      call.confirm(say.learned(entry)),
    ];
  },
};
