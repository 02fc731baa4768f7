import type { Command } from "../src/command.ts";
import { aimAtWaiting, numbered } from "../src/features/route/aim.ts";
import { routeTimer } from "../src/features/route/ask.ts";
import { change } from "../src/features/route/settle.ts";
import { wording } from "../src/wording.ts";

export const snooze: Command = {
  name: "snooze",
  aliases: ["later"],
  summary: "let a question rest; nobody is asked about it meanwhile",
  parameters: [numbered, { name: "time", type: "duration", summary: "how long: 30m, 2h, 3d" }],
  examples: ["!snooze 12 2h", "!later 2h"],
  for: "maintainers",
  run({ n, time }, call, world) {
    const say = wording(world.settings, call.place);
    const aimed = aimAtWaiting(world, call, n);
    if (aimed.refused !== undefined) return [call.reply(aimed.refused)];
    const { question, me } = aimed;
    const until = call.at + Number(time);
    const why = wording(world.settings).because.snoozed(say.span(Number(time)));
    return [
      change(question, { snoozedUntil: until }, { at: call.at, why, by: me.person }),
      { do: "note", fact: { fact: "ping", n: question.n, outcome: "snoozed" } },
      { do: "wake", timer: routeTimer(question.n), at: until },
      call.confirm(say.snoozed(question.n, say.span(Number(time)))),
    ];
  },
};
