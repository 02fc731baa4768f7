import type { Command } from "../src/command.ts";
import { wording } from "../src/wording.ts";

/** Anything but a no is a yes: the command itself says it. */
const no = /^(?:no|nope|nein|non|não|nao)$/i;

export const consent: Command = {
  name: "consent",
  summary: "say whether your answer may go into the FAQ",
  parameters: [
    { name: "id", type: "number", summary: "the proposal's number" },
    { name: "answer", type: "word", summary: "no, if it may not", optional: true },
  ],
  examples: ["!consent 3", "!consent 3 no"],
  for: "everyone",
  run({ id, answer }, call, world) {
    const say = wording(world.settings, call.place).routing;
    const me = world.account(call.place.network, call.actor.key);
    const one = world.proposal(Number(id));
    if (!me || (one?.state !== "asked" && one?.state !== "consented"))
      return [call.reply(say.noProposal(Number(id)))];
    if (one.answerer !== me.person) return [call.reply(say.notYours)];
    if (!call.actor.verified) return [call.reply(say.notProvedYours)];
    const refused = typeof answer === "string" && no.test(answer);
    return [
      { do: "note", fact: { fact: "proposal", id: one.id, state: refused ? "refused" : "consented" } },
      call.reply(refused ? say.refused : say.consented),
    ];
  },
};
