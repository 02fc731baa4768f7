/** Makes the adapter of each configured network; only these are loaded. */
import { dirname, join } from "node:path";
import type { TerminalIo } from "../../adapters/terminal/terminal.ts";
import type { Adapter, Finding } from "../adapter.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { version } from "../paths.ts";
import type { NetworkSettings } from "../settings.ts";

/** FAQ entries' names that fit what somebody has typed so far. */
type Complete = (typed: string) => readonly string[];

/** Where a network keeps its login beside the database. */
const dataFolder = ({ base, database }: Config): string =>
  database === ":memory:" ? join(base, "data") : dirname(database);

/** The adapters in the order of the config. */
export async function createAdapters(
  config: Config,
  log: Log,
  terminal: TerminalIo,
  complete: Complete,
): Promise<readonly Adapter[]> {
  return Promise.all(
    config.settings.networks.map((network) => createAdapter(network, config, log, terminal, complete)),
  );
}

async function createAdapter(
  network: NetworkSettings,
  config: Config,
  log: Log,
  terminal: TerminalIo,
  complete: Complete,
): Promise<Adapter> {
  switch (network.type) {
    case "terminal": {
      const { createTerminalAdapter } = await import("../../adapters/terminal/terminal.ts");
      return createTerminalAdapter(network, terminal);
    }
    case "irc": {
      const { createIrcAdapter } = await import("../../adapters/irc/irc.ts");
      return createIrcAdapter(network, { log, bots: config.settings.bots, version });
    }
    case "matrix": {
      const { createMatrixAdapter } = await import("../../adapters/matrix/matrix.ts");
      return createMatrixAdapter(network, {
        log,
        bots: config.settings.bots,
        version,
        dataFolder: dataFolder(config),
      });
    }
    case "discord": {
      const { createDiscordAdapter } = await import("../../adapters/discord/discord.ts");
      return createDiscordAdapter(network, { log, bots: config.settings.bots, version, complete });
    }
  }
}

/** Logs in to a network and looks around, for `porchlight check`. */
export async function checkNetwork(network: NetworkSettings, config: Config): Promise<readonly Finding[]> {
  switch (network.type) {
    case "terminal":
      return [{ ok: true, what: "nothing to log in to" }];
    case "irc": {
      const { checkIrc } = await import("../../adapters/irc/check.ts");
      return checkIrc(network);
    }
    case "matrix": {
      const { checkMatrix } = await import("../../adapters/matrix/check.ts");
      return checkMatrix(network, { dataFolder: dataFolder(config) });
    }
    case "discord": {
      const { checkDiscord } = await import("../../adapters/discord/check.ts");
      return checkDiscord(network);
    }
  }
}
