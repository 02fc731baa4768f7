import type { Command } from "../src/command.ts";
import { gapDays, gaps as gapsIn } from "../src/features/route/gaps.ts";
import { wording } from "../src/wording.ts";

const most = 10;

export const gaps: Command = {
  name: "gaps",
  summary: "show what was asked often or in vain, and so what the FAQ lacks",
  parameters: [],
  examples: ["!gaps"],
  for: "maintainers",
  run(_, call, world) {
    const words = wording(world.settings, call.place);
    const say = words.routing;
    const found = gapsIn(world, call.at).slice(0, most);
    if (found.length === 0) return [call.reply(say.gapsEmpty)];
    const rows = found.map(({ text, asked, unanswered }) =>
      say.gapRow(words.quoted(text, 120), asked, unanswered),
    );
    return [call.reply([say.gapsHead(gapDays), rows.join("\n")].join("\n\n"))];
  },
};
