/**
 * Conversations as followed so far, kept in memory and read from the messages: whatever
 * is stored is all they depend on, so that a restart changes nothing.
 */
import { shareAbout } from "../conversation/link/about.ts";
import { createFollower, type Follower } from "../conversation/link/follower.ts";
import { thankedIn } from "../conversation/link/thanked.ts";
import type { Placed } from "../conversation/link/turn.ts";
import { positionOf } from "../conversation/link/view.ts";
import type { Millis, Place } from "../events.ts";
import type { FollowedMessage, Following, LikelyLink } from "../following.ts";
import { followWeights } from "../paths.ts";
import type { Message, Question } from "../world.ts";
import { createFlood } from "./flood.ts";
import { type Learned, learnedFrom } from "./learned.ts";
import type { Messages } from "./messages.ts";
import type { NickChanges } from "./nick-changes.ts";

/** Messages read to begin with, and after a break. */
const readBack = 300;
/** Turns after which a channel's view is built anew, so that it does not grow for ever; channels in memory. */
const [longest, mostChannels] = [5000, 200] as const;
/** One channel, or one thread in it. */
interface Channel {
  readonly follower: Follower;
  /** The message of each turn, by its index. */
  readonly messages: Map<number, Message>;
  readonly byNative: Map<string, number>;
  /** The nick each account goes by here; two of the same name get different ones. */
  readonly nicks: Map<string, string>;
  readonly taken: Map<string, string>;
  /** The row read last. */
  seq: number;
  /** What is being decided about: placed, but not stored yet. */
  pending: { readonly id: string; readonly text: string; readonly placed: Placed } | undefined;
}

const keyOf = ({ network, channel, thread }: Place): string => `${network}\n${channel}\n${thread ?? ""}`;

export interface StoredFollowing extends Following {
  /** A stored message of a network became another, or went. */
  changed(network: string, native: string): void;
  renamed(network: string, from: string, to: string): void;
  /** Nothing stays in memory. */
  forget(): void;
  /** Tells once, when weights are first needed, why there are only rules to follow by. */
  whenByRule(tell: (why: string) => void): void;
}

/**
 * @param nicks changes of nick that the servers showed: read again, they tell who is who as they did live
 * @param weights the file of learned weights
 */
