/** Interactions and their webhooks. Source: docs, interactions/receiving-and-responding */
import { type APIMessage, type APIUser, InteractionResponseType, MessageFlags } from "discord-api-types/v10";
import { ApiError, invalid, unknown } from "./errors.ts";
import type { Dispatch } from "./gateway.ts";
import { allowedIn, type Messages } from "./messages.ts";
import { type Call, param, type Route } from "./routes.ts";
import type { Channel, State } from "./state.ts";
import { assertMessage, type Fields, fields, list, textOf } from "./validate.ts";

/** What the person who called sees of it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly user: APIUser;
  readonly channel: Channel;
  readonly from: "command" | "component" | "autocomplete";
  /** The message with the button that was clicked. */
  readonly clicked: APIMessage | undefined;
  readonly at: number;
  acknowledged: InteractionResponseType | undefined;
  /** Milliseconds from the call to its acknowledgement. */
  acknowledgedAfter: number | undefined;
  /** "Thinking…" is shown, and whether to the caller alone. */
  thinking: { readonly aside: boolean } | undefined;
  original: APIMessage | undefined;
  /** Everything that answered it, with who sees it. */
  readonly answers: { readonly message: APIMessage; readonly aside: boolean }[];
  choices: readonly { readonly name: string; readonly value: string }[] | undefined;
}

export type Interactions = ReturnType<typeof createInteractions>;

