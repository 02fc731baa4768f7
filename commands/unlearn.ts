import type { Command } from "../src/command.ts";
import { wording } from "../src/wording.ts";

export const unlearn: Command = {
  name: "unlearn",
  summary: "take out a wording that an entry learned; `back` behind it takes it in again",
  parameters: [
    { name: "n", type: "number", summary: "its number, as `!phrasings` shows it" },
    { name: "back", type: "word", summary: "back, to take it in again", optional: true },
  ],
  examples: ["!unlearn 12", "!unlearn 12 back"],
  for: "maintainers",
  run({ n, back }, call, world) {
    const all = wording(world.settings, call.place);
    const say = all.learning;
    const id = Number(n);
    const found = world.wording(id);
    const me = world.account(call.place.network, call.actor.key);
    if (!found || !me) return [call.reply(say.noPhrasing(id))];
    if (back !== undefined && String(back).toLowerCase() !== "back") return [call.reply(say.unlearnHow(id))];
    const again = back !== undefined;
    const text = all.quoted(found.text, 160);
    return [
      { do: "note", fact: { fact: "unworded", id, by: again ? null : me.person, at: call.at } },
      call.reply(again ? say.relearned(found.entry, text) : say.unlearned(id, found.entry, text)),
    ];
  },
};
