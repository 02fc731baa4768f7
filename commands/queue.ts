import type { Command } from "../src/command.ts";
import { isThere } from "../src/features/route/settle.ts";
import { placeName, whereOf } from "../src/places.ts";
import { wording } from "../src/wording.ts";

const most = 10;

export const queue: Command = {
  name: "queue",
  aliases: ["q"],
  summary: "list the questions that wait for an answer, oldest first",
  parameters: [],
  examples: ["!queue"],
  for: "maintainers",
  run(_, call, world) {
    const say = wording(world.settings, call.place);
    // A question from a private conversation is not shown in a channel, but for the maintainers' own.
    const inside = call.place.private || placeName(call.place) === world.settings.maintainersChannel;
    const waiting = world.queue().filter((question) => inside || !question.place.private);
    const rows = waiting.slice(0, most).map((question) =>
      say.queueRow({
        n: question.n,
        asker: question.asker.name,
        where: whereOf(world, question.place),
        ago: say.ago(call.at - question.askedAt),
        text: say.quoted(question.text, 120),
        state: say.states[question.state],
        gone: !isThere(world, question),
        by: question.claimedBy === undefined ? undefined : world.person(question.claimedBy)?.name,
      }),
    );
    const unsure = world.unsure().length;
    return [
      call.reply(
        [
          waiting.length ? say.queueHead(waiting.length) : say.queueEmpty,
          ...(rows.length ? [rows.join("\n")] : []),
          ...(waiting.length > most ? [say.queueMore(waiting.length - most)] : []),
          ...(unsure ? [say.queueUnsure(unsure)] : []),
        ].join("\n\n"),
        { quiet: waiting.map((question) => question.asker.name) },
      ),
    ];
  },
};
