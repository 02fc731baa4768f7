/** Finds, and where need be makes, the channel that something is said in. */
import {
  type APIChannel,
  ChannelType,
  type REST,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelMessagesThreadsJSONBody,
  Routes,
} from "discord.js";
import { type Outgoing, SendFailed } from "../../src/adapter.ts";
import type { Place } from "../../src/events.ts";
import { createBounded } from "./bounded.ts";
import type { Directory, Room } from "./directory.ts";
import { codeOf } from "./failure.ts";
import { isSnowflake } from "./snowflake.ts";

/** Private conversations, and titles for threads, that are remembered. */
const most = 2000;

/** Reasons to answer in the channel instead. */
const noThread: ReadonlySet<number | string | undefined> = new Set<number>([
  RESTJSONErrorCodes.MaximumActiveThreads,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
  RESTJSONErrorCodes.CannotExecuteActionOnSystemMessage,
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
]);

type Say = Extract<Outgoing, { do: "say" }>;

export type Rooms = ReturnType<typeof createRooms>;

export function createRooms(options: {
  readonly rest: () => REST;
  readonly directory: Directory;
  /** Whether answers go into a thread made from the question. */
  readonly threads: boolean;
}) {
  const { directory } = options;
  const dms = createBounded<string, string>(most);
  const people = createBounded<string, string>(most);
  const titles = createBounded<string, string>(most);
  /** Asked for once, found or not. */
  const unknown = createBounded<string, true>(most);
  const opening = new Map<string, Promise<string>>();

  function knows(user: string, channel: string): void {
    dms.set(user, channel);
    people.set(channel, user);
  }

  async function openDm(user: string): Promise<string> {
    const body = { recipient_id: user };
    const channel = (await options.rest().post(Routes.userChannels(), { body })) as { id: string };
    knows(user, channel.id);
    return channel.id;
  }

  /** Asked once, also when two rows for one person wait. */
  async function dm(user: string): Promise<string> {
    if (!isSnowflake(user)) throw new SendFailed(`${user} is nobody's id on Discord`, { forGood: true });
    const known = dms.get(user) ?? opening.get(user);
    if (known !== undefined) return known;
    const promise = openDm(user).finally(() => opening.delete(user));
    opening.set(user, promise);
    return promise;
  }

  function channelOf(place: Place): string {
    if (place.thread !== undefined) return place.thread;
    const id = directory.named(place.channel)?.id;
    if (id !== undefined) return id;
    if (isSnowflake(place.channel)) return place.channel;
    throw new SendFailed(`The bot sees no channel ${place.channel}`, { forGood: true });
  }

  /** The question that an answer's thread is made from; undefined where there can be none. */
  function rootOf(item: Say, channel: string): string | undefined {
    const { replyTo, for: whom } = item;
    if (!options.threads || replyTo === undefined || !whom || item.to.thread !== undefined) return undefined;
    // What a command shows to whoever called it is no conversation; a choice is the beginning of one.
    if (item.aside && item.choices === undefined) return undefined;
    const type = directory.get(channel)?.type;
    if (type !== ChannelType.GuildText && type !== ChannelType.GuildAnnouncement) return undefined;
    return item.priority === 0 && isSnowflake(replyTo) ? replyTo : undefined;
  }

  async function threadOf(item: Say, channel: string): Promise<string | undefined> {
    const replyTo = rootOf(item, channel);
    if (replyTo === undefined) return undefined;
    // A thread that is made from a message has the message's id.
    if (directory.get(replyTo)) return replyTo;
    return make(channel, replyTo, (titles.get(replyTo) ?? item.for?.name ?? replyTo).slice(0, 100));
  }

  /** A thread beneath one of our own messages, which the row names as both the thread and what it replies to. */
  async function beneath(item: Say): Promise<void> {
    const { thread, channel } = item.to;
    const parent = directory.named(channel);
    if (thread === undefined || item.replyTo !== thread || directory.get(thread) || !parent) return;
    if (parent.type !== ChannelType.GuildText && parent.type !== ChannelType.GuildAnnouncement) return;
    const text = item.body.format === "markdown" ? item.body.markdown : "";
    const [first = ""] = text.split("\n");
    await make(parent.id, thread, first.replace(/^#+\s*/, "").slice(0, 100) || "…");
  }

  /** @returns undefined where there can be none */
  async function make(channel: string, replyTo: string, name: string): Promise<string | undefined> {
    const body: RESTPostAPIChannelMessagesThreadsJSONBody = { name };
    try {
      const thread = (await options.rest().post(Routes.threads(channel, replyTo), { body })) as APIChannel;
      directory.put(threadRoom(thread.id, name, channel));
      return thread.id;
    } catch (error) {
      if (codeOf(error) === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) return replyTo;
      if (noThread.has(codeOf(error))) return undefined;
      throw error;
    }
  }

  function threadRoom(id: string, name: string, parent: string): Room {
    const guild = directory.get(parent)?.guild ?? "";
    const type = ChannelType.PublicThread;
    return { id, name, type, guild, parent, slow: 0, tags: [], applied: [] };
  }

  async function learn(id: string): Promise<Room | undefined> {
    const known = directory.get(id);
    if (known || unknown.get(id)) return known;
    unknown.set(id, true);
    const channel = (await options.rest().get(Routes.channel(id))) as APIChannel;
    const parent = "parent_id" in channel ? channel.parent_id : undefined;
    const guild = "guild_id" in channel ? channel.guild_id : undefined;
    if (guild === undefined || !parent || !("thread_metadata" in channel)) return undefined;
    const room: Room = {
      ...threadRoom(id, channel.name ?? id, parent),
      type: channel.type,
      guild,
      ...("owner_id" in channel && channel.owner_id ? { owner: channel.owner_id } : {}),
      applied: ("applied_tags" in channel ? channel.applied_tags : undefined) ?? [],
    };
    directory.put(room);
    return room;
  }

  return {
    knows,
    /** Whose private conversation a channel is. */
    personIn: (channel: string): string | undefined => people.get(channel),
    /** Keeps the beginning of a message: a thread that is made from it is called so. */
    remember(message: string, text: string): void {
      const line = text.replace(/\s+/g, " ").trim();
      if (line !== "") titles.set(message, [...line].slice(0, 80).join(""));
    },
    /** Where a message is posted. May open a private conversation, or a thread. */
    async toSayIn(item: Say): Promise<string> {
      if (item.to.private) return dm(item.to.channel);
      await beneath(item);
      const channel = channelOf(item.to);
      return (await threadOf(item, channel)) ?? channel;
    },
    /** Channels in which something that was said may be: the question's thread, or else where it was asked. */
    async saidIn(item: Say): Promise<readonly string[]> {
      if (item.to.private) return [await dm(item.to.channel)];
      const channel = channelOf(item.to);
      const root = rootOf(item, channel);
      const thread = root === undefined ? undefined : await learn(root).catch(() => undefined);
      return thread ? [thread.id, channel] : [channel];
    },
    /** The channel of a place. */
    where: async (place: Place): Promise<string> => (place.private ? dm(place.channel) : channelOf(place)),
    /** Asks for a thread that the gateway has not told of. */
    learn,
  };
}
