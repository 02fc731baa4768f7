import { createHash } from "node:crypto";
import type { IrcMessage } from "irc-framework";
import type { Actor, Event, MessageEvent, Millis, Place } from "../../src/events.ts";
import { addressed } from "./addressed.ts";
import type { Fold } from "./fold.ts";
import { accountOf, type Known, whoxToken } from "./members.ts";
import { plain } from "./plain.ts";

/** What has to be known to read a line. */
export interface View {
  readonly network: string;
  /** Our nick now. */
  readonly me: string;
  readonly fold: Fold;
  /** account-tag is on: a message without the tag is from somebody who is not logged in. */
  readonly accountTags: boolean;
  readonly extendedJoin: boolean;
  /** away-notify is on: whoever is away will also be seen coming back. */
  readonly awayNotify: boolean;
  /** Characters that begin a channel's name, and those that may stand before it (STATUSMSG). */
  readonly channelTypes: string;
  readonly statusPrefixes: string;
  known(nick: string): Known | undefined;
  /** The channel's name as the config or the network writes it. */
  channelName(name: string): string;
  /** By folded nick or account: configured as a bot, or a network service. */
  isBot(name: string): boolean;
  isService(nick: string): boolean;
}

/** How a line came in. */
export interface Arrival {
  /** By our clock. */
  readonly at: Millis;
  /** Unique in this connection and all others. */
  readonly serial: string;
  /** The line is history: what is known now says nothing about who spoke then. */
  readonly playback: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const none: readonly Event[] = [];

/**
 * When the line was said: the tag `time`, or now.
 * Source: https://ircv3.net/specs/extensions/server-time
 */
export function timeOf(message: IrcMessage, now: Millis): Millis {
  const tag = message.tags["time"];
  // Date.parse reads nearly anything as some date.
  if (tag?.charAt(4) !== "-" || !tag.endsWith("Z")) return now;
  const at = Date.parse(tag);
  return at > 0 ? at : now;
}

export function isChannel(view: Pick<View, "channelTypes" | "statusPrefixes">, target: string): boolean {
  const first = target[0];
  const second = target[1];
  if (first === undefined) return false;
  if (view.channelTypes.includes(first)) return true;
  return second !== undefined && view.statusPrefixes.includes(first) && view.channelTypes.includes(second);
}

function actorOf(view: View, nick: string, account: string | undefined, bot = false): Actor {
  const key = account ? view.fold(account) : `~${view.fold(nick)}`;
  const isBot = bot || view.isBot(nick) || (account ? view.isBot(account) : false);
  return { key, name: nick, address: nick, verified: Boolean(account), bot: isBot };
}

/** Whoever the line is from, by its own account tag or by what the server said before. */
function sender(message: IrcMessage, view: View, playback = false): Actor {
  const known = playback ? undefined : view.known(message.nick);
  const tag = message.tags["account"];
  const account = accountOf(tag ?? (view.accountTags ? undefined : known?.account));
  return actorOf(view, message.nick, account, known?.bot === true || message.tags["bot"] !== undefined);
}

/** Whoever the line is about, when it carries no account. */
function about(view: View, nick: string): Actor {
  const known = view.known(nick);
  return actorOf(view, nick, known?.account, known?.bot);
}

function idOf(message: IrcMessage, view: View, arrival: Arrival, text: string): string {
  const msgid = message.tags["msgid"];
  if (msgid && msgid.length < 500) return `${view.network}/${msgid}`;
  const time = message.tags["time"];
  // With the server's own time the same line has the same id when history is played back.
  if (time === undefined) return `${view.network}/${arrival.serial}`;
  const what = JSON.stringify([message.params[0], time, message.nick, text]);
  return `${view.network}/h.${createHash("sha256").update(what).digest("base64url").slice(0, 27)}`;
}

function placeOf(message: IrcMessage, view: View): Place | undefined {
  const target = message.params[0];
  if (target === undefined || target === "" || message.nick === "") return undefined;
  if (isChannel(view, target)) return { network: view.network, channel: view.channelName(target) };
  if (view.fold(target) !== view.fold(view.me)) return undefined;
  return { network: view.network, channel: message.nick, private: true };
}

function said(message: IrcMessage, view: View, arrival: Arrival): readonly Event[] {
  const place = placeOf(message, view);
  const raw = message.params[1];
  if (!place || raw === undefined) return none;
  const notice = message.command === "NOTICE";
  // Services talk to the connection, not to the community: codes, passwords, log-in notes.
  if (notice && place.private && view.isService(message.nick)) return none;
  let text = raw;
  const ctcp = raw.charCodeAt(0) === 1;
  if (ctcp) {
    if (notice || !raw.startsWith("ACTION ", 1)) return none;
    text = raw.slice(8);
  }
  text = plain(text).trim();
  if (text === "") return none;
  const event: Writable<MessageEvent> = {
    kind: "message",
    id: idOf(message, view, arrival, text),
    at: timeOf(message, arrival.at),
    network: view.network,
    place,
    actor: sender(message, view, arrival.playback),
    text,
  };
  const toBot = ctcp ? undefined : addressed(text, view.me, view.fold);
  if (place.private) event.toBot = toBot || text;
  else if (toBot !== undefined) event.toBot = toBot;
  const msgid = message.tags["msgid"];
  if (msgid) event.native = msgid;
  const replyTo = message.tags["+draft/reply"] || message.tags["+reply"];
  if (replyTo) event.replyTo = replyTo;
  if (notice) event.style = "notice";
  else if (ctcp) event.style = "action";
  return [event];
}

/** Source: https://ircv3.net/specs/client-tags/react */
function tagged(message: IrcMessage, view: View, arrival: Arrival): readonly Event[] {
  const place = placeOf(message, view);
  const target = message.tags["+draft/reply"] || message.tags["+reply"];
  const put = message.tags["+draft/react"] || message.tags["+react"];
  const taken = message.tags["+draft/unreact"] || message.tags["+unreact"];
  const emoji = plain(put || taken || "");
  if (!place || !target || emoji === "") return none;
  return [
    {
      kind: "reaction",
      id: idOf(message, view, arrival, emoji),
      at: timeOf(message, arrival.at),
      network: view.network,
      place,
      actor: sender(message, view, arrival.playback),
      target,
      emoji,
      ...(put ? {} : { removed: true as const }),
    },
  ];
}

/** WHO says who is away; only worth an event when it is news. */
function listed(message: IrcMessage, view: View, arrival: Arrival): readonly Event[] {
  const whox = message.command === "354";
  if (!view.awayNotify || (whox && message.params[1] !== whoxToken)) return none;
  const nick = message.params[whox ? 3 : 5] ?? "";
  const away = message.params[whox ? 4 : 6]?.startsWith("G") === true;
  if (nick === "" || view.fold(nick) === view.fold(view.me)) return none;
  if (away === (view.known(nick)?.away ?? false)) return none;
  const account = whox ? accountOf(message.params[5]) : view.known(nick)?.account;
  const actor = actorOf(view, nick, account, view.known(nick)?.bot);
  return [
    {
      kind: "away",
      id: `${view.network}/${arrival.serial}`,
      at: arrival.at,
      network: view.network,
      actor,
      away,
    },
  ];
}

/**
 * One line of the server as events. Pure; call it before `members` takes the line in.
 * Our own lines are not events: leave them out before.
 */
export function inbound(message: IrcMessage, view: View, arrival: Arrival): readonly Event[] {
  const { nick, params } = message;
  const [first = "", second = ""] = params;
  switch (message.command) {
    case "PRIVMSG":
    case "NOTICE":
      return said(message, view, arrival);
    case "TAGMSG":
      return tagged(message, view, arrival);
    default:
  }
  if (arrival.playback) return none;
  const { network } = view;
  if (message.command === "354" || message.command === "352") return listed(message, view, arrival);
  if (nick === "") return none;
  const base = { id: `${network}/${arrival.serial}`, at: timeOf(message, arrival.at), network };
  const place = (): Place => ({ network, channel: view.channelName(first) });
  switch (message.command) {
    case "JOIN": {
      if (first === "") return none;
      const account = view.extendedJoin ? accountOf(second) : accountOf(message.tags["account"]);
      return [
        { ...base, kind: "join", place: place(), actor: actorOf(view, nick, account, about(view, nick).bot) },
      ];
    }
    case "PART":
      return first === "" ? none : [{ ...base, kind: "leave", place: place(), actor: sender(message, view) }];
    case "KICK":
      return second === "" ? none : [{ ...base, kind: "leave", place: place(), actor: about(view, second) }];
    case "QUIT":
      return [{ ...base, kind: "leave", actor: about(view, nick) }];
    case "NICK": {
      if (first === "" || first === nick) return none;
      const from = about(view, nick);
      const known = view.known(nick);
      return [{ ...base, kind: "rename", from, to: actorOf(view, first, known?.account, known?.bot) }];
    }
    case "ACCOUNT": {
      const from = about(view, nick);
      const to = actorOf(view, nick, accountOf(first), from.bot);
      return from.key === to.key ? none : [{ ...base, kind: "rename", from, to }];
    }
    case "AWAY":
      return [{ ...base, kind: "away", actor: about(view, nick), away: first !== "" }];
    case "REDACT":
      return second === "" || !isChannel(view, first)
        ? none
        : [{ ...base, kind: "delete", place: place(), target: second }];
    default:
      return none;
  }
}

/** Who is in a channel as the server listed it. */
export function membersOf(view: View, people: readonly Known[]): readonly Actor[] {
  const me = view.fold(view.me);
  return people
    .filter((known) => view.fold(known.nick) !== me)
    .map((known) => actorOf(view, known.nick, known.account, known.bot));
}
