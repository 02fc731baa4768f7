import type { Command } from "../src/command.ts";
import { judge, sorry } from "../src/features/feedback.ts";
import { wording } from "../src/wording.ts";

export const nope: Command = {
  name: "nope",
  summary: "say that my last answer to you didn't help; your question opens again",
  parameters: [],
  examples: ["!nope"],
  for: "everyone",
  run(_, call, world) {
    const said = world.lastFaqSaid(call.place, call.actor.key);
    if (!said || said.helped !== undefined)
      return [call.reply(wording(world.settings, call.place).nothingToJudge)];
    const by = { network: call.place.network, key: call.actor.key };
    return [
      ...judge(world, said, { helped: false, by, at: call.at }),
      call.reply(sorry(world, said, call.place)),
    ];
  },
};
