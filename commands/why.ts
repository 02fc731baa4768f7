import type { Command } from "../src/command.ts";
import { literal } from "../src/markdown.ts";
import { wording } from "../src/wording.ts";

export const why: Command = {
  name: "why",
  summary:
    "say why I answered, kept silent or asked somebody, about the last question here or a numbered one",
  parameters: [{ name: "n", type: "number", summary: "a question's number", optional: true }],
  examples: ["!why", "!why 12"],
  for: "everyone",
  run({ n }, call, world) {
    const say = wording(world.settings, call.place);
    const replied =
      call.event.kind === "message" && call.event.replyTo !== undefined
        ? world.faqSaidAs(call.place.network, call.event.replyTo)?.question
        : undefined;
    const number = typeof n === "number" ? n : replied;
    const question = number === undefined ? world.lastQuestionIn(call.place) : world.question(number);
    // What was asked in private stays between the asker and the maintainers.
    const allowed =
      question && (!question.place.private || call.maintainer || question.asker.key === call.actor.key);
    if (!question || !allowed)
      return [call.reply(number === undefined ? say.whyNothing : say.noQuestion(number))];
    const rows = world.history(question.n).map((row) => {
      const by = row.by === undefined ? undefined : world.person(row.by)?.name;
      return say.whyRow(row.at, world.settings.timezone, literal(by ? `${row.why} (${by})` : row.why));
    });
    const head = say.whyHead(question.n, say.quoted(question.text, 120), say.states[question.state]);
    const quiet = world.pings(question.n).flatMap((ping) => world.person(ping.person)?.name ?? []);
    return [call.reply([head, rows.join("\n")].join("\n\n"), { quiet: [...quiet, question.asker.name] })];
  },
};
