/** Registers slash commands, only when they are others than those registered already. */
import {
  type APIApplicationCommand,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from "discord.js";

type Wanted = RESTPostAPIApplicationCommandsJSONBody;

/** As much of a command as we set, with Discord's defaults left out: it fills in many fields of its own. */
function essence(command: Wanted | APIApplicationCommand): unknown {
  const options = "options" in command ? (command.options ?? []) : [];
  return {
    type: command.type ?? 1,
    name: command.name,
    description: ("description" in command ? command.description : undefined) ?? "",
    options: options.map((option) => ({
      type: option.type,
      name: option.name,
      description: option.description,
      required: ("required" in option ? option.required : undefined) ?? false,
      autocomplete: ("autocomplete" in option ? option.autocomplete : undefined) ?? false,
      least: "min_value" in option ? option.min_value : undefined,
      most: "max_value" in option ? option.max_value : undefined,
    })),
    // Without contexts of its own a command is offered everywhere.
    contexts: [...(command.contexts ?? [])].sort(),
  };
}

const written = (commands: readonly (Wanted | APIApplicationCommand)[]): string =>
  JSON.stringify(
    commands
      .map(essence)
      .map((one) => JSON.stringify(one))
      .sort(),
  );

/** Whether what is registered is what is wanted. Pure. */
export const sameCommands = (
  wanted: readonly Wanted[],
  registered: readonly APIApplicationCommand[],
): boolean => written(wanted) === written(registered);

const routeOf = (application: string, guild: string | undefined) =>
  guild === undefined
    ? Routes.applicationCommands(application)
    : Routes.applicationGuildCommands(application, guild);

/**
 * Takes commands of ours away that are registered in another way now: people would see each of them twice.
 * What somebody else registered for this bot stays.
 * @param guild undefined for everywhere
 */
export async function withdraw(
  rest: REST,
  application: string,
  guild: string | undefined,
  ours: readonly Wanted[],
): Promise<void> {
  const route = routeOf(application, guild);
  const names = new Set(ours.map((one) => `${one.type ?? 1}/${one.name}`));
  const registered = (await rest.get(route)) as APIApplicationCommand[];
  const others = registered.filter((one) => !names.has(`${one.type}/${one.name}`));
  if (others.length < registered.length) await rest.put(route, { body: others });
}

/**
 * @param guild undefined for everywhere
 * @returns whether anything had to be changed
 * @throws what the API answers: 50001 without the scope applications.commands
 */
export async function register(
  rest: REST,
  application: string,
  guild: string | undefined,
  wanted: readonly Wanted[],
): Promise<boolean> {
  const route = routeOf(application, guild);
  const registered = (await rest.get(route)) as APIApplicationCommand[];
  if (sameCommands(wanted, registered)) return false;
  await rest.put(route, { body: wanted });
  return true;
}
