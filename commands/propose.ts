import type { Command } from "../src/command.ts";
import { proposal } from "../src/features/propose/propose.ts";
import { wording } from "../src/wording.ts";

export const propose: Command = {
  name: "propose",
  summary: "propose the answer to a question for the FAQ",
  parameters: [{ name: "n", type: "number", summary: "the question's number" }],
  examples: ["!propose 12"],
  for: "maintainers",
  run({ n }, call, world) {
    const say = wording(world.settings, call.place);
    const question = world.question(Number(n));
    if (!question) return [call.reply(say.noQuestion(Number(n)))];
    const id = world.nextProposal();
    const made = proposal(world, question, call.at, id);
    return made
      ? [...made, call.reply(say.routing.proposed(id))]
      : [call.reply(say.routing.nothingToPropose(question.n))];
  },
};
