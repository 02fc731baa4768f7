import type { Command } from "../src/command.ts";
import { bring } from "../src/features/route/bring.ts";
import { wording } from "../src/wording.ts";

export const answer: Command = {
  name: "answer",
  aliases: ["a"],
  summary: "answer a question from where you are; I carry it to the asker",
  parameters: [
    { name: "n", type: "number", summary: "the question's number" },
    { name: "text", type: "text", summary: "your answer" },
  ],
  examples: ["!answer 12 Build with `make release`; the log says why."],
  for: "maintainers",
  run({ n, text }, call, world) {
    const say = wording(world.settings, call.place);
    const question = world.question(Number(n));
    const me = world.account(call.place.network, call.actor.key);
    if (!question || !me) return [call.reply(say.noQuestion(Number(n)))];
    // An answer to a question that somebody answered already is still worth having; to one withdrawn it is not.
    if (question.state === "withdrawn") return [call.reply(say.notWaiting(question.n, say.states.withdrawn))];
    const brought = bring(world, { question, me, text: String(text), at: call.at, id: call.event.id });
    return [
      ...brought.effects,
      call.confirm(
        brought.there ? say.answeredNow(question.n) : say.answeredLater(question.n, question.asker.name),
        { quiet: [question.asker.name] },
      ),
    ];
  },
};
