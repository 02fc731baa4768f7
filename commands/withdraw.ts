import type { Command } from "../src/command.ts";
import { change, standDown } from "../src/features/route/settle.ts";
import { isWaiting } from "../src/features/route/waiting.ts";
import { wording } from "../src/wording.ts";

export const withdraw: Command = {
  name: "withdraw",
  summary: "take your own question back",
  parameters: [],
  examples: ["!withdraw"],
  for: "everyone",
  run(_, call, world) {
    const say = wording(world.settings, call.place);
    const question = world.lastQuestion(call.place, call.actor.key);
    if (!question || !isWaiting(question)) return [call.reply(say.nothingToWithdraw)];
    const why = wording(world.settings).because.withdrawn;
    return [
      change(question, { state: "withdrawn" }, { at: call.at, why }),
      ...standDown(question),
      call.reply(say.withdrawn),
    ];
  },
};
