/** Sees to it that slash commands are registered, once for each place. */
import type { REST } from "discord.js";
import type { Command } from "../../src/command.ts";
import type { Log } from "../../src/log.ts";
import type { DiscordSettings } from "../../src/settings/discord.ts";
import { register, withdraw } from "./register.ts";
import { slashCommands } from "./slash.ts";
import type { Trouble } from "./trouble.ts";

export function createRegistrar(options: {
  readonly settings: DiscordSettings;
  readonly rest: () => REST;
  readonly application: () => string;
  readonly commands: readonly Command[];
  readonly trouble: (trouble: Trouble) => void;
  readonly log: Log;
}) {
  const { settings, log } = options;
  const done = new Set<string>();
  const wanted = slashCommands(options.commands, settings.register);

  async function put(guild: string | undefined): Promise<void> {
    const where = guild ?? "everywhere";
    if (done.has(where)) return;
    done.add(where);
    try {
      const changed = await register(options.rest(), options.application(), guild, wanted);
      log.info({ network: settings.name, where, changed }, "slash commands are registered");
    } catch (error) {
      done.delete(where);
      log.warn({ network: settings.name, where, err: error }, "slash commands could not be registered");
      options.trouble({
        what: `${settings.name}: slash commands could not be registered${guild === undefined ? "" : ` on server ${guild}`}.`,
        mend: "Invite the bot again with the scopes bot and applications.commands.",
      });
    }
  }

  /** Where they were registered when the config said otherwise. Not worth a word when it fails. */
  async function take(guild: string | undefined): Promise<void> {
    const where = `not ${guild ?? "everywhere"}`;
    if (done.has(where)) return;
    done.add(where);
    try {
      await withdraw(options.rest(), options.application(), guild, wanted);
    } catch (error) {
      log.debug({ network: settings.name, where, err: error }, "old slash commands could not be looked for");
    }
  }

  const allowed = (guild: string): boolean => settings.guilds.length === 0 || settings.guilds.includes(guild);

  return {
    everywhere(): void {
      if (options.commands.length > 0)
        void (settings.register === "global" ? put(undefined) : take(undefined));
    },
    guild(id: string): void {
      if (options.commands.length > 0 && allowed(id))
        void (settings.register === "guild" ? put(id) : take(id));
    },
  };
}
