/** What the gateway tells of channels, threads and roles: as much as the adapter needs, and no members. */
import {
  type APIChannel,
  type APIRole,
  ChannelType,
  type GatewayDispatchPayload,
  type GatewayGuildCreateDispatchData,
} from "discord.js";
import type { Place } from "../../src/events.ts";
import { type Bounded, createBounded } from "./bounded.ts";
import { isSnowflake } from "./snowflake.ts";

/** A channel or thread. */
export interface Room {
  readonly id: string;
  readonly name: string;
  readonly type: ChannelType;
  readonly guild: string;
  /** Of a thread: the channel it belongs to. */
  readonly parent?: string;
  /** Who made the thread: of a forum's post, the asker. */
  readonly owner?: string;
  /** Seconds between two messages of one person. */
  readonly slow: number;
  /** Of a forum: the tags there are. */
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  /** Of a post: the tags it has. */
  readonly applied: readonly string[];
}

const threadTypes: ReadonlySet<ChannelType> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

export const isThread = (room: Room): boolean => threadTypes.has(room.type);
export const isForum = (room: Room): boolean =>
  room.type === ChannelType.GuildForum || room.type === ChannelType.GuildMedia;

/** Threads that are remembered; whatever else is needed of one is asked for. */
const mostThreads = 5000;

/** @returns undefined for what is in no guild: a private conversation */
export function roomOf(channel: APIChannel, guild?: string): Room | undefined {
  const inGuild = guild ?? ("guild_id" in channel ? channel.guild_id : undefined);
  if (inGuild === undefined) return undefined;
  const parent = "parent_id" in channel ? channel.parent_id : undefined;
  const owner = "owner_id" in channel ? channel.owner_id : undefined;
  return {
    id: channel.id,
    name: channel.name ?? channel.id,
    type: channel.type,
    guild: inGuild,
    slow: ("rate_limit_per_user" in channel ? channel.rate_limit_per_user : 0) ?? 0,
    tags: "available_tags" in channel ? channel.available_tags.map(({ id, name }) => ({ id, name })) : [],
    applied: ("applied_tags" in channel ? channel.applied_tags : undefined) ?? [],
    ...(parent && threadTypes.has(channel.type) ? { parent } : {}),
    ...(owner ? { owner } : {}),
  };
}

export type Directory = ReturnType<typeof createDirectory>;

