/** Interactions that wait for their answer: acknowledged in time, answered while their token lives. */
import {
  InteractionResponseType,
  MessageFlags,
  type REST,
  type RESTPatchAPIInteractionOriginalResponseJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from "discord.js";
import type { Clock } from "../../src/clock.ts";
import type { Place } from "../../src/events.ts";
import type { Log } from "../../src/log.ts";
import { createBounded } from "./bounded.ts";
import { codeOf } from "./failure.ts";
import type { Timing } from "./timing.ts";

/** Interactions whose tokens are remembered. */
const most = 1000;

/** Discord no longer knows the interaction, or its token has ended. */
const over: ReadonlySet<number | string | undefined> = new Set([10062, 10015, 50027]);
const alreadyAcknowledged = 40060;

interface Waiting {
  readonly id: string;
  readonly token: string;
  readonly at: number;
  readonly place: Place;
  readonly caller: string;
  /** How it was acknowledged when no answer had come: hidden from the others, or not. */
  readonly aside: boolean;
  state: "new" | "deferred" | "answered";
  timer: NodeJS.Timeout | undefined;
  /** What is done with one interaction is done one after the other. */
  turn: Promise<unknown>;
}

/** What goes out; an interaction's answer has neither nonce nor reply link. */
type Body = Pick<RESTPostAPIChannelMessageJSONBody, "content" | "allowed_mentions" | "components"> & {
  readonly flags?: MessageFlags;
};

export type Pending = ReturnType<typeof createPending>;

export function createPending(options: {
  readonly rest: () => REST;
  readonly application: () => string;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly log: Log;
}) {
  const { clock, timing, log } = options;
  const waiting = createBounded<string, Waiting>(most);
  const messages = createBounded<string, Waiting>(most);
  const timers = new Set<NodeJS.Timeout>();

  const hook = (token: string) => Routes.webhook(options.application(), token);
  const messageOf = (token: string, id: string) => Routes.webhookMessage(options.application(), token, id);

  function inTurn<T>(one: Waiting, what: () => Promise<T>): Promise<T> {
    const next = one.turn.then(what);
    one.turn = next.catch(() => undefined);
    return next;
  }

  function later(one: Waiting, ms: number, what: () => Promise<unknown>): void {
    clear(one);
    const timer = setTimeout(() => {
      timers.delete(timer);
      inTurn(one, what).catch((error: unknown) =>
        log.warn({ err: error, interaction: one.id }, "an interaction could not be acknowledged"),
      );
    }, ms);
    timers.add(timer);
    one.timer = timer;
  }

  function clear(one: Waiting): void {
    clearTimeout(one.timer);
    if (one.timer) timers.delete(one.timer);
    one.timer = undefined;
  }

  /** Nobody may wait for ever for an answer that is "being thought of". */
  async function abandon(one: Waiting): Promise<void> {
    if (one.state !== "deferred") return;
    one.state = "answered";
    await options.rest().delete(messageOf(one.token, "@original"), { auth: false });
  }

  async function defer(one: Waiting): Promise<void> {
    if (one.state !== "new") return;
    one.state = "deferred";
    await callback(one, {
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      ...(one.aside ? { data: { flags: MessageFlags.Ephemeral } } : {}),
    });
    later(one, timing.abandon, () => abandon(one));
  }

  function callback(one: Pick<Waiting, "id" | "token">, body: object): Promise<unknown> {
    const query = new URLSearchParams({ with_response: "true" });
    return options.rest().post(Routes.interactionCallback(one.id, one.token), { auth: false, body, query });
  }

  const followUp = (one: Waiting, body: Body): Promise<unknown> =>
    options.rest().post(hook(one.token), {
      auth: false,
      body,
      query: new URLSearchParams({ wait: "true" }),
    });

  /** PATCH can be said twice; a callback can't. */
  const replace = (one: Waiting, body: Body): Promise<unknown> =>
    options.rest().patch(messageOf(one.token, "@original"), {
      auth: false,
      body: { ...body, flags: (body.flags ?? 0) & MessageFlags.SuppressEmbeds } satisfies Body,
    });

  async function respond(one: Waiting, body: Body, aside: boolean): Promise<string> {
    const hidden = { ...body, flags: (body.flags ?? 0) | (aside ? MessageFlags.Ephemeral : 0) };
    if (one.state === "answered") return idOf(await followUp(one, hidden));
    clear(one);
    if (one.state === "new") {
      try {
        const data = { type: InteractionResponseType.ChannelMessageWithSource, data: hidden };
        const response = await callback(one, data);
        one.state = "answered";
        return idOf(response);
      } catch (error) {
        if (codeOf(error) !== alreadyAcknowledged) throw error;
        // The first try arrived after all; its answer got lost.
        one.state = "answered";
        return idOf(await replace(one, body));
      }
    }
    if (aside === one.aside) {
      const id = idOf(await replace(one, body));
      one.state = "answered";
      return id;
    }
    // What was acknowledged for all to see can't be hidden any more, nor the other way round.
    await options
      .rest()
      .delete(messageOf(one.token, "@original"), { auth: false })
      .catch(() => undefined);
    one.state = "answered";
    return idOf(await followUp(one, hidden));
  }

  return {
    /** A command was called: it is acknowledged by itself when no answer comes in time. A click is at once, unseen. */
    open(call: Pick<Waiting, "id" | "token" | "place" | "caller" | "aside">, click = false): void {
      const state = click ? "answered" : "new";
      const one: Waiting = {
        ...call,
        at: clock.now(),
        state,
        timer: undefined,
        turn: Promise.resolve(),
      };
      waiting.set(call.id, one);
      if (!click) {
        later(one, timing.defer, () => defer(one));
        return;
      }
      inTurn(one, () => callback(one, { type: InteractionResponseType.DeferredMessageUpdate })).catch(
        (error: unknown) =>
          log.debug({ err: error, interaction: one.id }, "a click could not be acknowledged"),
      );
    },
    callback,
    get(id: string): Pick<Waiting, "place" | "caller"> | undefined {
      const one = waiting.get(id);
      return one && clock.now() - one.at < timing.token ? one : undefined;
    },
    /** @returns the message's id, or undefined when the interaction is over: it has to be said otherwise. */
    async answer(id: string, body: Body, aside: boolean): Promise<string | undefined> {
      const one = waiting.get(id);
      if (!one) return undefined;
      try {
        const message = await inTurn(one, () => respond(one, body, aside));
        messages.set(message, one);
        return message;
      } catch (error) {
        if (!over.has(codeOf(error))) throw error;
        waiting.delete(id);
        return undefined;
      }
    },
    /** Changes an answer that only its caller sees; the channel knows nothing of it. */
    async amend(message: string, body: RESTPatchAPIInteractionOriginalResponseJSONBody): Promise<boolean> {
      const one = messages.get(message);
      if (!one || clock.now() - one.at >= timing.token) return false;
      await options.rest().patch(messageOf(one.token, message), { auth: false, body });
      return true;
    },
    async retract(message: string): Promise<boolean> {
      const one = messages.get(message);
      if (!one || clock.now() - one.at >= timing.token) return false;
      await options.rest().delete(messageOf(one.token, message), { auth: false });
      return true;
    },
    stop(): void {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** Of a message, or of what a callback with its response returns. */
function idOf(response: unknown): string {
  const found = response as {
    id?: unknown;
    resource?: { message?: { id?: unknown } };
    interaction?: { response_message_id?: unknown };
  } | null;
  const id = found?.resource?.message?.id ?? found?.interaction?.response_message_id ?? found?.id;
  return typeof id === "string" ? id : "";
}
