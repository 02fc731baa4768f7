/** Sends rows: to a channel, a person, or as the answer to an interaction. */
import {
  MessageFlags,
  type REST,
  RESTJSONErrorCodes,
  type RESTPatchAPIChannelMessageJSONBody,
  Routes,
} from "discord.js";
import { type Outgoing, SendFailed } from "../../src/adapter.ts";
import type { Clock } from "../../src/clock.ts";
import type { Millis, Place } from "../../src/events.ts";
import type { Log } from "../../src/log.ts";
import { createBounded } from "./bounded.ts";
import type { Buttons } from "./buttons.ts";
import type { Directory } from "./directory.ts";
import { codeOf, failureOf } from "./failure.ts";
import { solvedEmoji } from "./inbound.ts";
import { readHandle } from "./interaction.ts";
import { contentOf, mentioning, toMessage } from "./outbound.ts";
import type { Pending } from "./pending.ts";
import type { Recall } from "./recall.ts";
import type { Rooms } from "./rooms.ts";
import type { Solved } from "./solved.ts";
import type { Timing } from "./timing.ts";
import type { Trouble } from "./trouble.ts";

type Say = Extract<Outgoing, { do: "say" }>;
type Change = Extract<Outgoing, { do: "amend" | "retract" }>;

/** Messages of ours whose channel is remembered: an answer may be in a thread that its row knows nothing of. */
const mostSaid = 5000;

export function createSpeaker(options: {
  readonly network: string;
  readonly rest: () => REST;
  readonly directory: Directory;
  readonly rooms: Rooms;
  readonly buttons: Buttons;
  readonly pending: Pending;
  readonly recall: Recall;
  readonly clock: Clock;
  readonly timing: Pick<Timing, "nonce">;
  readonly solved: Solved;
  readonly trouble: (trouble: Trouble, place: Place) => void;
  readonly log: Log;
}) {
  const { network, rest, rooms, buttons, pending, recall, clock } = options;
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

  async function asAnswer(item: Say, key: string, tried: Millis | undefined): Promise<string | undefined> {
    const call = readHandle(item.handle);
    if (!call) return undefined;
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
    const wanted = { content, since: tried ?? clock.now(), interaction: call.id };
    return pending.answer(call, {
      body,
      tried,
      aside: item.aside === true || item.to.private === true,
      find: async () => recall(await rooms.where(item.to), wanted),
    });
  }

  /** What an earlier try left, when the nonce no longer keeps a second one out. */
  async function left(
    item: Say,
    channel: string,
    body: Pick<RESTPatchAPIChannelMessageJSONBody, "content">,
    tried: Millis | undefined,
  ): Promise<string | undefined> {
    if (tried === undefined) return undefined;
    const call = readHandle(item.handle);
    if (!call && clock.now() - tried < options.timing.nonce) return undefined;
    const content = body.content ?? "";
    const { replyTo } = item;
    return recall(channel, { content, since: tried, replyTo, interaction: call?.id });
  }

  async function say(item: Say, key: string, tried: Millis | undefined): Promise<string> {
    const answered = await asAnswer(item, key, tried);
    if (answered !== undefined) return answered;
    const face = item.to.private === true;
    const body = toMessage(item, { key, buttons: buttons.rows(item.choices), face });
    const channel = await rooms.toSayIn(item);
    const earlier = await left(item, channel, body, tried);
    if (earlier !== undefined) {
      said.set(earlier, channel);
      return earlier;
    }
    // The thread was made from the question: a link to it would lead outside.
    if (channel === item.replyTo) delete body.message_reference;
    const message = (await rest().post(Routes.channelMessages(channel), { body })) as { id: string };
    said.set(message.id, channel);
    return message.id;
  }

  /** Where a message of ours is: after a restart the row that said it tells. */
  async function whereSaid({ target, of, to }: Change): Promise<readonly string[]> {
    const known = said.get(target);
    if (known !== undefined) return [known];
    return of ? rooms.saidIn(of) : [await rooms.where(to)];
  }

  /** @throws the last error, when the message is in none of the places */
  async function changing(item: Change, what: (channel: string) => Promise<unknown>): Promise<void> {
    const places = await whereSaid(item);
    for (const [n, channel] of places.entries())
      try {
        await what(channel);
        return;
      } catch (error) {
        if (codeOf(error) !== RESTJSONErrorCodes.UnknownMessage || n === places.length - 1) throw error;
      }
  }

  async function amend(item: Extract<Outgoing, { do: "amend" }>): Promise<string> {
    const body: RESTPatchAPIChannelMessageJSONBody = {
      content: contentOf(item.body),
      allowed_mentions: mentioning(undefined),
    };
    const call = readHandle(item.of?.handle);
    if (call && (await pending.amend(call, item.target, body))) return item.target;
    await changing(item, (channel) => rest().patch(Routes.channelMessage(channel, item.target), { body }));
    return item.target;
  }

  async function retract(item: Extract<Outgoing, { do: "retract" }>): Promise<string> {
    const call = readHandle(item.of?.handle);
    if (call && (await pending.retract(call, item.target))) return item.target;
    const gone = changing(item, (channel) => rest().delete(Routes.channelMessage(channel, item.target)));
    await gone.catch((error: unknown) => {
      // Somebody was faster; it is gone, which is what was wanted.
      if (codeOf(error) !== RESTJSONErrorCodes.UnknownMessage) throw error;
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

  function carryOut(item: Outgoing, key: string, tried: Millis | undefined): Promise<string> {
    switch (item.do) {
      case "say":
        return say(item, key, tried);
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
    send(item: Outgoing, key: string, tried?: Millis): Promise<string> {
      const { to } = item;
      return inOrder(`${to.channel}\n${to.thread ?? ""}`, async () => {
        try {
          return await carryOut(item, key, tried);
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
