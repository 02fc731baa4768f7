/** What the server knows: everything in memory, in the shapes of the API. */
import {
  type APIApplicationCommand,
  type APIChannel,
  type APIMessage,
  type APIUser,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { createIds } from "./ids.ts";

/** A channel, thread or private conversation, with what the API doesn't show. */
export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly guild: string | undefined;
  name: string;
  readonly parent: string | undefined;
  readonly owner: string | undefined;
  /** Of a private conversation: the person. */
  readonly person: string | undefined;
  readonly messages: APIMessage[];
  /** Bits that the bot lacks here. */
  denied: bigint;
  slow: number;
  tags: { id: string; name: string }[];
  applied: string[];
  archived: boolean;
  archivedAt: string;
  /** When the bot may speak here again, in slow mode. */
  mayAgain: number;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  available: boolean;
}

/** What somebody's client would sound for. */
export interface Notification {
  readonly user: string;
  readonly channel: string;
  readonly message: string;
}

export interface State {
  readonly ids: ReturnType<typeof createIds>;
  readonly token: string;
  readonly bot: APIUser;
  readonly application: string;
  /** What is switched on in the portal. */
  readonly portal: { messageContent: boolean; members: boolean };
  readonly users: Map<string, APIUser>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** People who take no private messages. */
  readonly closed: Set<string>;
  readonly notifications: Notification[];
  /** By guild id, or `global`. */
  readonly commands: Map<string, APIApplicationCommand[]>;
  /** Each request that came in, oldest first: `POST /channels/1/messages`. */
  readonly requests: string[];
}

/** What an ordinary role of a bot grants. */
export const granted =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.ManageThreads |
  PermissionFlagsBits.UseApplicationCommands;

export function userOf(id: string, name: string, bot = false): APIUser {
  const user = { id, username: name, discriminator: "0", global_name: null, avatar: null };
  return bot ? { ...user, bot } : user;
}

export function createState(options: { readonly bot: string; readonly token: string }): State {
  const ids = createIds();
  const bot = userOf(ids.next(), options.bot, true);
  return {
    ids,
    token: options.token,
    bot,
    application: bot.id,
    portal: { messageContent: true, members: false },
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    closed: new Set(),
    notifications: [],
    commands: new Map(),
    requests: [],
  };
}

export const isThread = (channel: Channel): boolean =>
  channel.type === ChannelType.PublicThread ||
  channel.type === ChannelType.PrivateThread ||
  channel.type === ChannelType.AnnouncementThread;

export const isForum = (channel: Channel): boolean => channel.type === ChannelType.GuildForum;

export function addChannel(
  state: State,
  some: Pick<Channel, "type" | "guild" | "name"> & Partial<Channel>,
): Channel {
  const channel: Channel = {
    id: state.ids.next(),
    parent: undefined,
    owner: undefined,
    person: undefined,
    messages: [],
    denied: 0n,
    slow: 0,
    tags: [],
    applied: [],
    archived: false,
    archivedAt: new Date().toISOString(),
    mayAgain: 0,
    ...some,
  };
  state.channels.set(channel.id, channel);
  return channel;
}

/** What the bot may do in a channel; a thread has what its parent has. */
export function mayDo(state: State, channel: Channel, bit: bigint): boolean {
  if (channel.guild === undefined) return true;
  const parent = channel.parent === undefined ? undefined : state.channels.get(channel.parent);
  const denied = channel.denied | (parent?.denied ?? 0n);
  return (granted & ~denied & bit) === bit;
}

/** A channel as the API writes it. */
export function shown(state: State, channel: Channel): APIChannel {
  const last = channel.messages.at(-1)?.id ?? null;
  if (channel.guild === undefined) {
    const person = state.users.get(channel.person ?? "") ?? state.bot;
    return { id: channel.id, type: ChannelType.DM, last_message_id: last, recipients: [person], name: null };
  }
  const common = {
    id: channel.id,
    guild_id: channel.guild,
    name: channel.name,
    parent_id: channel.parent ?? null,
    last_message_id: last,
    rate_limit_per_user: channel.slow,
    position: 0,
    nsfw: false,
    permission_overwrites:
      channel.denied === 0n
        ? []
        : [{ id: state.bot.id, type: OverwriteType.Member, allow: "0", deny: channel.denied.toString() }],
  };
  if (isThread(channel)) {
    return {
      ...common,
      type: ChannelType.PublicThread,
      parent_id: channel.parent ?? "",
      owner_id: channel.owner ?? "",
      member_count: 1,
      message_count: channel.messages.length,
      total_message_sent: channel.messages.length,
      applied_tags: channel.applied,
      thread_metadata: {
        archived: channel.archived,
        archive_timestamp: channel.archivedAt,
        auto_archive_duration: 1440,
        locked: false,
      },
    };
  }
  if (isForum(channel)) {
    const tags = channel.tags.map((tag) => ({ ...tag, moderated: false, emoji_id: null, emoji_name: null }));
    return {
      ...common,
      type: ChannelType.GuildForum,
      topic: null,
      available_tags: tags,
      default_reaction_emoji: null,
      default_sort_order: null,
      default_forum_layout: 0,
    };
  }
  return { ...common, type: ChannelType.GuildText, topic: null };
}
