import type { Command } from "../src/command.ts";
import { aimAtWaiting, numbered } from "../src/features/route/aim.ts";
import { climb } from "../src/features/route/ladder.ts";
import { ping } from "../src/features/route/ping.ts";
import { change, standDown } from "../src/features/route/settle.ts";
import { personOf, reachableAt } from "../src/features/route/who.ts";
import { shortened } from "../src/parse.ts";
import { wording } from "../src/wording.ts";
import type { World } from "../src/world.ts";

/** A maintainer by handle or name, with the account to reach them at. */
function maintainerNamed(world: World, name: string) {
  const handle = Object.keys(world.settings.people).find((one) => one.toLowerCase() === name.toLowerCase());
  const settings = handle === undefined ? undefined : world.settings.people[handle];
  const person =
    handle !== undefined && settings ? personOf(world, handle, settings) : world.personNamed(name);
  const account = person && reachableAt(world, person);
  return person?.handle !== undefined && account ? { person, account } : undefined;
}

export const pass: Command = {
  name: "pass",
  summary: "pass a question on, to somebody you name or to whoever is next",
  parameters: [numbered, { name: "who", type: "person", summary: "a maintainer", optional: true }],
  examples: ["!pass 12", "!pass 12 bob"],
  for: "maintainers",
  run({ n, who }, call, world) {
    const say = wording(world.settings, call.place);
    const because = wording(world.settings).because;
    const aimed = aimAtWaiting(world, call, n);
    if (aimed.refused !== undefined) return [call.reply(aimed.refused)];
    const { question, me } = aimed;
    const to = typeof who === "string" ? maintainerNamed(world, who) : undefined;
    if (typeof who === "string" && !to) return [call.reply(say.passNobody(shortened(who)))];
    const free = { ...question, state: "open", claimedBy: undefined } as const;
    const by = { at: call.at, why: because.passed, by: me.person };
    return [
      ...standDown(question, "passed"),
      change(question, { state: "open", claimedBy: null }, by),
      ...(to
        ? ping(world, [{ question: free, also: "" }], { ...to, why: because.passed }, call.at, call.event.id)
        : climb(world, free, call.at, [me.person])),
      call.confirm(say.passed(question.n, to?.person.name), { quiet: to ? [to.person.name] : [] }),
    ];
  },
};
