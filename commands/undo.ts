import type { Command } from "../src/command.ts";
import { wording } from "../src/wording.ts";

export const undo: Command = {
  name: "undo",
  summary: "take back the last change to the FAQ, or to one entry",
  parameters: [{ name: "id", type: "faq", summary: "the entry's name", optional: true }],
  examples: ["!undo", "!undo tls"],
  for: "maintainers",
  run({ id }, call, world) {
    const say = wording(world.settings, call.place);
    const entry = typeof id === "string" ? id : undefined;
    const last = world.faqHistory(entry).find((row) => !row.undone);
    if (!last) return [call.reply(say.nothingToUndo(entry))];
    return [
      { do: "note", fact: { fact: "faqUndone", id: last.id, at: call.at } },
      call.confirm(say.undone(last.change.entry, say.changes[last.change.change])),
    ];
  },
};
