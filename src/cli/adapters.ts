/** Makes the adapter of each configured network; only these are loaded. */
import type { TerminalIo } from "../../adapters/terminal/terminal.ts";
import type { Adapter, Finding } from "../adapter.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { version } from "../paths.ts";
import type { NetworkSettings } from "../settings.ts";

/** The adapters in the order of the config. */
export async function createAdapters(
  config: Config,
  log: Log,
  terminal: TerminalIo,
): Promise<readonly Adapter[]> {
  return Promise.all(
    config.settings.networks.map((network) => createAdapter(network, config, log, terminal)),
  );
}

async function createAdapter(
  network: NetworkSettings,
  config: Config,
  log: Log,
  terminal: TerminalIo,
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
  }
}

/** Logs in to a network and looks around, for `porchlight check`. */
export async function checkNetwork(network: NetworkSettings): Promise<readonly Finding[]> {
  switch (network.type) {
    case "terminal":
      return [{ ok: true, what: "nothing to log in to" }];
    case "irc": {
      const { checkIrc } = await import("../../adapters/irc/check.ts");
      return checkIrc(network);
    }
  }
}
