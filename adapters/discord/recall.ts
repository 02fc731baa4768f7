/** Looks for a message that an earlier try may have left, where no nonce tells any more. */
import { type APIMessage, type REST, RESTJSONErrorCodes, Routes } from "discord.js";
import { SendFailed } from "../../src/adapter.ts";
import type { Millis } from "../../src/events.ts";
import { codeOf } from "./failure.ts";
import { firstAt, newest } from "./snowflake.ts";

/** How far Discord's clock and ours may be apart. */
const slack: Millis = 60_000;

/** How much of a channel is read: so many pages of so many messages. */
const pages = 10;
const page = 100;

/** Discord trims what is sent. */
const bare = (text: string | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();

export const saysTheSame = (one: string | undefined, other: string | undefined): boolean =>
  bare(one) === bare(other);

/** What is looked for. */
export interface Wanted {
  readonly content: string | undefined;
  /** When it was first tried. */
  readonly since: Millis;
  /** The message it answers. */
  readonly replyTo?: string | undefined;
  /** The interaction it answers. */
  readonly interaction?: string | undefined;
}

/** A message whose question was deleted has lost its link; one with another link is another answer. */
function fits(message: APIMessage, wanted: Wanted): boolean {
  const replyTo = message.message_reference?.message_id;
  const called = message.interaction_metadata?.id;
  return (
    saysTheSame(message.content, wanted.content) &&
    (replyTo === undefined || replyTo === wanted.replyTo) &&
    (called === undefined || called === wanted.interaction)
  );
}

export type Recall = ReturnType<typeof createRecall>;

export function createRecall(options: { readonly rest: () => REST; readonly me: () => string }) {
  async function read(channel: string, after: string): Promise<readonly APIMessage[]> {
    const query = new URLSearchParams({ after, limit: String(page) });
    try {
      return (await options.rest().get(Routes.channelMessages(channel), { query })) as APIMessage[];
    } catch (error) {
      const code = codeOf(error);
      if (code !== RESTJSONErrorCodes.MissingAccess && code !== RESTJSONErrorCodes.MissingPermissions)
        throw error;
      const why = "it may have been sent before; that takes Read Message History to tell";
      throw new SendFailed(why, { unsure: true, cause: error });
    }
  }

  /**
   * @returns the id of our own message in a channel, if it is there
   * @throws SendFailed, unsure, when that can't be told
   */
  return async (channel: string, wanted: Wanted): Promise<string | undefined> => {
    let after = firstAt(wanted.since - slack);
    for (let n = 0; n < pages; n++) {
      const messages = await read(channel, after);
      const found = messages.find((message) => message.author.id === options.me() && fits(message, wanted));
      if (found) return found.id;
      if (messages.length < page) return undefined;
      for (const { id } of messages) after = newest(after, id);
    }
    throw new SendFailed("too much was said since it may have been sent", { unsure: true });
  };
}
