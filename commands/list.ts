import type { Command } from "../src/command.ts";
import { wording } from "../src/wording.ts";

const most = 60;

export const list: Command = {
  name: "list",
  summary: "list the FAQ entries",
  parameters: [],
  examples: ["!list"],
  for: "everyone",
  run(_, call, world) {
    const say = wording(world.settings, call.place);
    const ids = world.faq.entries.map((entry) => entry.id).sort((a, b) => a.localeCompare(b));
    if (ids.length === 0) return [call.reply(say.faqEmpty)];
    return [call.reply(say.faqList(ids.slice(0, most), Math.max(0, ids.length - most)))];
  },
};
