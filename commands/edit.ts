import type { Command } from "../src/command.ts";
import { changeEntry } from "../src/features/faq-change.ts";

export const edit: Command = {
  name: "edit",
  summary: "give an FAQ entry another answer",
  parameters: [
    { name: "id", type: "faq", summary: "the entry's name" },
    { name: "answer", type: "text", summary: "its new answer" },
  ],
  examples: ["!edit tls Set `tls: true`; it is the default since 2.0."],
  for: "maintainers",
  run: ({ id, answer }, call, world) =>
    changeEntry(
      world,
      call,
      id,
      (entry) => ({ change: "edit", entry: entry.id, answer: String(answer) }),
      (say, entry) => say.edited(entry.id),
    ),
};
