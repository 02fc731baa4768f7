/** Channels and the messages and reactions in them. Source: docs, resources/channel and resources/message */
import { type APIMessage, PermissionFlagsBits } from "discord-api-types/v10";
import { ApiError, invalid, missingAccess, missingPermissions, unknown } from "./errors.ts";
import type { Dispatch } from "./gateway.ts";
import type { Messages } from "./messages.ts";
import { type Call, param, type Route } from "./routes.ts";
import { addChannel, type Channel, isThread, mayDo, type State, shown } from "./state.ts";
import { assertSnowflake, type Fields, list, textOf } from "./validate.ts";

export function channelOf(state: State, id: string): Channel {
  assertSnowflake(id, ["channel_id"]);
  const channel = state.channels.get(id);
  if (!channel) throw unknown.channel();
  if (!mayDo(state, channel, PermissionFlagsBits.ViewChannel)) throw missingAccess();
  return channel;
}

export type Reactions = ReturnType<typeof createReactions>;

/** Unicode emoji, or `name:id`. */
const emojiOf = (text: string) => {
  const custom = /^(\w{2,32}):(\d{15,20})$/.exec(text);
  if (custom) return { name: custom[1] ?? "", id: custom[2] ?? "" };
  if (!/\p{Extended_Pictographic}|\p{Regional_Indicator}|[\d#*]\ufe0f?\u20e3/u.test(text))
    throw unknown.emoji();
  return { name: text, id: null };
};

export function createReactions(state: State, dispatch: Dispatch) {
  const put = new Map<string, Set<string>>();
  const keyOf = (message: APIMessage, emoji: string) => `${message.id}/${emoji}`;

  function tell(type: string, channel: Channel, message: APIMessage, user: string, emoji: string): void {
    const who = state.users.get(user);
    dispatch.send(type, channel, {
      user_id: user,
      channel_id: channel.id,
      message_id: message.id,
      emoji: emojiOf(emoji),
      type: 0,
      burst: false,
      ...(channel.guild === undefined ? {} : { guild_id: channel.guild }),
      ...(type === "MESSAGE_REACTION_ADD" && channel.guild !== undefined && who
        ? { member: { user: who, roles: [], nick: null } }
        : {}),
    });
  }

  return {
    add(channel: Channel, message: APIMessage, user: string, emoji: string): void {
      emojiOf(emoji);
      const key = keyOf(message, emoji);
      const users = put.get(key) ?? new Set();
      if (users.has(user)) return;
      put.set(key, users.add(user));
      tell("MESSAGE_REACTION_ADD", channel, message, user, emoji);
    },
    take(channel: Channel, message: APIMessage, user: string, emoji: string): void {
      if (put.get(keyOf(message, emoji))?.delete(user))
        tell("MESSAGE_REACTION_REMOVE", channel, message, user, emoji);
    },
    on: (message: string, emoji: string): readonly string[] => [...(put.get(`${message}/${emoji}`) ?? [])],
  };
}

export type Threads = ReturnType<typeof createThreads>;

export function createThreads(state: State, dispatch: Dispatch) {
  return {
    /** @param id the id of the message that it is made from, or of its first one */
    open(
      parent: Channel,
      name: string,
      owner: string,
      some: { id?: string; applied?: string[] } = {},
    ): Channel {
      const thread = addChannel(state, {
        type: 11,
        guild: parent.guild,
        name,
        parent: parent.id,
        owner,
        ...(some.id === undefined ? {} : { id: some.id }),
        ...(some.applied === undefined ? {} : { applied: some.applied }),
      });
      dispatch.send("THREAD_CREATE", thread, { ...shown(state, thread), newly_created: true });
      return thread;
    },
    change(thread: Channel, some: { applied?: string[]; archived?: boolean; name?: string }): void {
      if (some.archived !== undefined && some.archived !== thread.archived)
        thread.archivedAt = new Date().toISOString();
      Object.assign(thread, some);
      dispatch.send("THREAD_UPDATE", thread, shown(state, thread));
    },
  };
}

export function channelRoutes(messages: Messages, reactions: Reactions, threads: Threads): readonly Route[] {
  const at = (call: Call, state: State) => {
    const channel = channelOf(state, param(call, "channel"));
    return { channel, message: messages.find(channel, param(call, "message")) };
  };
  const own = "/channels/:channel/messages/:message/reactions/:emoji/@me";
  return [
    {
      method: "GET",
      path: "/channels/:channel",
      run: (call, state) => shown(state, channelOf(state, param(call, "channel"))),
    },
    {
      method: "PATCH",
      path: "/channels/:channel",
      run(call, state) {
        const channel = channelOf(state, param(call, "channel"));
        if (!mayDo(state, channel, PermissionFlagsBits.ManageThreads)) throw missingPermissions();
        const applied = list(call.body["applied_tags"]).map((tag) => textOf(tag));
        if (applied.length > 5)
          throw invalid(["applied_tags"], "BASE_TYPE_BAD_LENGTH", "Must be between 0 and 5 in length.");
        const forum = state.channels.get(channel.parent ?? "");
        if (applied.some((tag) => !forum?.tags.some((one) => one.id === tag)))
          throw new ApiError(400, 40066, "Tag does not exist");
        if (call.body["applied_tags"] !== undefined) threads.change(channel, { applied });
        return shown(state, channel);
      },
    },
    {
      method: "GET",
      path: "/channels/:channel/messages",
      run: (call, state) => messages.read(channelOf(state, param(call, "channel")), call.query),
    },
    {
      method: "POST",
      path: "/channels/:channel/messages",
      run: (call, state) => messages.create(channelOf(state, param(call, "channel")), call.body),
    },
    {
      method: "GET",
      path: "/channels/:channel/messages/:message",
      run: (call, state) => at(call, state).message,
    },
    {
      method: "PATCH",
      path: "/channels/:channel/messages/:message",
      run(call, state) {
        const { channel, message } = at(call, state);
        return messages.change(message, channel, call.body);
      },
    },
    {
      method: "DELETE",
      path: "/channels/:channel/messages/:message",
      run(call, state) {
        const { channel, message } = at(call, state);
        if (message.author.id !== state.bot.id) throw missingPermissions();
        messages.remove(channel, message.id);
      },
    },
    {
      method: "PUT",
      path: own,
      run(call, state) {
        const { channel, message } = at(call, state);
        if (!mayDo(state, channel, PermissionFlagsBits.AddReactions)) throw missingPermissions();
        reactions.add(channel, message, state.bot.id, param(call, "emoji"));
      },
    },
    {
      method: "DELETE",
      path: own,
      run(call, state) {
        const { channel, message } = at(call, state);
        reactions.take(channel, message, state.bot.id, param(call, "emoji"));
      },
    },
    {
      method: "POST",
      path: "/channels/:channel/messages/:message/threads",
      run(call, state) {
        const { channel, message } = at(call, state);
        if (!mayDo(state, channel, PermissionFlagsBits.CreatePublicThreads)) throw missingPermissions();
        if (channel.guild === undefined || isThread(channel))
          throw new ApiError(400, 50024, "Cannot execute action on this channel type");
        if (state.channels.has(message.id))
          throw new ApiError(400, 160004, "A thread has already been created for this message");
        const thread = threads.open(channel, nameOf(call.body), state.bot.id, { id: message.id });
        return shown(state, thread);
      },
    },
    {
      method: "PUT",
      path: "/channels/:channel/thread-members/@me",
      run: (call, state) => void channelOf(state, param(call, "channel")),
    },
    {
      method: "GET",
      path: "/channels/:channel/threads/archived/public",
      run(call, state) {
        const parent = channelOf(state, param(call, "channel"));
        if (!mayDo(state, parent, PermissionFlagsBits.ReadMessageHistory)) throw missingPermissions();
        const all = [...state.channels.values()].filter((one) => one.parent === parent.id && one.archived);
        return { threads: all.map((one) => shown(state, one)), members: [], has_more: false };
      },
    },
  ];
}

function nameOf(body: Fields): string {
  const name = textOf(body["name"]);
  if (name.length < 1 || name.length > 100)
    throw invalid(["name"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
  return name;
}
