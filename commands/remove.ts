import type { Command } from "../src/command.ts";
import { changeEntry } from "../src/features/faq-change.ts";

export const remove: Command = {
  name: "remove",
  summary: "take an FAQ entry out; `!undo` brings it back",
  parameters: [{ name: "id", type: "faq", summary: "the entry's name" }],
  examples: ["!remove tls"],
  for: "maintainers",
  run: ({ id }, call, world) =>
    changeEntry(
      world,
      call,
      id,
      (entry) => ({ change: "remove", entry: entry.id }),
      (say, entry) => say.removed(entry.id),
    ),
};
