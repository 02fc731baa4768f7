import { createIrcAdapter } from "../../../adapters/irc/irc.ts";
import type { Logger } from "../../../adapters/irc/log.ts";
import type { Timing } from "../../../adapters/irc/timing.ts";
import type { Adapter } from "../../../src/adapter.ts";
import type { IrcSettings } from "../../../src/settings/irc.ts";
import { schema } from "../../../src/settings.ts";
import { connectClient, type IrcClient } from "../../servers/irc-client.ts";
import type { Running } from "../../servers/process.ts";
import type { Human, Rig } from "../../support/contract.ts";

/** Says nothing, and keeps what it was told. */
export function quietLog(): Logger & { readonly warnings: string[] } {
  const warnings: string[] = [];
  const warn = (_details: object, message: string) => void warnings.push(message);
  return { warnings, info() {}, debug() {}, warn, error: warn };
}

/** Settings as the config would give them. */
export function ircSettings(port: number, more: Record<string, unknown> = {}): IrcSettings {
  const network = {
    type: "irc",
    name: "test",
    host: "127.0.0.1",
    port,
    tls: false,
    channels: ["#project"],
    pace: { every: 0 },
    ...more,
  };
  const [settings] = schema.parse({ networks: [network] }).networks;
  if (settings?.type !== "irc") throw new Error("Not an IRC network");
  return settings;
}

/** Pauses short enough for a test. */
export const quickly: Partial<Timing> = { firstRetry: 100, maxRetry: 400, goodbye: 1000 };

export interface IrcAdapterOptions {
  readonly settings?: Record<string, unknown>;
  readonly timing?: Partial<Timing>;
  readonly log?: Logger;
  readonly bots?: readonly string[];
}

export function ircAdapter(port: number, options: IrcAdapterOptions = {}): Adapter {
  return createIrcAdapter(ircSettings(port, options.settings), {
    log: options.log ?? quietLog(),
    version: "0.0.0",
    timing: { ...quickly, ...options.timing },
    ...(options.bots && { bots: options.bots }),
  });
}

function human(client: IrcClient, channel: string, bot: string): Human {
  const said = async (target: string, text: string) => {
    client.send(`PRIVMSG ${target} :${text}`);
    await client.settled();
  };
  const from = new RegExp(`^(?:@\\S+ )?:${bot}!\\S+ PRIVMSG `, "i");
  let name = client.nick;
  return {
    get name() {
      return name;
    },
    say: (text) => said(channel, text),
    tell: (text) => said(bot, text),
    fromBot: (where) =>
      client.lines.flatMap((line) => {
        if (!from.test(line)) return [];
        const rest = line.slice(line.indexOf(" PRIVMSG ") + " PRIVMSG ".length);
        const space = rest.indexOf(" :");
        const private_ = rest.slice(0, space).toLowerCase() !== channel.toLowerCase();
        return private_ === (where === "private") ? rest.slice(space + 2) : [];
      }),
    async rename(to) {
      client.send(`NICK ${to}`);
      await client.settled();
      name = to;
    },
    async leave() {
      client.send("QUIT :bye");
      client.close();
    },
  };
}

/** The contract's rig for a kind of IRC server. `start` takes the port of an earlier run. */
export function ircRig(
  start: (port: number | undefined) => Promise<Running & { readonly port: number }>,
): Rig {
  let server: (Running & { readonly port: number }) | undefined;
  let port = 0;
  const channel = "#project";
  const bot = "porchlight";
  return {
    channel,
    bot,
    nobody: "nobody-is-here",
    presence: true,
    async start() {
      server = await start(undefined);
      port = server.port;
    },
    stop: async () => server?.stop(),
    adapter: () => ircAdapter(port),
    async human(name) {
      const client = await connectClient(port, name);
      await client.join(channel);
      return human(client, channel, bot);
    },
    cut: async () => server?.stop("SIGKILL"),
    async heal() {
      server = await start(port);
    },
  };
}
