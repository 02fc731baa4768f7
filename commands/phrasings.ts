import type { Command } from "../src/command.ts";
import type { VoteHow, Wording } from "../src/own-answers.ts";
import { shortened } from "../src/parse.ts";
import { wording } from "../src/wording.ts";
import type { World } from "../src/world.ts";

const most = 10;

const ways: readonly VoteHow[] = ["pointed", "helped", "picked", "nope"];

/** Why a wording does not count, when it doesn't. */
function standing(one: Wording, world: World): "dropped" | "outvoted" | "beyond" | undefined {
  if (one.dropped) return "dropped";
  if (one.weight <= 0) return "outvoted";
  const before = world
    .wordings(one.entry)
    .filter(({ dropped, weight }) => !dropped && weight > 0)
    .filter(({ id, weight }) => weight > one.weight || (weight === one.weight && id > one.id));
  return before.length < world.settings.answers.learn ? undefined : "beyond";
}

const learns = (world: World): boolean => world.settings.answers.learn > 0;

export const phrasings: Command = {
  name: "phrasings",
  summary: "list the wordings that entries learned from picks and judgements, latest first",
  parameters: [{ name: "entry", type: "faq", summary: "the entry's name", optional: true }],
  examples: ["!phrasings", "!phrasings tls"],
  for: "maintainers",
  run({ entry }, call, world) {
    const all = wording(world.settings, call.place);
    const say = all.learning;
    const named = typeof entry === "string" ? world.faq.get(entry) : undefined;
    if (typeof entry === "string" && !named) return [call.reply(all.faqNone(shortened(entry)))];
    const found = world.wordings(named?.id);
    if (found.length === 0) return [call.reply(learns(world) ? say.phrasingsNone : say.phrasingsOff)];
    const rows = found.slice(0, most).map((one) => {
      const votes = ways.flatMap((how) => {
        const count = one.votes[how] ?? 0;
        return count === 0 ? [] : [say.voted(how, count)];
      });
      return say.phrasingRow(
        one.id,
        one.entry,
        all.quoted(one.text, 160),
        votes.join(", "),
        standing(one, world),
      );
    });
    const more = found.length > most ? [say.phrasingsMore(found.length - most)] : [];
    return [call.reply([...rows, ...more].map((row) => `- ${row}`).join("\n"))];
  },
};
