/**
 * A Discord of our own on the loopback interface: REST v10 and the gateway, as strict as
 * the real one where the docs say how strict that is. Everything is in memory.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ChannelType } from "discord-api-types/v10";
import { channelRoutes, createReactions, createThreads } from "./channels.ts";
import { commandRoutes } from "./commands.ts";
import { createGateway } from "./gateway.ts";
import { guildRoutes } from "./guilds.ts";
import { createHttp } from "./http.ts";
import { createInteractions } from "./interactions.ts";
import { createLimits, type Rate } from "./limits.ts";
import { createMessages } from "./messages.ts";
import { createPeople } from "./people.ts";
import { addChannel, type Channel, createState, type Guild, shown } from "./state.ts";

export interface DiscordServerOptions {
  readonly bot?: string;
  readonly token?: string;
  /** What the gateway advises. */
  readonly shards?: number;
  readonly rate?: Rate;
  /** Milliseconds an interaction may wait, and its token lasts. */
  readonly deadline?: number;
  readonly tokenLasts?: number;
  readonly nonceLasts?: number;
  readonly heartbeat?: number;
}

export type DiscordServer = Awaited<ReturnType<typeof startDiscord>>;

/** Starts it with one guild and one channel, `project`. */
export async function startDiscord(options: DiscordServerOptions = {}) {
  const state = createState({ bot: options.bot ?? "porchlight", token: options.token ?? "secret-token" });
  const gateway = createGateway(state, { heartbeat: options.heartbeat ?? 41_250 });
  const { dispatch } = gateway;
  const limits = createLimits(options.rate ?? { count: 1000, ms: 1000 });
  const messages = createMessages(state, dispatch, options.nonceLasts ?? 5 * 60_000);
  const reactions = createReactions(state, dispatch);
  const threads = createThreads(state, dispatch);
  const interactions = createInteractions(state, dispatch, messages, {
    deadline: options.deadline ?? 3000,
    tokenLasts: options.tokenLasts ?? 15 * 60_000,
  });
  let port = 0;
  let server: Server | undefined;
  let mischief: (method: string, path: string) => "refuse" | "lose" | undefined = () => undefined;
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const handler = createHttp({
    state,
    limits,
    meddle: (method, path) => mischief(method, path),
    routes: [
      ...guildRoutes({ gateway: gatewayUrl, shards: () => options.shards ?? 1 }),
      ...channelRoutes(messages, reactions, threads),
      ...commandRoutes,
      ...interactions.routes,
    ],
  });

  async function listen(): Promise<void> {
    const fresh = createServer(handler);
    await new Promise<void>((resolve, reject) => {
      fresh.once("error", reject);
      fresh.listen(port, "127.0.0.1", resolve);
    });
    port = (fresh.address() as AddressInfo).port;
    gateway.attach(fresh, gatewayUrl);
    server = fresh;
  }

  async function close(): Promise<void> {
    gateway.drop();
    const closing = server;
    server = undefined;
    if (!closing) return;
    const closed = new Promise((resolve) => closing.close(resolve));
    closing.closeAllConnections();
    await closed;
  }

  function addGuild(name: string): Guild {
    const guild: Guild = { id: state.ids.next(), name, owner: state.ids.next(), available: true };
    state.guilds.set(guild.id, guild);
    return guild;
  }

  const guild = addGuild("Project");
  const channel = addChannel(state, { type: ChannelType.GuildText, guild: guild.id, name: "project" });
  await listen();

  return {
    state,
    gateway,
    limits,
    reactions,
    interactions,
    guild,
    channel,
    addGuild,
    get api() {
      return `http://127.0.0.1:${port}/api`;
    },
    addChannel: (name: string, some: Partial<Channel> = {}): Channel => {
      const added = addChannel(state, { type: ChannelType.GuildText, guild: guild.id, name, ...some });
      dispatch.send("CHANNEL_CREATE", added, shown(state, added));
      return added;
    },
    addForum(name: string, tags: readonly string[]): Channel {
      const forum = addChannel(state, {
        type: ChannelType.GuildForum,
        guild: guild.id,
        name,
        tags: tags.map((tag) => ({ id: state.ids.next(), name: tag })),
      });
      dispatch.send("CHANNEL_CREATE", forum, shown(state, forum));
      return forum;
    },
    thread: (message: string): Channel | undefined => state.channels.get(message),
    person: createPeople({ state, messages, reactions, threads, interactions }),
    /** What the people of a channel see, oldest first. */
    said: (where: Channel): readonly string[] => where.messages.map((message) => message.content),
    /** Requests like `POST /channels/…/messages` so far. */
    requests: (pattern: RegExp): number => state.requests.filter((one) => pattern.test(one)).length,
    /** Answers requests otherwise from now on; without an argument, as usual. */
    meddle(how: (method: string, path: string) => "refuse" | "lose" | undefined = () => undefined): void {
      mischief = how;
    },
    /** Away, with all connections; `back` listens on the same port. */
    away: close,
    back: listen,
    stop: close,
  };
}
