import type { Call, Command } from "../src/command.ts";
import { repliesTo, waitsFor } from "../src/features/route/to-ping.ts";
import { literal } from "../src/markdown.ts";
import { wording } from "../src/wording.ts";
import type { Question, World } from "../src/world.ts";

/** The question that the bot's message was about, when this replies to one. */
function repliedAbout({ event, place }: Call, world: World): number | undefined {
  if (event.kind !== "message" || event.replyTo === undefined) return undefined;
  const [asked] = repliesTo(event, world);
  return asked ?? world.faqSaidAs(place.network, event.replyTo)?.question;
}

/** The last one here; in private, for whoever was asked, the one that waits for them. */
function lastFor({ place, actor, maintainer }: Call, world: World): Question | undefined {
  const me = maintainer && place.private ? world.account(place.network, actor.key) : undefined;
  return (me && waitsFor(world, me.person).at(-1)) ?? world.lastQuestionIn(place);
}

export const why: Command = {
  name: "why",
  summary:
    "say why I answered, kept silent or asked somebody, about the last question here or a numbered one",
  parameters: [{ name: "n", type: "number", summary: "a question's number", optional: true }],
  examples: ["!why", "!why 12"],
  for: "everyone",
  run({ n }, call, world) {
    const say = wording(world.settings, call.place);
    const number = typeof n === "number" ? n : repliedAbout(call, world);
    const question = number === undefined ? lastFor(call, world) : world.question(number);
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
