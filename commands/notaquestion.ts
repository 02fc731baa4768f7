import type { Command } from "../src/command.ts";
import { aim, numbered } from "../src/features/route/aim.ts";
import { change, standDown } from "../src/features/route/settle.ts";
import { isWaiting } from "../src/features/route/waiting.ts";
import { wording } from "../src/wording.ts";

export const notaquestion: Command = {
  name: "notaquestion",
  summary: "say that something was no question; I learn from it",
  parameters: [numbered],
  examples: ["!notaquestion 12"],
  for: "maintainers",
  run({ n }, call, world) {
    const say = wording(world.settings, call.place).routing;
    const why = wording(world.settings).routing.because.feedbackNot;
    const aimed = aim(world, call, n);
    if (aimed.refused !== undefined) return [call.reply(aimed.refused)];
    const { question, me } = aimed;
    return [
      {
        do: "note",
        fact: { fact: "feedback", n: question.n, verdict: "notaquestion", by: me.person, at: call.at },
      },
      ...(isWaiting(question)
        ? [
            change(question, { state: "withdrawn" }, { at: call.at, why, by: me.person }),
            ...standDown(question),
          ]
        : []),
      call.reply(say.notQuestion(question.n)),
    ];
  },
};
