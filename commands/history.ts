import type { Command } from "../src/command.ts";
import { wording } from "../src/wording.ts";

const most = 8;

export const history: Command = {
  name: "history",
  summary: "list the changes that maintainers made to the FAQ here, latest first",
  parameters: [{ name: "id", type: "faq", summary: "the entry's name", optional: true }],
  examples: ["!history", "!history tls"],
  for: "maintainers",
  run({ id }, call, world) {
    const say = wording(world.settings, call.place);
    const rows = world.faqHistory(typeof id === "string" ? id : undefined).slice(0, most);
    if (rows.length === 0) return [call.reply(say.historyNone)];
    return [
      call.reply(
        say.history(
          rows.map((row) =>
            say.historyRow(
              row.id,
              say.changes[row.change.change],
              row.change.entry,
              row.by,
              say.ago(call.at - row.at),
              row.undone,
            ),
          ),
        ),
        { quiet: rows.map((row) => row.by) },
      ),
    ];
  },
};
