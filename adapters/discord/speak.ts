/** Sends rows: to a channel, a person, or as the answer to an interaction. */
import { MessageFlags, type REST, type RESTPatchAPIChannelMessageJSONBody, Routes } from "discord.js";
import { type Outgoing, SendFailed } from "../../src/adapter.ts";
import type { Place } from "../../src/events.ts";
import type { Log } from "../../src/log.ts";
import { createBounded } from "./bounded.ts";
import type { Buttons } from "./buttons.ts";
import type { Directory } from "./directory.ts";
import { codeOf, failureOf } from "./failure.ts";
import { solvedEmoji } from "./inbound.ts";
import { answeredBy } from "./interaction.ts";
import { contentOf, mentioning, toMessage } from "./outbound.ts";
import type { Pending } from "./pending.ts";
import type { Rooms } from "./rooms.ts";
import type { Solved } from "./solved.ts";
import type { Trouble } from "./trouble.ts";

type Say = Extract<Outgoing, { do: "say" }>;

/** Messages of ours whose channel is remembered: an answer may be in a thread that its row knows nothing of. */
const mostSaid = 5000;

const samePlace = (one: Place, other: Place): boolean =>
  one.channel === other.channel && one.thread === other.thread && one.private === other.private;

export function createSpeaker(options: {
  readonly network: string;
  readonly rest: () => REST;
  readonly directory: Directory;
  readonly rooms: Rooms;
  readonly buttons: Buttons;
  readonly pending: Pending;
  readonly solved: Solved;
  readonly trouble: (trouble: Trouble, place: Place) => void;
  readonly log: Log;
}) {
  const { network, rest, rooms, buttons, pending } = options;
  const lanes = new Map<string, Promise<unknown>>();
  const said = createBounded<string, string>(mostSaid);

  /** The library's own queue loses the order when it learns of a rate limit's bucket. */
  function inOrder<T>(lane: string, what: () => Promise<T>): Promise<T> {
    const next = (lanes.get(lane) ?? Promise.resolve()).then(what);
    const settled = next.catch(() => undefined);
    lanes.set(lane, settled);
    void settled.then(() => lanes.get(lane) === settled && lanes.delete(lane));
    return next;
  }

  /** What only its caller needs to see: refusals, misses, lists, "did you mean". */
  const isAside = (key: string): boolean => /^(?:reply|offer)\//.test(key);

  async function asAnswer(item: Say, key: string): Promise<string | undefined> {
    const id = answeredBy(network, key);
    const call = id === undefined ? undefined : pending.get(id);
    if (id === undefined || !call || !samePlace(call.place, item.to)) return undefined;
    // A line for somebody else is no answer to the caller.
    if (item.for && item.for.key !== call.caller) return undefined;
    const { content, allowed_mentions, components, flags } = toMessage(item, {
      key,
      buttons: buttons.rows(item.choices),
      face: true,
    });
    const body = {
      ...(content === undefined ? {} : { content }),
      ...(allowed_mentions === undefined ? {} : { allowed_mentions }),
      ...(components === undefined ? {} : { components }),
      flags: ((flags ?? 0) & MessageFlags.SuppressEmbeds) as MessageFlags,
    };
    return pending.answer(id, body, isAside(key) || item.to.private === true);
  }

  async function say(item: Say, key: string): Promise<string> {
    const answered = await asAnswer(item, key);
    if (answered !== undefined) return answered;
    const face = item.to.private === true;
    const body = toMessage(item, { key, buttons: buttons.rows(item.choices), face });
    const channel = await rooms.toSayIn(item);
    // The thread was made from the question: a link to it would lead outside.
    if (channel === item.replyTo) delete body.message_reference;
    const message = (await rest().post(Routes.channelMessages(channel), { body })) as { id: string };
    said.set(message.id, channel);
    return message.id;
  }

  async function amend(item: Extract<Outgoing, { do: "amend" }>): Promise<string> {
    const body: RESTPatchAPIChannelMessageJSONBody = {
      content: contentOf(item.body),
      allowed_mentions: mentioning(undefined),
    };
    if (await pending.amend(item.target, body)) return item.target;
    const channel = said.get(item.target) ?? (await rooms.where(item.to));
    await rest().patch(Routes.channelMessage(channel, item.target), { body });
    return item.target;
  }

  async function retract(item: Extract<Outgoing, { do: "retract" }>): Promise<string> {
    if (await pending.retract(item.target)) return item.target;
    const channel = said.get(item.target) ?? (await rooms.where(item.to));
    await rest()
      .delete(Routes.channelMessage(channel, item.target))
      .catch((error: unknown) => {
        // Somebody was faster; it is gone, which is what was wanted.
        if (codeOf(error) !== 10008) throw error;
      });
    return item.target;
  }

  async function react(item: Extract<Outgoing, { do: "react" }>): Promise<string> {
    const channel = said.get(item.target) ?? (await rooms.where(item.to));
    const route = Routes.channelMessageOwnReaction(channel, item.target, encodeURIComponent(item.emoji));
    if (item.removed) await rest().delete(route);
    else await rest().put(route);
    if (item.emoji === solvedEmoji && item.target === item.to.thread)
      await options.solved.mark(item.target, item.removed !== true);
    return `${item.target}/${item.emoji}`;
  }

  function carryOut(item: Outgoing, key: string): Promise<string> {
    switch (item.do) {
      case "say":
        return say(item, key);
      case "amend":
        return amend(item);
      case "retract":
        return retract(item);
      case "react":
        return react(item);
    }
  }

  function permissionFor(item: Outgoing): string {
    if (item.do === "react") return "Add Reactions";
    if (item.do === "say" && item.to.thread !== undefined) return "Send Messages in Threads";
    return "Send Messages";
  }

  return {
    /** Resolves with the message's id. Rejects with SendFailed. */
    send(item: Outgoing, key: string): Promise<string> {
      const { to } = item;
      return inOrder(`${to.channel}\n${to.thread ?? ""}`, async () => {
        try {
          return await carryOut(item, key);
        } catch (error) {
          const room = options.directory.named(to.thread ?? to.channel);
          const { error: failed, trouble } = failureOf(error, {
            network,
            where: to.channel,
            permission: permissionFor(item),
            slow: room?.slow ?? 0,
          });
          if (trouble) options.trouble(trouble, to);
          if (!(error instanceof SendFailed))
            options.log.debug({ network, key, reason: failed.message }, "a row did not go out");
          throw failed;
        }
      });
    },
  };
}
