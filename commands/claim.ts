import type { Command } from "../src/command.ts";
import { aimAtWaiting, numbered } from "../src/features/route/aim.ts";
import { routeTimer } from "../src/features/route/ask.ts";
import { change, patienceWhenClaimed, standDown } from "../src/features/route/settle.ts";
import { wording } from "../src/wording.ts";

export const claim: Command = {
  name: "claim",
  aliases: ["take"],
  summary: "take a question, so that nobody else is asked",
  parameters: [numbered],
  examples: ["!claim 12"],
  for: "maintainers",
  run({ n }, call, world) {
    const say = wording(world.settings, call.place);
    const aimed = aimAtWaiting(world, call, n);
    if (aimed.refused !== undefined) return [call.reply(aimed.refused)];
    const { question, me } = aimed;
    if (question.claimedBy !== undefined && question.claimedBy !== me.person)
      return [call.reply(say.alreadyClaimed(question.n, world.person(question.claimedBy)?.name ?? ""))];
    const why = wording(world.settings).because.claimed;
    return [
      change(question, { state: "claimed", claimedBy: me.person }, { at: call.at, why, by: me.person }),
      // Whoever let a claim lapse is not asked again.
      {
        do: "note",
        fact: {
          fact: "pinged",
          n: question.n,
          person: me.person,
          key: `q${question.n}/claim/${me.person}`,
          at: call.at,
        },
      },
      ...standDown(question, "claimed"),
      { do: "wake", timer: routeTimer(question.n), at: call.at + patienceWhenClaimed(world, question) },
      call.confirm(say.claimed(question.n, say.quoted(question.text))),
    ];
  },
};
