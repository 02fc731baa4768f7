/** What the gateway and the API tell, as events. Pure. */
import {
  type APIMessage,
  type APIUser,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  type GatewayMessageUpdateDispatchData,
  MessageType,
} from "discord.js";
import type {
  Actor,
  DeleteEvent,
  EditEvent,
  Event,
  MessageEvent,
  Millis,
  Place,
  ReactionEvent,
} from "../../src/events.ts";
import { readable, type Self, saidTo } from "./words.ts";

/** What has to be known to read a packet. */
export interface View {
  readonly network: string;
  readonly self: Self;
  /** Where a message was posted; undefined where the bot doesn't listen. */
  place(channel: string): Place | undefined;
  /** The title, when the channel is a forum's post. */
  title(channel: string): string | undefined;
  roomName(id: string): string | undefined;
  roleName(id: string): string | undefined;
  /** By id or name: configured as a bot. */
  isBot(name: string): boolean;
  /** The name that an account went by when it was last seen. */
  nameOf(user: string): string | undefined;
}

/** A message as the gateway and as the API bring it. */
export type Said = APIMessage & {
  readonly guild_id?: string;
  readonly member?: { readonly nick?: string | null };
};

/** What people say; joins, pins and boosts are told by messages of other types. */
const spoken: ReadonlySet<MessageType> = new Set([
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
]);

/** @param member as the server knows them, where the packet says so */
export function actorOf(
  view: View,
  user: APIUser,
  member?: { readonly nick?: string | null },
  webhook = false,
): Actor {
  return {
    key: user.id,
    name: member?.nick ?? user.global_name ?? user.username,
    address: user.id,
    // Anybody may name a webhook as they please.
    verified: !webhook,
    bot: webhook || user.bot === true || view.isBot(user.id) || view.isBot(user.username),
  };
}

function wordsOf(view: View, message: Pick<Said, "mentions">, text: string): string {
  return readable(text, {
    user: (id) => {
      const user = message.mentions?.find((one) => one.id === id);
      return user?.global_name ?? user?.username ?? view.nameOf(id);
    },
    room: view.roomName,
    role: view.roleName,
  });
}

/** Files and stickers by name: "look at this" without them would say nothing. */
function attached(message: Said): string {
  const files = (message.attachments ?? []).map((file) => `[${file.filename}]`);
  const stickers = (message.sticker_items ?? []).map((sticker) => `[${sticker.name}]`);
  return [...files, ...stickers].join(" ");
}

function toBotOf(view: View, message: Said, place: Place): string | undefined {
  const named = saidTo(message.content, view.self);
  if (named !== undefined) return wordsOf(view, message, named);
  const toOurs = message.referenced_message?.author.id === view.self.id;
  return place.private || toOurs ? wordsOf(view, message, message.content) : undefined;
}

/** A new message. Undefined for the bot's own, for what is no speech, and where nobody listens. */
export function message(view: View, said: Said): MessageEvent | undefined {
  if (said.author.id === view.self.id || !spoken.has(said.type)) return undefined;
  const place = view.place(said.channel_id);
  if (!place) return undefined;
  // A forum's post begins with a message that has the post's own id.
  const title = said.id === said.channel_id ? view.title(said.channel_id) : undefined;
  const files = attached(said);
  const text = [title ?? "", wordsOf(view, said, said.content), files].filter(Boolean).join("\n");
  if (text === "") return undefined;
  const to = toBotOf(view, said, place);
  const asked = to === undefined ? undefined : to || (place.private ? text : to);
  const mentions = (said.mentions ?? []).map((user) => user.id).filter((id) => id !== view.self.id);
  const answered = said.type === MessageType.Reply ? said.message_reference?.message_id : undefined;
  return {
    kind: "message",
    id: `${view.network}/${said.id}`,
    at: Date.parse(said.timestamp),
    network: view.network,
    place,
    actor: actorOf(view, said.author, said.member, said.webhook_id !== undefined),
    text,
    native: said.id,
    ...(asked === undefined ? {} : { toBot: asked }),
    ...(answered === undefined ? {} : { replyTo: answered }),
    ...(mentions.length === 0 ? {} : { mentions }),
  };
}

/** Another text. Previews of links arrive as updates, too: those have no time of editing, or a known one. */
export function edit(view: View, said: GatewayMessageUpdateDispatchData): EditEvent | undefined {
  if (!said.author || said.author.id === view.self.id || !spoken.has(said.type)) return undefined;
  const place = view.place(said.channel_id);
  if (!place || !said.edited_timestamp) return undefined;
  const at = Date.parse(said.edited_timestamp);
  const title = said.id === said.channel_id ? view.title(said.channel_id) : undefined;
  const text = [title ?? "", wordsOf(view, said, said.content), attached(said)].filter(Boolean).join("\n");
  if (text === "") return undefined;
  const toBot = toBotOf(view, said, place);
  return {
    kind: "edit",
    id: `${view.network}/e.${said.id}.${at}`,
    at,
    network: view.network,
    place,
    actor: actorOf(view, said.author, said.member, said.webhook_id !== undefined),
    target: said.id,
    text,
    ...(toBot === undefined ? {} : { toBot }),
  };
}

/** Deleted messages; `at` is our own time, Discord says none. */
export function deleted(
  view: View,
  ids: readonly string[],
  channel: string,
  at: Millis,
): readonly DeleteEvent[] {
  const place = view.place(channel);
  if (!place) return [];
  const { network } = view;
  return ids.map((id) => ({ kind: "delete", id: `${network}/d.${id}`, at, network, place, target: id }));
}

type Reacted = GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData;

/** @param arrival reactions have no id and no time: ours */
export function reaction(
  view: View,
  data: Reacted,
  arrival: { readonly at: Millis; readonly serial: string; readonly removed: boolean },
): ReactionEvent | undefined {
  const place = view.place(data.channel_id);
  if (!place || data.user_id === view.self.id) return undefined;
  const { id, name } = data.emoji;
  const emoji = id ? `:${name ?? id}:` : (name ?? "");
  if (emoji === "") return undefined;
  const member = "member" in data ? data.member : undefined;
  const known = view.nameOf(data.user_id) ?? data.user_id;
  const actor: Actor = member?.user
    ? actorOf(view, member.user, member)
    : {
        key: data.user_id,
        name: known,
        address: data.user_id,
        verified: true,
        bot: view.isBot(data.user_id),
      };
  return {
    kind: "reaction",
    id: `${view.network}/r.${arrival.serial}`,
    at: arrival.at,
    network: view.network,
    place,
    actor,
    target: data.message_id,
    emoji,
    ...(arrival.removed ? { removed: true as const } : {}),
  };
}

/** The emoji that stands for a forum's `solved` tag, in both directions. */
export const solvedEmoji = "✅";

/**
 * A post got, or lost, the `solved` tag. Discord doesn't say who did it: only the asker
 * and moderators can, so it counts as the asker's word.
 */
export function solved(
  view: View,
  post: { readonly id: string; readonly owner?: string },
  arrival: { readonly at: Millis; readonly serial: string; readonly removed: boolean },
): Event | undefined {
  if (post.owner === undefined) return undefined;
  const data = { user_id: post.owner, channel_id: post.id, message_id: post.id };
  const emoji = { id: null, name: solvedEmoji };
  return reaction(view, { ...data, emoji, type: 0, burst: false }, arrival);
}
