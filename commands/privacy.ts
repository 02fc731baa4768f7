import type { Command } from "../src/command.ts";
import { wording } from "../src/wording.ts";

export const privacy: Command = {
  name: "privacy",
  summary: "say what I remember, for how long, and how to have it removed",
  parameters: [],
  examples: ["!privacy"],
  for: "everyone",
  run(_, call, world) {
    const say = wording(world.settings, call.place);
    const { messages, journal } = world.settings.retention;
    const kept = say.privacy({ messages: say.span(messages), journal: say.span(journal) });
    return [call.reply(`${kept}\n\n${say.people.privacyMore}`)];
  },
};