export function createInteractions(
  state: State,
  dispatch: Dispatch,
  messages: Messages,
  limits: { deadline: number; tokenLasts: number },
) {
  const all = new Map<string, Interaction>();

  /** A message of the bot's; one that only the caller sees is in no channel. */
  function say(one: Interaction, body: Fields, aside: boolean): APIMessage {
    assertMessage(body);
    const metadata = { id: one.id, type: 2, user: one.user, authorizing_integration_owners: {} };
    const called = { interaction_metadata: metadata as APIMessage["interaction_metadata"] & object };
    if (!aside) {
      const some = { ...messages.bodyOf(body), ...called };
      return keep(one, messages.post(one.channel, state.bot, some, allowedIn(body)), false);
    }
    const id = state.ids.next();
    const message: APIMessage = {
      id,
      channel_id: one.channel.id,
      author: state.bot,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      pinned: false,
      type: 20,
      ...called,
      ...messages.bodyOf(body),
    };
    return keep(one, message, true);
  }

  function keep(one: Interaction, message: APIMessage, aside: boolean): APIMessage {
    one.answers.push({ message, aside });
    return message;
  }

  const isAside = (body: Fields): boolean =>
    ((Number(body["flags"] ?? 0) || 0) & MessageFlags.Ephemeral) !== 0;

  function callback(call: Call): unknown {
    const one = all.get(param(call, "interaction"));
    if (!one || one.token !== param(call, "token")) throw unknown.interaction();
    const after = Date.now() - one.at;
    if (one.acknowledged !== undefined)
      throw new ApiError(400, 40060, "Interaction has already been acknowledged.");
    if (after > limits.deadline) throw unknown.interaction();
    const type = call.body["type"];
    const data = fields(call.body["data"]);
    let message: APIMessage | undefined;
    switch (type) {
      case InteractionResponseType.ChannelMessageWithSource:
        message = say(one, data, isAside(data));
        one.original = message;
        break;
      case InteractionResponseType.DeferredChannelMessageWithSource:
        one.thinking = { aside: isAside(data) };
        break;
      case InteractionResponseType.DeferredMessageUpdate:
        if (one.from !== "component")
          throw invalid(["type"], "INTERACTION_APPLICATION_COMMAND_INVALID_TYPE", "Only for components");
        break;
      case InteractionResponseType.ApplicationCommandAutocompleteResult: {
        const choices = list(data["choices"]).map(fields);
        if (choices.length > 25)
          throw invalid(["data", "choices"], "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        choices.forEach((choice, at) => {
          for (const key of ["name", "value"])
            if (textOf(choice[key]).length < 1 || textOf(choice[key]).length > 100)
              throw invalid(
                ["data", "choices", at, key],
                "BASE_TYPE_BAD_LENGTH",
                "Must be between 1 and 100 in length.",
              );
        });
        one.choices = choices.map((choice) => ({
          name: textOf(choice["name"]),
          value: textOf(choice["value"]),
        }));
        break;
      }
      default:
        throw invalid(["type"], "BASE_TYPE_CHOICES", "Value must be one of {1, 4, 5, 6, 7, 8, 9, 12}.");
    }
    one.acknowledged = type;
    one.acknowledgedAfter = after;
    if (call.query.get("with_response") !== "true") return undefined;
    const shown = message ? { resource: { type: 4, message } } : {};
    return {
      interaction: { id: one.id, type: 2, ...(message ? { response_message_id: message.id } : {}) },
      ...shown,
    };
  }

  function hook(call: Call): Interaction {
    if (param(call, "application") !== state.application) throw unknown.webhook();
    const one = [...all.values()].find((each) => each.token === param(call, "token"));
    if (!one) throw unknown.webhook();
    if (Date.now() - one.at > limits.tokenLasts) throw new ApiError(401, 50027, "Invalid Webhook Token");
    if (one.acknowledged === undefined) throw unknown.webhook();
    return one;
  }

  /** The first thing that follows a deferral takes its place, and is seen by whom that was seen. */
  function complete(one: Interaction, body: Fields): APIMessage {
    const aside = one.thinking?.aside ?? false;
    one.thinking = undefined;
    one.original = say(one, body, aside);
    return one.original;
  }

  function followUp(call: Call): APIMessage {
    const one = hook(call);
    return one.thinking ? complete(one, call.body) : say(one, call.body, isAside(call.body));
  }

  /** "Thinking…", as the API shows it. */
  function loading(one: Interaction, aside: boolean): APIMessage {
    return {
      id: one.id,
      channel_id: one.channel.id,
      author: state.bot,
      content: "",
      timestamp: new Date(one.at).toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      pinned: false,
      type: 20,
      flags: MessageFlags.Loading | (aside ? MessageFlags.Ephemeral : 0),
    };
  }

  function messageOf(one: Interaction, id: string): APIMessage {
    const original =
      one.original ??
      (one.acknowledged === InteractionResponseType.DeferredMessageUpdate ? one.clicked : undefined);
    const found =
      id === "@original" ? original : one.answers.find(({ message }) => message.id === id)?.message;
    if (!found) throw unknown.message();
    return found;
  }

  function show(call: Call): APIMessage {
    const one = hook(call);
    const id = param(call, "message");
    return id === "@original" && one.thinking ? loading(one, one.thinking.aside) : messageOf(one, id);
  }

  function patch(call: Call): APIMessage {
    const one = hook(call);
    const id = param(call, "message");
    if (id === "@original" && one.thinking) return complete(one, call.body);
    const message = messageOf(one, id);
    const aside = one.answers.some((answer) => answer.message === message && answer.aside);
    if (!aside) return messages.change(message, one.channel, call.body);
    assertMessage(call.body, true);
    return Object.assign(message, messages.bodyOf({ content: message.content, ...call.body }));
  }

  function remove(call: Call): void {
    const one = hook(call);
    const id = param(call, "message");
    if (id === "@original" && one.thinking) {
      one.thinking = undefined;
      return;
    }
    const message = messageOf(one, id);
    const index = one.answers.findIndex((answer) => answer.message === message);
    const gone = index < 0 ? undefined : one.answers.splice(index, 1)[0];
    if (one.original === message) one.original = undefined;
    if (!gone?.aside) messages.remove(one.channel, message.id);
  }

  const path = "/webhooks/:application/:token";
  const routes: readonly Route[] = [
    { method: "POST", path: "/interactions/:interaction/:token/callback", open: true, run: callback },
    { method: "POST", path, open: true, run: followUp },
    {
      method: "GET",
      path: `${path}/messages/:message`,
      open: true,
      run: show,
    },
    { method: "PATCH", path: `${path}/messages/:message`, open: true, run: patch },
    { method: "DELETE", path: `${path}/messages/:message`, open: true, run: remove },
  ];

  return {
    routes,
    /** Every call so far, oldest first. */
    all: (): readonly Interaction[] => [...all.values()],
    /** A person calls; the bot is told over the gateway. */
    call(user: APIUser, channel: Channel, from: Interaction["from"], rest: object): Interaction {
      const id = state.ids.next();
      const one: Interaction = {
        id,
        token: `token-${id}`,
        user,
        channel,
        from,
        clicked: (rest as { message?: APIMessage }).message,
        at: Date.now(),
        acknowledged: undefined,
        acknowledgedAfter: undefined,
        thinking: undefined,
        original: undefined,
        answers: [],
        choices: undefined,
      };
      all.set(id, one);
      const inGuild = channel.guild !== undefined;
      dispatch.send("INTERACTION_CREATE", channel, {
        id,
        application_id: state.application,
        token: one.token,
        version: 1,
        channel_id: channel.id,
        channel: { id: channel.id, type: channel.type, name: channel.name, parent_id: channel.parent },
        locale: "en-US",
        entitlements: [],
        authorizing_integration_owners: {},
        attachment_size_limit: 10_000_000,
        context: inGuild ? 0 : 1,
        app_permissions: "0",
        ...(inGuild
          ? { guild_id: channel.guild, member: { user, roles: [], nick: null, permissions: "0" } }
          : { user }),
        ...rest,
      });
      return one;
    },
  };
}
