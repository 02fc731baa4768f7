/** Messages: made by the bot over the API or by people in their clients, listed, edited, deleted. */
import {
  AllowedMentionsTypes,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type APIUser,
  MessageFlags,
  MessageReferenceType,
  MessageType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { ApiError, invalid, missingPermissions, unknown } from "./errors.ts";
import type { Dispatch } from "./gateway.ts";
import { type Channel, isForum, isThread, mayDo, type State } from "./state.ts";
import { assertMessage, assertSnowflake, type Fields, fields, list, textOf } from "./validate.ts";

export type Messages = ReturnType<typeof createMessages>;

/** What a body says of mentions; without a word about them, everything in the text highlights. */
export const allowedIn = (body: Fields): Fields | undefined =>
  body["allowed_mentions"] === undefined ? undefined : fields(body["allowed_mentions"]);

/** Who is mentioned in a text, as ids. */
const mentionedIn = (content: string): string[] =>
  [...content.matchAll(/<@!?(\d{15,20})>/g)].flatMap(([, id]) => (id === undefined ? [] : [id]));

/** @param nonceLasts how long a nonce is remembered, milliseconds; the docs say "the past few minutes" */
export function createMessages(state: State, dispatch: Dispatch, nonceLasts: number) {
  const nonces = new Map<string, { at: number; message: APIMessage }>();

  function find(channel: Channel, id: string): APIMessage {
    const message = channel.messages.find((one) => one.id === id);
    if (!message) throw unknown.message();
    return message;
  }

  function usersIn(content: string): APIUser[] {
    return [...new Set(mentionedIn(content))].flatMap((id) => state.users.get(id) ?? []);
  }

  /** A message put into its channel, told to the gateway, and sounded for whom it may. */
  function post(
    channel: Channel,
    author: APIUser,
    some: Partial<APIMessage> & { content: string },
    allowed?: Fields,
  ): APIMessage {
    const mentions = usersIn(some.content);
    const id = some.id ?? state.ids.next();
    const everyone = /@(?:everyone|here)\b/.test(some.content);
    const replied = some.referenced_message?.author;
    const parse = list(allowed?.["parse"]);
    const named = list(allowed?.["users"]).map((user) => textOf(user));
    const pinged = (user: string): boolean =>
      allowed === undefined || parse.includes(AllowedMentionsTypes.User) || named.includes(user);
    const message: APIMessage = {
      id,
      channel_id: channel.id,
      author,
      timestamp: new Date(state.ids.timeOf(id)).toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: everyone && (allowed === undefined || parse.includes(AllowedMentionsTypes.Everyone)),
      mentions: mentions.filter((user) => pinged(user.id)),
      mention_roles: [],
      attachments: [],
      embeds: [],
      pinned: false,
      type: MessageType.Default,
      ...some,
    };
    channel.messages.push(message);
    const sounded = new Set(message.mentions.map((user) => user.id));
    if (replied && allowed?.["replied_user"] !== false) sounded.add(replied.id);
    if (channel.person !== undefined && author.id === state.bot.id) sounded.add(channel.person);
    if (message.mention_everyone) for (const user of state.users.keys()) sounded.add(user);
    sounded.delete(author.id);
    for (const user of sounded) state.notifications.push({ user, channel: channel.id, message: id });
    dispatch.message("MESSAGE_CREATE", channel, message);
    return message;
  }

  function reference(channel: Channel, body: Fields): Partial<APIMessage> {
    const raw = body["message_reference"];
    if (raw === undefined) return {};
    const { message_id: id, fail_if_not_exists: strict } = fields(raw);
    assertSnowflake(textOf(id), ["message_reference", "message_id"]);
    const target = channel.messages.find((one) => one.id === id);
    if (!target) {
      if (strict === false) return {};
      throw invalid(["message_reference"], "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
    }
    return {
      type: MessageType.Reply,
      message_reference: {
        type: MessageReferenceType.Default,
        channel_id: channel.id,
        message_id: target.id,
        ...(channel.guild === undefined ? {} : { guild_id: channel.guild }),
      },
      referenced_message: target,
    };
  }

  function bodyOf(body: Fields): { content: string } & Partial<APIMessage> {
    const rows = body["components"];
    const { flags, nonce } = body;
    return {
      content: textOf(body["content"]),
      ...(rows === undefined
        ? {}
        : { components: structuredClone(rows) as unknown as APIMessageTopLevelComponent[] }),
      ...(typeof flags === "number" ? { flags } : {}),
      ...(typeof nonce === "string" || typeof nonce === "number" ? { nonce } : {}),
    };
  }

  return {
    find,
    post,
    bodyOf,
    /** POST /channels/{id}/messages */
    create(channel: Channel, body: Fields): APIMessage {
      if (!mayDo(state, channel, PermissionFlagsBits.ViewChannel))
        throw new ApiError(403, 50001, "Missing Access");
      const needed = isThread(channel)
        ? PermissionFlagsBits.SendMessagesInThreads
        : PermissionFlagsBits.SendMessages;
      if (!mayDo(state, channel, needed)) throw missingPermissions();
      if (isForum(channel)) throw new ApiError(400, 50008, "Cannot send messages in a non-text channel");
      if (channel.person !== undefined && state.closed.has(channel.person))
        throw new ApiError(403, 50007, "Cannot send messages to this user");
      assertMessage(body);
      if (((Number(body["flags"] ?? 0) || 0) & MessageFlags.Ephemeral) !== 0)
        throw invalid(["flags"], "FLAGS_INVALID", "One or more flags can not be set.");
      const nonce = body["enforce_nonce"] === true ? `${channel.id}/${String(body["nonce"])}` : undefined;
      const before = nonce === undefined ? undefined : nonces.get(nonce);
      if (before && Date.now() - before.at < nonceLasts) return find(channel, before.message.id);
      const now = Date.now();
      if (channel.slow > 0 && now < channel.mayAgain)
        throw new ApiError(429, 20016, "This action cannot be performed due to slowmode rate limit.", {
          retryAfter: (channel.mayAgain - now) / 1000,
        });
      const message = post(
        channel,
        state.bot,
        { ...bodyOf(body), ...reference(channel, body) },
        allowedIn(body),
      );
      channel.mayAgain = now + channel.slow * 1000;
      if (channel.archived) channel.archived = false;
      if (nonce !== undefined) nonces.set(nonce, { at: now, message });
      return message;
    },
    /** GET /channels/{id}/messages: newest first. A nonce is told by the gateway alone, and not kept. */
    read(channel: Channel, query: URLSearchParams): APIMessage[] {
      if (!mayDo(state, channel, PermissionFlagsBits.ViewChannel))
        throw new ApiError(403, 50001, "Missing Access");
      if (!mayDo(state, channel, PermissionFlagsBits.ReadMessageHistory)) throw missingPermissions();
      const limit = Number(query.get("limit") ?? "50");
      if (!Number.isInteger(limit) || limit < 1 || limit > 100)
        throw invalid(["limit"], "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.");
      const before = query.get("before");
      const after = query.get("after");
      const fits = channel.messages.filter(
        ({ id }) =>
          (before === null || BigInt(id) < BigInt(before)) && (after === null || BigInt(id) > BigInt(after)),
      );
      const some = after !== null && before === null ? fits.slice(0, limit) : fits.slice(-limit);
      return some
        .reverse()
        .map(({ nonce: _, ...message }) => dispatch.stripped(message, state.portal.messageContent, channel));
    },
    /** PATCH by the bot. */
    change(message: APIMessage, channel: Channel, body: Fields): APIMessage {
      assertMessage(body, true);
      if (message.author.id !== state.bot.id)
        throw new ApiError(403, 50005, "Cannot edit a message authored by another user");
      Object.assign(message, bodyOf({ content: message.content, ...body }), {
        edited_timestamp: new Date().toISOString(),
        flags: message.flags ?? 0,
      });
      dispatch.message("MESSAGE_UPDATE", channel, message);
      return message;
    },
    /** An edit in somebody's client. */
    rewrite(channel: Channel, id: string, content: string): void {
      const message = find(channel, id);
      message.content = content;
      message.mentions = usersIn(content);
      message.edited_timestamp = new Date().toISOString();
      dispatch.message("MESSAGE_UPDATE", channel, message);
    },
    remove(channel: Channel, id: string): void {
      const message = find(channel, id);
      channel.messages.splice(channel.messages.indexOf(message), 1);
      dispatch.send("MESSAGE_DELETE", channel, {
        id,
        channel_id: channel.id,
        ...(channel.guild === undefined ? {} : { guild_id: channel.guild }),
      });
    },
  };
}
