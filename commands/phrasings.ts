import type { Command } from "../src/command.ts";
import type { VoteHow, Wording } from "../src/own-answers.ts";
import { shortened } from "../src/parse.ts";
import { wording } from "../src/wording.ts";
import type { World } from "../src/world.ts";

/** Rows a page: with the one that says where the others are, as many as a network of lines shows. */
const most = 7;

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
  parameters: [
    { name: "entry", type: "faq", summary: "the entry's name", optional: true },
    { name: "page", type: "number", summary: "which page of the list", optional: true },
  ],
  examples: ["!phrasings", "!phrasings tls", "!phrasings tls 2"],
  for: "maintainers",
  run({ entry, page }, call, world) {
    const all = wording(world.settings, call.place);
    const say = all.learning;
    const written = typeof entry === "string" ? entry : undefined;
    const named = written === undefined ? undefined : world.faq.get(written);
    // `!phrasings 2` is a page of all of them.
    const paged = !named && page === undefined && /^\d{1,6}$/.test(written ?? "");
    if (written !== undefined && !named && !paged) return [call.reply(all.faqNone(shortened(written)))];
    const found = world.wordings(named?.id);
    if (found.length === 0) return [call.reply(learns(world) ? say.phrasingsNone : say.phrasingsOff)];
    const pages = Math.ceil(found.length / most);
    const wanted = paged ? Number(written) : typeof page === "number" ? page : 1;
    const shown = Math.min(Math.max(1, wanted), pages);
    const rows = found.slice((shown - 1) * most, shown * most).map((one) => {
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
    const next = ["!phrasings", ...(named ? [named.id] : []), shown + 1].join(" ");
    const more = shown < pages ? [say.phrasingsMore(found.length - shown * most, next)] : [];
    return [call.reply([...rows, ...more].map((row) => `- ${row}`).join("\n"))];
  },
};
