import type { Command } from "../src/command.ts";
import { wording } from "../src/wording.ts";

export const reject: Command = {
  name: "reject",
  summary: "drop a proposal for the FAQ",
  parameters: [{ name: "id", type: "number", summary: "the proposal's number" }],
  examples: ["!reject 3"],
  for: "maintainers",
  run({ id }, call, world) {
    const say = wording(world.settings, call.place).routing;
    const me = world.account(call.place.network, call.actor.key);
    const one = world.proposal(Number(id));
    if (!me || (one?.state !== "asked" && one?.state !== "consented"))
      return [call.reply(say.noProposal(Number(id)))];
    return [
      { do: "note", fact: { fact: "proposal", id: one.id, state: "rejected", by: me.person } },
      call.reply(say.rejected(one.id)),
    ];
  },
};
