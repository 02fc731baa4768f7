/**
 * Interactions that wait for their answer: acknowledged in time, answered while their token
 * lives. What a row knows of its call is enough to answer it after a restart, too: Discord
 * is asked what has become of it.
 */
import {
  type APIMessage,
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
  type RESTPatchAPIInteractionOriginalResponseJSONBody,
} from "discord.js";
import { SendFailed } from "../../src/adapter.ts";
import type { Clock } from "../../src/clock.ts";
import type { Millis } from "../../src/events.ts";
import type { Log } from "../../src/log.ts";
import { createBounded } from "./bounded.ts";
import { codeOf } from "./failure.ts";
import type { Handle } from "./interaction.ts";
import { saysTheSame } from "./recall.ts";
import { timeOf } from "./snowflake.ts";
import type { Timing } from "./timing.ts";
import { type Body, idOf, type Webhook } from "./webhook.ts";

/** Interactions that are remembered. */
const most = 1000;

/** Discord no longer knows the interaction, or its token has ended. */
const over: ReadonlySet<number | string | undefined> = new Set<number>([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);
const alreadyAcknowledged = 40060;

interface Waiting extends Handle {
  readonly at: Millis;
  /** How it was acknowledged when no answer had come: hidden from the others, or not. */
  aside: boolean;
  /** `unknown`: another process heard of it, or an answer got lost on its way. */
  state: "unknown" | "new" | "deferred" | "answered";
  timer: NodeJS.Timeout | undefined;
  /** What is done with one interaction is done one after the other. */
  turn: Promise<unknown>;
}

/** A row that answers an interaction. */
export interface Answer {
  readonly body: Body;
  /** For the caller alone. */
  readonly aside: boolean;
  /** When it was first tried, if nobody knows what became of that. */
  readonly tried: Millis | undefined;
  /** Looks for it among what all can see. */
  find(): Promise<string | undefined>;
}

export type Pending = ReturnType<typeof createPending>;

const maybeShown = (): SendFailed =>
  new SendFailed("only its caller could say whether they saw it", { unsure: true });

export function createPending(options: {
  readonly webhook: Webhook;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly log: Log;
}) {
  const { webhook, clock, timing, log } = options;
  const waiting = createBounded<string, Waiting>(most);
  const timers = new Set<NodeJS.Timeout>();

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
    await webhook.remove(one, "@original");
  }

  async function defer(one: Waiting): Promise<void> {
    if (one.state !== "new") return;
    // A click shows nothing while it waits; what answers it follows up.
    one.state = one.target === undefined ? "deferred" : "answered";
    await webhook.callback(one, {
      type:
        one.target === undefined
          ? InteractionResponseType.DeferredChannelMessageWithSource
          : InteractionResponseType.DeferredMessageUpdate,
      ...(one.aside && one.target === undefined ? { data: { flags: MessageFlags.Ephemeral } } : {}),
    });
    if (one.state === "deferred") later(one, timing.abandon, () => abandon(one));
  }

  /** Finds out how far it got. @returns its first answer, when there is one */
  async function recognise(one: Waiting): Promise<APIMessage | undefined> {
    let original: APIMessage;
    try {
      original = await webhook.original(one);
    } catch (error) {
      const code = codeOf(error);
      // Nothing hangs on the token of an interaction that nobody has acknowledged.
      if (code === RESTJSONErrorCodes.UnknownWebhook) one.state = "new";
      else if (code === RESTJSONErrorCodes.UnknownMessage) one.state = "answered";
      else throw error;
      return undefined;
    }
    const flags = original.flags ?? 0;
    one.state = (flags & MessageFlags.Loading) !== 0 ? "deferred" : "answered";
    one.aside = (flags & MessageFlags.Ephemeral) !== 0;
    return one.state === "deferred" || original.id === one.target ? undefined : original;
  }

  async function follow(one: Waiting, hidden: Body, answer: Answer): Promise<string> {
    if (answer.tried !== undefined) {
      // Discord lists nothing of what one person alone has seen.
      if (answer.aside) throw maybeShown();
      const found = await answer.find();
      if (found !== undefined) return found;
    }
    return idOf(await webhook.followUp(one, hidden));
  }

  async function respond(one: Waiting, answer: Answer): Promise<string> {
    const { body, aside } = answer;
    const hidden = { ...body, flags: (body.flags ?? 0) | (aside ? MessageFlags.Ephemeral : 0) };
    const shown = { ...body, flags: (body.flags ?? 0) & MessageFlags.SuppressEmbeds };
    clear(one);
    if (one.state === "unknown") {
      const first = await recognise(one);
      if (first && answer.tried !== undefined && saysTheSame(first.content, body.content)) return first.id;
    }
    if (one.state === "new") {
      try {
        const type = InteractionResponseType.ChannelMessageWithSource;
        const response = await webhook.callback(one, { type, data: hidden });
        one.state = "answered";
        return idOf(response);
      } catch (error) {
        if (codeOf(error) !== alreadyAcknowledged) throw error;
        // The request arrived, and its answer got lost. This can be said twice; a callback can't.
        const id = idOf(await webhook.edit(one, "@original", shown));
        one.state = "answered";
        return id;
      }
    }
    if (one.state === "answered") return follow(one, hidden, answer);
    if (aside === one.aside) {
      const id = idOf(await webhook.edit(one, "@original", shown));
      one.state = "answered";
      return id;
    }
    // What was acknowledged for all to see can't be hidden any more, nor the other way round.
    await webhook.remove(one, "@original").catch(() => undefined);
    one.state = "answered";
    return follow(one, hidden, answer);
  }

  const isOver = ({ id }: Handle): boolean =>
    clock.now() - (waiting.get(id)?.at ?? timeOf(id)) >= timing.token;

  function known(call: Handle): Waiting {
    let one = waiting.get(call.id);
    if (!one) {
      one = {
        ...call,
        at: timeOf(call.id),
        aside: false,
        state: "unknown",
        timer: undefined,
        turn: Promise.resolve(),
      };
      waiting.set(call.id, one);
    }
    return one;
  }

  /** @returns false when the message is not to be reached by the interaction */
  async function change(call: Handle, what: () => Promise<unknown>): Promise<boolean> {
    if (isOver(call)) return false;
    try {
      await what();
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (over.has(code) || code === RESTJSONErrorCodes.UnknownMessage) return false;
      throw error;
    }
  }

  return {
    callback: webhook.callback,
    /**
     * Somebody called. It is acknowledged by itself when no answer comes in time, but only
     * once it is in the journal: what was acknowledged is not lost.
     * @param taken resolves when it is; rejects when it never will be
     */
    open(call: Handle, aside: boolean, taken: Promise<unknown>): void {
      const one: Waiting = { ...known(call), at: clock.now(), aside, state: "new" };
      waiting.set(call.id, one);
      taken.catch(() => undefined);
      later(one, call.target === undefined ? timing.defer : timing.click, async () => {
        await taken;
        await defer(one);
      });
    },
    /** @returns the message's id, or undefined when the interaction is over: it has to be said otherwise. */
    async answer(call: Handle, answer: Answer): Promise<string | undefined> {
      const one = known(call);
      if (answer.tried !== undefined && one.state === "new") one.state = "unknown";
      // After this, what Discord says of it is known, and not what became of an earlier try.
      const lost = (): undefined => {
        if (answer.aside && answer.tried !== undefined && one.state !== "new") throw maybeShown();
        return undefined;
      };
      if (isOver(call)) return lost();
      try {
        return await inTurn(one, () => respond(one, answer));
      } catch (error) {
        if (!over.has(codeOf(error))) throw error;
        return lost();
      }
    },
    /** Changes an answer that perhaps only its caller sees; the channel may know nothing of it. */
    amend: (call: Handle, message: string, body: RESTPatchAPIInteractionOriginalResponseJSONBody) =>
      change(call, () => webhook.edit(call, message, body)),
    retract: (call: Handle, message: string) => change(call, () => webhook.remove(call, message)),
    stop(): void {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
