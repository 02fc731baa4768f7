import type { Command } from "../src/command.ts";
import { asMarkdown, entryName } from "../src/features/propose/draft.ts";
import { wording } from "../src/wording.ts";

export const accept: Command = {
  name: "accept",
  summary: "take a proposal into the FAQ, as it is or with another answer",
  parameters: [
    { name: "id", type: "number", summary: "the proposal's number" },
    { name: "text", type: "text", summary: "the answer, in other words", optional: true },
  ],
  examples: ["!accept 3", "!accept 3 Set the keepalive to 30 s."],
  for: "maintainers",
  run({ id, text }, call, world) {
    const say = wording(world.settings, call.place).routing;
    const me = world.account(call.place.network, call.actor.key);
    const one = world.proposal(Number(id));
    if (!me || (one?.state !== "asked" && one?.state !== "consented"))
      return [call.reply(say.noProposal(Number(id)))];
    const own = typeof text === "string" ? text : undefined;
    if (own === undefined && one.state === "asked" && one.answerer !== me.person)
      return [call.reply(say.noConsent(one.id, world.person(one.answerer)?.name ?? ""))];
    const entry = entryName(world, one.question);
    return [
      {
        do: "note",
        fact: {
          fact: "proposal",
          id: one.id,
          state: "accepted",
          entry,
          by: me.person,
          answer: own ?? asMarkdown(one.answer),
        },
      },
      call.reply(say.accepted(entry)),
    ];
  },
};
