import type { APIMessage } from "discord-api-types/v10";
import type { DiscordDeps } from "../../../adapters/discord/deps.ts";
import { createDiscordAdapter } from "../../../adapters/discord/discord.ts";
import type { Timing } from "../../../adapters/discord/timing.ts";
import type { Adapter } from "../../../src/adapter.ts";
import type { Log } from "../../../src/log.ts";
import { createLogger } from "../../../src/log.ts";
import { type DiscordSettings, discord } from "../../../src/settings/discord.ts";
import { type DiscordServer, type DiscordServerOptions, startDiscord } from "../../servers/discord/server.ts";
import type { Channel } from "../../servers/discord/state.ts";
import type { Rig } from "../../support/contract.ts";

/** A log whose lines are kept. */
export function keptLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  return { log: createLogger("debug", { write: (line) => lines.push(line) }), lines };
}

/** Settings as the config would give them. */
export function discordSettings(api: string, more: Record<string, unknown> = {}): DiscordSettings {
  return discord.parse({
    type: "discord",
    name: "test",
    token: "secret-token",
    channels: ["#project"],
    threads: false,
    rest: { api },
    ...more,
  });
}

/** Pauses short enough for a test. */
export const quickly: Partial<Timing> = { firstRetry: 100, maxRetry: 400, login: 3000 };

export interface DiscordAdapterOptions {
  readonly settings?: Record<string, unknown>;
  readonly timing?: Partial<Timing>;
  readonly deps?: Partial<DiscordDeps>;
}

export function discordAdapter(api: string, options: DiscordAdapterOptions = {}): Adapter {
  return createDiscordAdapter(discordSettings(api, options.settings), {
    log: keptLog().log,
    version: "0.0.0",
    timing: { ...quickly, ...options.timing },
    ...options.deps,
  });
}

/** The contract's rig on the loopback server. */
export function discordRig(options: DiscordServerOptions = {}, settings: Record<string, unknown> = {}): Rig {
  let server: DiscordServer | undefined;
  let channel: Channel | undefined;
  const running = (): { server: DiscordServer; channel: Channel } => {
    if (!server || !channel) throw new Error("The server is not started");
    return { server, channel };
  };
  return {
    channel: "#project",
    bot: "porchlight",
    nobody: "81384788765712384",
    presence: false,
    namesHighlight: false,
    catchesUp: true,
    async start() {
      server = await startDiscord(options);
      channel = server.channel;
    },
    stop: async () => server?.stop(),
    adapter: () => discordAdapter(running().server.api, { settings }),
    async human(name) {
      const { server: at, channel: room } = running();
      const person = at.person(name);
      const words = (where: Channel) => person.fromBot(where).map((text) => text.replace(/@\u200b/g, "@"));
      const find = (where: Channel, id: string) => where.messages.find((message) => message.id === id);
      let last: APIMessage | undefined;
      const mine = (): APIMessage => {
        if (!last) throw new Error(`${name} has said nothing yet`);
        return last;
      };
      const theirs = (id: string): APIMessage => {
        const found = find(room, id);
        if (!found) throw new Error(`There is no message ${id}`);
        return found;
      };
      return {
        name,
        async say(text) {
          last = person.say(room, text);
        },
        async tell(text) {
          person.tell(text);
        },
        fromBot: (where) => words(where === "channel" ? room : person.dm()),
        shownNow: async () => words(room),
        amend: async (text) => person.edit(room, mine(), text),
        unsay: async () => person.remove(room, mine()),
        react: async (message, emoji) => person.react(room, theirs(message), emoji),
        unreact: async (message, emoji) => person.unreact(room, theirs(message), emoji),
        reactions: async () =>
          ["🎉", "👍", "✅"].filter((emoji) => at.reactions.on(mine().id, emoji).length > 0),
        async sayInThread(text) {
          const thread = person.openThread(room, mine(), "a long story");
          person.say(thread, text);
          return thread.id;
        },
        async fromBotIn(thread) {
          const found = at.thread(thread);
          return found ? words(found) : [];
        },
        press: async (message, label) => void person.press(room, theirs(message), label),
        call: async (entry) => void person.slash(room, "faq", { entry }),
        async leave() {},
      };
    },
    limit: async (on) =>
      server?.limits.set("POST /channels/:channel/messages", { count: on ? 2 : 1000, ms: 1000 }),
    cut: async () => server?.away(),
    heal: async () => server?.back(),
  };
}
