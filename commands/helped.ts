import type { Command } from "../src/command.ts";
import { judge } from "../src/features/feedback.ts";
import { wording } from "../src/wording.ts";

export const helped: Command = {
  name: "helped",
  summary: "say that my last answer to you helped; your question is settled",
  parameters: [],
  examples: ["!helped"],
  for: "everyone",
  run(_, call, world) {
    const say = wording(world.settings, call.place);
    const said = world.lastFaqSaid(call.place, call.actor.key);
    if (!said || said.helped !== undefined) return [call.reply(say.nothingToJudge)];
    const by = { network: call.place.network, key: call.actor.key };
    return [...judge(world, said, { helped: true, by, at: call.at }), call.reply(say.glad)];
  },
};
