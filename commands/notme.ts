import type { Command } from "../src/command.ts";
import { aimAtWaiting, numbered } from "../src/features/route/aim.ts";
import { climb } from "../src/features/route/ladder.ts";
import { change, standDown } from "../src/features/route/settle.ts";
import { shortened } from "../src/parse.ts";
import { wording } from "../src/wording.ts";

export const notme: Command = {
  name: "notme",
  summary: "say that a question is none for you; I learn from it and ask somebody else",
  parameters: [numbered, { name: "area", type: "word", summary: "the area it is about", optional: true }],
  examples: ["!notme", "!notme 12 packaging"],
  for: "maintainers",
  run({ n, area }, call, world) {
    const say = wording(world.settings, call.place);
    const { because } = wording(world.settings).routing;
    const aimed = aimAtWaiting(world, call, n);
    if (aimed.refused !== undefined) return [call.reply(aimed.refused)];
    const { question, me } = aimed;
    const areas = Object.keys(world.settings.areas);
    const to = areas.find((name) => name.toLowerCase() === String(area ?? "").toLowerCase());
    if (area !== undefined && to === undefined)
      return [call.reply(say.routing.noArea(shortened(String(area)), areas))];
    const moved = to ?? question.area;
    const why = to === undefined ? because.notMe : [because.notMe, because.movedTo(to)].join("; ");
    return [
      {
        do: "note",
        fact: {
          fact: "lesson",
          kind: "notme",
          n: question.n,
          person: me.person,
          accepted: true,
          by: me.person,
          at: call.at,
          ...(question.area === undefined ? {} : { area: question.area }),
        },
      },
      ...standDown(question, "passed"),
      change(
        question,
        { state: "open", claimedBy: null, ...(to === undefined ? {} : { area: to }) },
        { at: call.at, why, by: me.person },
      ),
      ...climb(
        world,
        {
          ...question,
          state: "open",
          claimedBy: undefined,
          area: moved,
          told: question.told && to === undefined,
        },
        call.at,
        [me.person],
      ),
      call.reply(to === undefined ? say.routing.notMe(question.n) : say.routing.notMeArea(question.n, to)),
    ];
  },
};
