import type { Command } from "../src/command.ts";
import { goOn } from "../src/features/route/go-on.ts";
import { handleOf } from "../src/places.ts";
import { wording } from "../src/wording.ts";

export const away: Command = {
  name: "away",
  summary: "not be asked about questions for a while",
  parameters: [{ name: "time", type: "duration", summary: "how long: 2h, 3d, 2w" }],
  examples: ["!away 3d"],
  for: "maintainers",
  run({ time }, call, world) {
    const say = wording(world.settings, call.place);
    const me = world.account(call.place.network, call.actor.key);
    if (!me || handleOf(world.settings, me) === undefined) return [call.reply(say.notListed)];
    // What waits for them alone goes on to the next.
    const waiting = world.waitingPing(me.person);
    const question = waiting && world.question(waiting.n);
    return [
      { do: "note", fact: { fact: "awayUntil", person: me.person, until: call.at + Number(time) } },
      ...(question && question.state === "routed"
        ? [
            {
              do: "note",
              fact: { fact: "ping", n: question.n, person: me.person, outcome: "passed" },
            } as const,
            ...goOn(world, question, call.at, [me.person]),
          ]
        : []),
      call.reply(say.away(say.span(Number(time)))),
    ];
  },
};
