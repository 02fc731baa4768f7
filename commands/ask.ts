import type { Command } from "../src/command.ts";
import { open, routeLater } from "../src/features/route/ask.ts";
import { wording } from "../src/wording.ts";

export const ask: Command = {
  name: "ask",
  summary: "pass a question to a maintainer, and bring the answer back",
  parameters: [{ name: "question", type: "text", summary: "what you want to know" }],
  examples: ["!ask How do I build on Windows?"],
  for: "everyone",
  run({ question }, call, world) {
    const say = wording(world.settings, call.place);
    // Somebody else's message, marked as a question by a menu, stays its author's.
    const about = call.event.kind === "command" ? call.event.about : undefined;
    if (about?.actor.bot) return [];
    const because = wording(world.settings).because;
    const { n, effects } = open(world, {
      place: call.place,
      native: about?.native ?? call.native,
      asker: { network: call.place.network, key: (about?.actor ?? call.actor).key },
      text: about?.text ?? String(question),
      at: call.at,
      why: about ? because.marked : because.told,
    });
    return [
      ...effects,
      // Asked for by hand: no waiting for somebody in the channel.
      ...routeLater(world, { n, place: call.place, at: call.at }, undefined, { now: call.at }, 0),
      call.reply(say.noted(n)),
    ];
  },
};