/** @param channels as the config names them: `#help`, or ids */
export function createDirectory(
  network: string,
  channels: readonly { readonly name: string }[],
  guilds: readonly string[],
) {
  const rooms = new Map<string, Room>();
  const threads: Bounded<string, Room> = createBounded(mostThreads);
  const roles = new Map<string, { readonly name: string; readonly bot: string | undefined }>();
  const present = new Set<string>();
  /** The answer of `rolesOf`, which is asked for every message. */
  let own: { readonly bot: string; readonly ids: ReadonlySet<string> } | undefined;
  /** The answers of `nameInConfig`, which is asked for every message. */
  const names = new Map<string, string | undefined>();
  const configured = new Map(channels.map(({ name }) => [plain(name), name]));

  function plain(name: string): string {
    return name.replace(/^#/, "").toLowerCase();
  }

  const inScope = (room: Room): boolean => guilds.length === 0 || guilds.includes(room.guild);
  const get = (id: string): Room | undefined => rooms.get(id) ?? threads.get(id);

  function put(room: Room | undefined): void {
    if (!room) return;
    if (isThread(room)) threads.set(room.id, room);
    else {
      rooms.set(room.id, room);
      names.clear();
    }
  }

  function addRole(role: APIRole): void {
    own = undefined;
    roles.set(role.id, { name: role.name, bot: role.tags?.bot_id });
  }

  function addGuild(guild: GatewayGuildCreateDispatchData): void {
    present.add(guild.id);
    for (const channel of guild.channels ?? []) put(roomOf(channel, guild.id));
    for (const thread of guild.threads ?? []) put(roomOf(thread, guild.id));
    for (const role of guild.roles ?? []) addRole(role);
  }

  function take(packet: GatewayDispatchPayload): void {
    if (packet.t.startsWith("CHANNEL") || packet.t.startsWith("GUILD")) names.clear();
    switch (packet.t) {
      case "GUILD_CREATE":
        // An unavailable guild has no channels; it comes again when it is there.
        addGuild(packet.d);
        return;
      case "GUILD_DELETE":
        if (packet.d.unavailable) return;
        present.delete(packet.d.id);
        for (const room of rooms.values()) if (room.guild === packet.d.id) rooms.delete(room.id);
        return;
      case "CHANNEL_CREATE":
      case "CHANNEL_UPDATE":
      case "THREAD_CREATE":
      case "THREAD_UPDATE":
        put(roomOf(packet.d));
        return;
      case "THREAD_LIST_SYNC":
        for (const thread of packet.d.threads) put(roomOf(thread, packet.d.guild_id));
        return;
      case "CHANNEL_DELETE":
      case "THREAD_DELETE":
        rooms.delete(packet.d.id);
        threads.delete(packet.d.id);
        return;
      case "GUILD_ROLE_CREATE":
      case "GUILD_ROLE_UPDATE":
        addRole(packet.d.role);
        return;
      case "GUILD_ROLE_DELETE":
        roles.delete(packet.d.role_id);
        own = undefined;
        return;
      default:
    }
  }

  /** The name under which the config knows a channel. */
  function nameInConfig(room: Room): string | undefined {
    if (!names.has(room.id)) names.set(room.id, lookUp(room));
    return names.get(room.id);
  }

  function lookUp(room: Room): string | undefined {
    const byId = configured.get(room.id);
    if (byId !== undefined) return byId;
    if (!inScope(room)) return undefined;
    const byName = configured.get(plain(room.name));
    return byName !== undefined && named(byName)?.id === room.id ? byName : undefined;
  }

  /** The channel with a name or id; the oldest one where several bear the name. */
  function named(name: string): Room | undefined {
    const wanted = plain(name);
    if (isSnowflake(wanted)) return get(wanted);
    const found = [...rooms.values()].filter((room) => plain(room.name) === wanted && inScope(room));
    return found.sort((one, other) => Number(BigInt(one.id) - BigInt(other.id)))[0];
  }

  return {
    take,
    put,
    get,
    named,
    /** How many channels bear a name: more than one is worth telling. */
    namesakes: (name: string): number =>
      isSnowflake(plain(name))
        ? 1
        : [...rooms.values()].filter((room) => plain(room.name) === plain(name) && inScope(room)).length,
    guilds: (): readonly string[] => (guilds.length > 0 ? guilds : [...present]),
    /** Where something is said, or undefined when the config does not list that channel. */
    place(id: string): Place | undefined {
      const room = get(id);
      const channel = room?.parent === undefined ? room : get(room.parent);
      const name = channel && nameInConfig(channel);
      if (!room || name === undefined) return undefined;
      return { network, channel: name, ...(isThread(room) ? { thread: room.id } : {}) };
    },
    /** The same for a call: an explicit call is heard in any channel. */
    anyPlace(id: string): Place {
      const room = get(id);
      const channel = room?.parent === undefined ? room : get(room.parent);
      const name = (channel && nameInConfig(channel)) ?? channel?.id ?? id;
      return { network, channel: name, ...(room && isThread(room) ? { thread: room.id } : {}) };
    },
    roleName: (id: string): string | undefined => roles.get(id)?.name,
    /** The roles that are the bot's own: people mention one when they mean the bot. */
    rolesOf(bot: string): ReadonlySet<string> {
      if (own?.bot !== bot)
        own = { bot, ids: new Set([...roles].filter(([, role]) => role.bot === bot).map(([id]) => id)) };
      return own.ids;
    },
  };
}
