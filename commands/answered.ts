import type { Command } from "../src/command.ts";
import { aim, numbered } from "../src/features/route/aim.ts";
import { change, standDown } from "../src/features/route/settle.ts";
import { isWaiting } from "../src/features/route/waiting.ts";
import { wording } from "../src/wording.ts";

export const answeredAlready: Command = {
  name: "answered",
  summary: "say that a question was answered already; I learn from it",
  parameters: [numbered],
  examples: ["!answered 12"],
  for: "maintainers",
  run({ n }, call, world) {
    const say = wording(world.settings, call.place).routing;
    const why = wording(world.settings).routing.because.feedbackAnswered;
    const aimed = aim(world, call, n);
    if (aimed.refused !== undefined) return [call.reply(aimed.refused)];
    const { question, me } = aimed;
    return [
      {
        do: "note",
        fact: { fact: "feedback", n: question.n, verdict: "answered", by: me.person, at: call.at },
      },
      ...(isWaiting(question)
        ? [
            change(question, { state: "resolved" }, { at: call.at, why, by: me.person }),
            ...standDown(question),
          ]
        : []),
      call.reply(say.answeredAlready(question.n)),
    ];
  },
};
