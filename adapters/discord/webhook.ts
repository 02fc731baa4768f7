/** The calls that belong to one interaction: its token is all the rights they take. */
import {
  type APIMessage,
  type MessageFlags,
  type REST,
  type RESTPatchAPIInteractionOriginalResponseJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from "discord.js";

/** What goes out; an interaction's answer has neither nonce nor reply link. */
export type Body = Pick<RESTPostAPIChannelMessageJSONBody, "content" | "allowed_mentions" | "components"> & {
  readonly flags?: MessageFlags;
};

/** What names an interaction. */
export interface Named {
  readonly id: string;
  readonly token: string;
}

export type Webhook = ReturnType<typeof createWebhook>;

/** @param options.once sends a request once: a follow-up that is said twice is there twice */
export function createWebhook(options: {
  readonly rest: () => REST;
  readonly once: REST;
  readonly application: () => string;
}) {
  const { rest, once, application } = options;
  const message = (token: string, id: string) => Routes.webhookMessage(application(), token, id);
  return {
    /** @returns with the message that it made, if it made one */
    callback: (one: Named, body: object): Promise<unknown> =>
      rest().post(Routes.interactionCallback(one.id, one.token), {
        auth: false,
        body,
        query: new URLSearchParams({ with_response: "true" }),
      }),
    /** The first answer; of a click that was answered by nothing, the message with the button. */
    original: (one: Named): Promise<APIMessage> =>
      rest().get(message(one.token, "@original"), { auth: false }) as Promise<APIMessage>,
    followUp: (one: Named, body: Body): Promise<unknown> =>
      once.post(Routes.webhook(application(), one.token), {
        auth: false,
        body,
        query: new URLSearchParams({ wait: "true" }),
      }),
    edit: (one: Named, id: string, body: RESTPatchAPIInteractionOriginalResponseJSONBody): Promise<unknown> =>
      rest().patch(message(one.token, id), { auth: false, body }),
    remove: (one: Named, id: string): Promise<unknown> =>
      rest().delete(message(one.token, id), { auth: false }),
  };
}

/** Of a message, or of what a callback with its response returns. */
export function idOf(response: unknown): string {
  const found = response as {
    id?: unknown;
    resource?: { message?: { id?: unknown } };
    interaction?: { response_message_id?: unknown };
  } | null;
  const id = found?.resource?.message?.id ?? found?.interaction?.response_message_id ?? found?.id;
  return typeof id === "string" ? id : "";
}
