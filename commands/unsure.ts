import type { Command } from "../src/command.ts";
import { whereOf } from "../src/places.ts";
import { wording } from "../src/wording.ts";

export const unsure: Command = {
  name: "unsure",
  summary: "list lines of mine that may not have arrived; send one again, or drop it",
  parameters: [
    { name: "line", type: "number", summary: "the line's number", optional: true },
    { name: "what", type: "word", summary: "`resend` or `drop`", optional: true },
  ],
  examples: ["!unsure", "!unsure 40 resend", "!unsure 40 drop"],
  for: "maintainers",
  run({ line, what }, call, world) {
    const say = wording(world.settings, call.place);
    const rows = world.unsure();
    if (typeof line === "number") {
      if (!rows.some((row) => row.seq === line)) return [call.reply(say.unsureNo(line))];
      if (what !== "resend" && what !== "drop") return [call.reply(say.unsureHow(line))];
      return [
        { do: "note", fact: { fact: "resend", seq: line, again: what === "resend", at: call.at } },
        call.reply(what === "resend" ? say.unsureResent : say.unsureDropped),
      ];
    }
    if (rows.length === 0) return [call.reply(say.unsureNone)];
    const shown = rows.filter((row) => call.place.private || !row.place.private).slice(0, 8);
    return [
      call.reply(
        [
          say.queueUnsure(rows.length),
          shown
            .map((row) =>
              say.unsureRow(
                row.seq,
                whereOf(world, row.place),
                say.quoted(row.text, 100),
                say.ago(call.at - row.at),
              ),
            )
            .join("\n"),
        ].join("\n\n"),
      ),
    ];
  },
};