export function createFollowing(
  messages: Messages,
  nicks: NickChanges,
  weights: string = followWeights,
): StoredFollowing {
  const channels = new Map<string, Channel>();
  const flood = createFlood();

  let tellOnce: (why: string) => void = () => undefined;

  function learned(): Learned {
    const found = learnedFrom(weights);
    if (found.trouble !== undefined) tellOnce(found.trouble);
    tellOnce = () => undefined;
    return found;
  }

  function begin(): Channel {
    const { model, ranker } = learned();
    return {
      follower: createFollower(model, ranker),
      messages: new Map(),
      byNative: new Map(),
      nicks: new Map(),
      taken: new Map(),
      seq: 0,
      pending: undefined,
    };
  }

  /** The name to follow an account by: as it shows, told apart from another account's. */
  function nickOf(channel: Channel, key: string, name: string): string {
    const now = channel.nicks.get(key);
    const owner = channel.taken.get(name);
    const nick = owner === undefined || owner === key ? name : `${name}~${key}`;
    if (now === nick) return nick;
    if (now !== undefined) channel.follower.renamed(now, nick);
    channel.nicks.set(key, nick);
    if (owner === undefined) channel.taken.set(name, key);
    return nick;
  }

  function take(
    channel: Channel,
    said: Pick<Message, "key" | "name" | "text" | "at" | "bot"> & { readonly replyTo?: string | undefined },
  ): Placed {
    const nick = nickOf(channel, said.key, said.name);
    const known = said.replyTo === undefined ? undefined : channel.byNative.get(said.replyTo);
    return channel.follower.said({ at: said.at / 1000, nick, text: said.text, bot: said.bot }, known);
  }

  function remember(channel: Channel, message: Message, turn: number): void {
    channel.messages.set(turn, message);
    if (message.native !== undefined) channel.byNative.set(message.native, turn);
    channel.seq = message.seq;
    const old = turn - 700;
    const gone = channel.messages.get(old);
    if (!gone) return;
    channel.messages.delete(old);
    if (gone.native !== undefined) channel.byNative.delete(gone.native);
  }

  /** What was said lately, with the changes of nick in between. */
  function readAnew(channel: Channel, place: Place): void {
    const rows = messages.lately(place, readBack);
    const changes = rows[0] ? [...nicks.since(place.network, rows[0].at)] : [];
    const change = (until: Millis): void => {
      while (changes[0] && changes[0].at <= until) {
        const { before, after } = changes[0];
        channel.follower.renamed(before, after);
        changes.shift();
      }
    };
    for (const row of rows) {
      change(row.at);
      remember(channel, row, take(channel, row).turn.index);
    }
    change(Number.MAX_SAFE_INTEGER);
  }

  /** The channel with everything that is stored of it. */
  function current(place: Place): Channel {
    const key = keyOf(place);
    let channel = channels.get(key);
    if (channel && channel.follower.view.turns > longest) channel = undefined;
    const rows = messages.since(place, channel?.seq ?? 0, readBack + 1);
    const pending = channel?.pending;
    const [first] = rows;
    // What was placed was stored next, or it was not stored at all and never happened.
    const stored = first !== undefined && pending !== undefined && first.text === pending.text;
    if (!channel || (pending && !stored) || rows.length > readBack) {
      channel = begin();
      readAnew(channel, place);
    } else {
      for (const [at, row] of rows.entries())
        remember(
          channel,
          row,
          at === 0 && pending ? pending.placed.turn.index : take(channel, row).turn.index,
        );
    }
    channel.pending = undefined;
    channels.delete(key);
    channels.set(key, channel);
    if (channels.size > mostChannels) {
      const [oldest = ""] = channels.keys();
      channels.delete(oldest);
      flood.forget(oldest);
    }
    return channel;
  }

  function turnOf(channel: Channel, { native, asker, askedAt }: Question): number | undefined {
    if (native !== undefined) return channel.byNative.get(native);
    const askers = new Set(nicks.chain(asker.id, askedAt));
    return [...channel.messages].find(([, said]) => askers.has(said.account) && said.at === askedAt)?.[0];
  }

  const placedAt = ({ follower: { view } }: Channel, turn: number | undefined): Placed | undefined =>
    turn === undefined ? undefined : view.placed[positionOf(view, turn)];

  function linksOf(channel: Channel, placed: Placed): readonly LikelyLink[] {
    return placed.choices.flatMap(({ index, probability }) => {
      const message = channel.messages.get(index);
      return message ? [{ message, probability }] : [];
    });
  }

  function told(channel: Channel, placed: Placed): FollowedMessage {
    const { view } = channel.follower;
    const own = placed.choices.find(({ index }) => index === placed.turn.index);
    const thanked = thankedIn(view, placed);
    const last = thanked && view.last.get(thanked.person);
    const said = last && channel.messages.get(last.index);
    return {
      links: linksOf(channel, placed),
      opens: own?.probability ?? 0,
      asks: placed.row ? placed.asks : undefined,
      asksFrom: learned().model.thresholds.asks,
      thanks: thanked && said ? { account: said.account, probability: thanked.probability } : undefined,
    };
  }

  return {
    follow(message) {
      if (message.place.private) return undefined;
      const known = channels.get(keyOf(message.place));
      if (known?.pending?.id === message.id) return told(known, known.pending.placed);
      if (flood.isFlood(keyOf(message.place), message.at)) return undefined;
      const channel = current(message.place);
      const { actor, text, at, replyTo } = message;
      const placed = take(channel, { key: actor.key, name: actor.name, bot: actor.bot, text, at, replyTo });
      channel.pending = { id: message.id, text, placed };
      return told(channel, placed);
    },
    isAbout(message, question) {
      const channel = channels.get(keyOf(message.place));
      const placed = channel?.pending?.id === message.id ? channel.pending.placed : undefined;
      if (!channel || !placed || keyOf(question.place) !== keyOf(message.place)) return undefined;
      const asked = placedAt(channel, turnOf(channel, question));
      return asked && shareAbout(channel.follower.view, placed, asked);
    },
    judge(question, at) {
      if (question.place.private) return undefined;
      const channel = current(question.place);
      const turn = turnOf(channel, question);
      const said = turn === undefined ? undefined : channel.messages.get(turn);
      const judgement = turn === undefined ? undefined : channel.follower.judge(turn, at / 1000);
      // What was said to the bot, or marked by hand, is a question whatever its words.
      if (!judgement || !said || !question.text.startsWith(said.text.slice(0, 200))) return undefined;
      const { thresholds } = learned().model;
      // What was no help answers nothing, however much it looks like it.
      const { denied = 0 } = question;
      const first = judgement.replies.find(
        (reply) => reply.probability >= thresholds.helper && reply.at * 1000 > denied,
      );
      const message = first && channel.messages.get(first.index);
      return {
        asks: judgement.asks,
        unanswered: denied > 0 && !message ? 1 : judgement.unanswered,
        asksFrom: thresholds.later,
        pingFrom: thresholds.unanswered,
        helper: first && message ? { message, probability: first.probability } : undefined,
      };
    },
    changed(network, native) {
      for (const [key, channel] of channels)
        if (key.startsWith(`${network}\n`) && channel.byNative.has(native)) channels.delete(key);
    },
    renamed(network, from, to) {
      for (const [key, channel] of channels)
        if (key.startsWith(`${network}\n`)) channel.follower.renamed(from, to);
    },
    forget: () => channels.clear(),
    whenByRule(tell) {
      tellOnce = tell;
    },
  };
}
