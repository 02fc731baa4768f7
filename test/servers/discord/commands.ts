/** Application commands. Source: docs, interactions/application-commands */
import type { APIApplicationCommand } from "discord-api-types/v10";
import { ApiError, invalid, unknown } from "./errors.ts";
import { type Call, param, type Route } from "./routes.ts";
import type { State } from "./state.ts";
import { type Fields, fields, type Json, list, textOf } from "./validate.ts";

const nameRule = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function length(value: Json | undefined, most: number, path: readonly (string | number)[]): void {
  const size = textOf(value).length;
  if (size < 1 || size > most)
    throw invalid(path, "BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${most} in length.`);
}

function slashName(value: Json | undefined, path: readonly (string | number)[]): void {
  const name = textOf(value);
  if (!nameRule.test(name) || name !== name.toLowerCase())
    throw invalid(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
}

function options(value: Json | undefined, path: readonly (string | number)[]): void {
  const all = list(value).map(fields);
  if (all.length > 25) throw invalid(path, "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
  const names = new Set<string>();
  let optional = false;
  all.forEach((option, at) => {
    slashName(option["name"], [...path, at, "name"]);
    length(option["description"], 100, [...path, at, "description"]);
    const name = textOf(option["name"]);
    if (names.has(name))
      throw invalid(path, "APPLICATION_COMMAND_OPTION_NAME_ALREADY_EXISTS", "Option name already exists");
    names.add(name);
    if (option["required"] === true && optional)
      throw invalid(
        [...path, at],
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must be placed before non-required options",
      );
    optional ||= option["required"] !== true;
    if (option["autocomplete"] === true && list(option["choices"]).length > 0)
      throw invalid(
        [...path, at],
        "APPLICATION_COMMAND_AUTOCOMPLETE_NOT_ALLOWED",
        "Autocomplete with choices",
      );
  });
}

function check(commands: readonly Fields[]): void {
  const names = new Set<string>();
  commands.forEach((command, at) => {
    const type = command["type"] ?? 1;
    const key = `${String(type)}/${textOf(command["name"])}`;
    if (names.has(key))
      throw invalid(
        [at, "name"],
        "APPLICATION_COMMANDS_DUPLICATE_NAME",
        "Application command names must be unique",
      );
    names.add(key);
    if (type === 1) {
      slashName(command["name"], [at, "name"]);
      length(command["description"], 100, [at, "description"]);
      options(command["options"], [at, "options"]);
    } else {
      length(command["name"], 32, [at, "name"]);
      if (textOf(command["description"]) !== "")
        throw invalid(
          [at, "description"],
          "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_FORBIDDEN",
          "Context menu commands cannot have description",
        );
    }
  });
  const most: readonly (readonly [number, number])[] = [
    [1, 100],
    [3, 15],
  ];
  for (const [type, count] of most)
    if (commands.filter((command) => (command["type"] ?? 1) === type).length > count)
      throw new ApiError(400, 30032, "Maximum number of application commands reached");
}

function put(call: Call, state: State, where: string): readonly APIApplicationCommand[] {
  if (param(call, "application") !== state.application)
    throw new ApiError(403, 20012, "You are not authorized to perform this action on this application");
  const wanted = list(call.whole).map(fields);
  check(wanted);
  const before = state.commands.get(where) ?? [];
  const commands = wanted.map((command): APIApplicationCommand => {
    const { name, type = 1 } = command;
    const id = before.find((one) => one.name === name && one.type === type)?.id ?? state.ids.next();
    const filled = {
      id,
      application_id: state.application,
      version: state.ids.next(),
      default_member_permissions: null,
      type: 1,
      description: "",
      nsfw: false,
      ...(where === "global" ? { contexts: null, integration_types: [0] } : { guild_id: where }),
      ...command,
    };
    return filled as unknown as APIApplicationCommand;
  });
  state.commands.set(where, commands);
  return commands;
}

export const commandRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/applications/:application/commands",
    run: (_, state) => state.commands.get("global") ?? [],
  },
  {
    method: "PUT",
    path: "/applications/:application/commands",
    run: (call, state) => put(call, state, "global"),
  },
  {
    method: "GET",
    path: "/applications/:application/guilds/:guild/commands",
    run: (call, state) => state.commands.get(param(call, "guild")) ?? [],
  },
  {
    method: "PUT",
    path: "/applications/:application/guilds/:guild/commands",
    run(call, state) {
      const guild = param(call, "guild");
      if (!state.guilds.has(guild)) throw unknown.guild();
      return put(call, state, guild);
    },
  },
];
