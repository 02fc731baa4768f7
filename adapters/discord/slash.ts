/** Slash commands made from the command list. Pure. */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import type { Command, Parameter } from "../../src/command.ts";

/** The entries of a message's menu; a name has at most 32 characters. */
export const menus = { faq: "Answer from FAQ", question: "Mark as question" } as const;

/** Names may be longer than this nowhere. */
const longest = 100;

/** `end `!away`` → `end /away`, within what Discord allows. */
function description(summary: string): string {
  const text = summary.replace(/`/g, "").replace(/(^|\s)!(?=[a-z])/g, "$1/");
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}

/** Whether FAQ names are offered while a parameter is typed. */
export const completes = (command: Command, parameter: Parameter): boolean =>
  parameter.type === "faq" || (command.name === "faq" && parameter === command.parameters[0]);

function option(command: Command, parameter: Parameter): APIApplicationCommandBasicOption {
  const common = {
    name: parameter.name.toLowerCase(),
    description: description(parameter.summary),
    required: parameter.optional !== true,
  };
  if (parameter.type === "number")
    return {
      ...common,
      type: ApplicationCommandOptionType.Integer,
      min_value: 0,
      max_value: 999_999_999,
    };
  if (completes(command, parameter))
    return { ...common, type: ApplicationCommandOptionType.String, autocomplete: true };
  return { ...common, type: ApplicationCommandOptionType.String };
}

/**
 * As Discord takes them.
 * Source: https://discord.com/developers/docs/interactions/application-commands
 */
export function slashCommands(
  commands: readonly Command[],
  register: "guild" | "global",
): RESTPostAPIApplicationCommandsJSONBody[] {
  // Contexts are for global commands only; one of a guild is seen in that guild.
  const everywhere =
    register === "global" ? { contexts: [InteractionContextType.Guild, InteractionContextType.BotDM] } : {};
  const inGuilds = register === "global" ? { contexts: [InteractionContextType.Guild] } : {};
  return [
    ...commands.map((command) => ({
      type: ApplicationCommandType.ChatInput as const,
      name: command.name,
      description: description(command.summary),
      // Discord refuses an optional one before a required one; typed, either order may be the shorter.
      options: [...command.parameters]
        .sort((one, other) => Number(one.optional ?? false) - Number(other.optional ?? false))
        .map((parameter) => option(command, parameter)),
      ...everywhere,
    })),
    { type: ApplicationCommandType.Message, name: menus.faq, ...inGuilds },
    { type: ApplicationCommandType.Message, name: menus.question, ...inGuilds },
  ];
}
