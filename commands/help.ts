import type { Command } from "../src/command.ts";
import { usage } from "../src/parse.ts";
import { wording } from "../src/wording.ts";

const strip = (name: string): string => name.replace(/^!/, "").toLowerCase();

export const help: Command = {
  name: "help",
  aliases: ["commands"],
  summary: "say what I can do, or how one command works",
  parameters: [{ name: "name", type: "word", summary: "a command", optional: true }],
  examples: ["!help", "!help faq"],
  for: "everyone",
  run({ name }, call, world) {
    const say = wording(world.settings, call.place);
    if (typeof name === "string") {
      const wanted = strip(name);
      const command = call.commands.find((one) => one.name === wanted || one.aliases?.includes(wanted));
      if (!command) return [call.reply(say.noHelp(wanted))];
      return [
        call.reply(
          say.helpOne(
            usage(command),
            say.summaries[command.name] ?? command.summary,
            command.examples,
            command.aliases ?? [],
          ),
        ),
      ];
    }
    const names = (who: Command["for"]) =>
      call.commands
        .filter((command) => command.for === who)
        .map((command) => `\`!${command.name}\``)
        .join(" ");
    return [
      call.reply(
        [
          `${say.helpIntro} ${names("everyone")}`,
          ...(call.maintainer ? [`${say.helpMaintainers} ${names("maintainers")}`] : []),
          say.helpMore,
        ].join("\n\n"),
      ),
    ];
  },
};
