import type { Command } from "../src/command.ts";
import { aim, numbered } from "../src/features/route/aim.ts";
import { change, standDown } from "../src/features/route/settle.ts";
import { wording } from "../src/wording.ts";

export const resolve: Command = {
  name: "resolve",
  aliases: ["done"],
  summary: "mark a question as settled",
  parameters: [numbered],
  examples: ["!resolve 12"],
  for: "maintainers",
  run({ n }, call, world) {
    const say = wording(world.settings, call.place);
    const aimed = aim(world, call, n);
    if (aimed.refused !== undefined) return [call.reply(aimed.refused)];
    const { question, me } = aimed;
    if (question.state === "resolved" || question.state === "withdrawn")
      return [call.reply(say.notWaiting(question.n, say.states[question.state]))];
    const why = wording(world.settings).because.resolvedBy;
    return [
      change(question, { state: "resolved" }, { at: call.at, why, by: me.person }),
      ...standDown(question),
      call.confirm(say.resolvedNow(question.n)),
    ];
  },
};
