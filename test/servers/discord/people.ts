/** People with a client of their own. */
import {
  type APIMessage,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  MessageReferenceType,
  MessageType,
} from "discord-api-types/v10";
import type { Reactions, Threads } from "./channels.ts";
import { dmWith } from "./guilds.ts";
import type { Interaction, Interactions } from "./interactions.ts";
import type { Messages } from "./messages.ts";
import { type Channel, isForum, type State, userOf } from "./state.ts";

export type Person = ReturnType<ReturnType<typeof createPeople>>;

export interface Saying {
  readonly replyTo?: APIMessage;
  readonly file?: string;
}

/** What a client shows for what stands in a message: names for ids, marks for backslashes. */
export function rendered(state: State, text: string): string {
  return text
    .replace(/<@!?(\d+)>/g, (_, id) => `@${state.users.get(id)?.username ?? id}`)
    .replace(/\\([^0-9A-Za-z\s])/g, "$1");
}

export function createPeople(parts: {
  readonly state: State;
  readonly messages: Messages;
  readonly reactions: Reactions;
  readonly threads: Threads;
  readonly interactions: Interactions;
}) {
  const { state, messages, reactions, threads, interactions } = parts;

  /** @param name also how they are addressed; `bot` posts as another bot */
  return function person(name: string, how: { readonly bot?: boolean; readonly display?: string } = {}) {
    const user = { ...userOf(state.ids.next(), name, how.bot), global_name: how.display ?? null };
    state.users.set(user.id, user);
    const options = (given: Readonly<Record<string, string | number>>, focused?: string) =>
      Object.entries(given).map(([key, value]) => ({
        name: key,
        value,
        type:
          typeof value === "number"
            ? ApplicationCommandOptionType.Integer
            : ApplicationCommandOptionType.String,
        ...(key === focused ? { focused: true } : {}),
      }));

    function say(channel: Channel, text: string, some: Saying = {}): APIMessage {
      const { replyTo, file } = some;
      return messages.post(channel, user, {
        content: text,
        ...(replyTo
          ? {
              type: MessageType.Reply,
              message_reference: {
                type: MessageReferenceType.Default,
                channel_id: channel.id,
                message_id: replyTo.id,
              },
              referenced_message: replyTo,
            }
          : {}),
        ...(file
          ? {
              attachments: [
                {
                  id: state.ids.next(),
                  filename: file,
                  size: 1,
                  url: "http://127.0.0.1/f",
                  proxy_url: "http://127.0.0.1/f",
                },
              ],
            }
          : {}),
      });
    }

    const slash = (
      channel: Channel,
      command: string,
      given: Readonly<Record<string, string | number>> = {},
    ): Interaction =>
      interactions.call(user, channel, "command", {
        type: 2,
        data: {
          id: state.ids.next(),
          type: ApplicationCommandType.ChatInput,
          name: command,
          options: options(given),
        },
      });

    return {
      user,
      name,
      id: user.id,
      say,
      /** In private. */
      tell: (text: string, some: Saying = {}): APIMessage => say(dmWith(state, user.id), text, some),
      dm: (): Channel => dmWith(state, user.id),
      /** Takes no private messages from now on. */
      closeDms: (): void => void state.closed.add(user.id),
      edit: (channel: Channel, message: APIMessage, text: string): void =>
        messages.rewrite(channel, message.id, text),
      remove: (channel: Channel, message: APIMessage): void => messages.remove(channel, message.id),
      react: (channel: Channel, message: APIMessage, emoji: string): void =>
        reactions.add(channel, message, user.id, emoji),
      unreact: (channel: Channel, message: APIMessage, emoji: string): void =>
        reactions.take(channel, message, user.id, emoji),
      slash,
      /** Has typed a part of an option. */
      type: (channel: Channel, command: string, option: string, typed: string): Interaction =>
        interactions.call(user, channel, "autocomplete", {
          type: 4,
          data: {
            id: state.ids.next(),
            type: ApplicationCommandType.ChatInput,
            name: command,
            options: options({ [option]: typed }, option),
          },
        }),
      /** Picks an entry of a message's menu. */
      menu: (channel: Channel, entry: string, message: APIMessage): Interaction =>
        interactions.call(user, channel, "command", {
          type: 2,
          data: {
            id: state.ids.next(),
            type: ApplicationCommandType.Message,
            name: entry,
            target_id: message.id,
            resolved: { messages: { [message.id]: structuredClone(message) } },
          },
        }),
      /** Clicks the button with this label. */
      press(channel: Channel, message: APIMessage, label: string): Interaction {
        for (const row of message.components ?? [])
          if (row.type === ComponentType.ActionRow)
            for (const button of row.components)
              if ("label" in button && button.label === label && "custom_id" in button)
                return interactions.call(user, channel, "component", {
                  type: 3,
                  message: structuredClone(message),
                  data: { custom_id: button.custom_id, component_type: ComponentType.Button },
                });
        throw new Error(`The message has no button ${label}`);
      },
      /** A new post in a forum; tags by name. */
      post(forum: Channel, title: string, text: string, tags: readonly string[] = []): Channel {
        if (!isForum(forum)) throw new Error(`${forum.name} is no forum`);
        const applied = forum.tags.filter((tag) => tags.includes(tag.name)).map((tag) => tag.id);
        const id = state.ids.next();
        const thread = threads.open(forum, title, user.id, { id, applied });
        messages.post(thread, user, { id, content: text });
        return thread;
      },
      tag(forum: Channel, post: Channel, tags: readonly string[]): void {
        const applied = forum.tags.filter((tag) => tags.includes(tag.name)).map((tag) => tag.id);
        threads.change(post, { applied });
      },
      openThread: (parent: Channel, from: APIMessage, title: string): Channel =>
        threads.open(parent, title, user.id, { id: from.id }),
      archive: (thread: Channel): void => threads.change(thread, { archived: true }),
      /** How often their client sounded. */
      sounded: (): number => state.notifications.filter((one) => one.user === user.id).length,
      /** What this person saw the bot say, as their client shows it. */
      fromBot(channel: Channel): readonly string[] {
        return channel.messages
          .filter((message) => message.author.id === state.bot.id)
          .map((message) => rendered(state, message.content));
      },
    };
  };
}
