import type { IrcMessage } from "irc-framework";
import type { Event, Millis } from "../../src/events.ts";
import { createBatches } from "./batches.ts";
import type { Channels } from "./channels.ts";
import type { Confirm } from "./confirm.ts";
import type { createCtcp } from "./ctcp.ts";
import type { createHistory } from "./history.ts";
import { inbound, isChannel, membersOf, timeOf } from "./inbound.ts";
import type { Login } from "./login.ts";
import { type Members, whoxToken } from "./members.ts";
import type { Nick } from "./nick.ts";
import { kickTrouble, muteTrouble, type Trouble } from "./trouble.ts";
import type { Server } from "./view.ts";

/** What listens on one connection. */
export interface Ears {
  readonly server: Server;
  readonly members: Members;
  readonly confirm: Confirm;
  readonly channels: Channels;
  readonly history: ReturnType<typeof createHistory>;
  readonly nick: Nick;
  readonly login: Login;
  readonly ctcp: ReturnType<typeof createCtcp>;
  readonly now: () => Millis;
  readonly serial: () => string;
  /** Writes a line of housekeeping when there is time for it. */
  readonly later: (line: string) => void;
  readonly emit: (event: Event) => void;
  readonly trouble: (trouble: Trouble, channel?: string) => void;
  readonly joined: ((channel: string) => void) | undefined;
  /** How our lines begin: `nick!user@host`. */
  readonly masked: (mask: string) => void;
}

/** A line this much older than now is history, also without a batch that says so. */
const stale = 60_000;

/** Lines of people that have a channel, or a nick, as first parameter. */
const inChannels = new Set(["PRIVMSG", "NOTICE", "TAGMSG", "JOIN", "PART", "KICK", "REDACT"]);

/** Lines that only a server says; a server's name need not have a dot. */
const byServer = (command: string) =>
  (command.charCodeAt(0) >= 0x30 && command.charCodeAt(0) <= 0x39) ||
  command === "PONG" ||
  command === "ACK" ||
  command === "FAIL";

/** Reads the lines of a connection that is registered, and of its registration what concerns members. */
export function createListener(ears: Ears): (message: IrcMessage) => void {
  const { server, members, confirm, channels, history, nick, login } = ears;
  const { view } = server;
  const batches = createBatches();
  const muted = new Set<string>();
  /** How far the server's clock is ahead of ours. */
  let skew = 0;

  const isMe = (name: string) =>
    name === view.me || (name.length === view.me.length && view.fold(name) === view.fold(view.me));

  /** Said in a channel that we are not in, or are about to leave. */
  function elsewhere(message: IrcMessage): boolean {
    const target = message.params[0] ?? "";
    if (!inChannels.has(message.command) || message.nick === "" || !isChannel(view, target)) return false;
    const name = view.statusPrefixes.includes(target.charAt(0)) ? target.slice(1) : target;
    return members.channel(name) === undefined;
  }

  function listed(channel: string): void {
    const name = members.channel(channel);
    if (name === undefined) return;
    const place = { network: view.network, channel: view.channelName(name) };
    const id = `${view.network}/${ears.serial()}`;
    const actors = membersOf(view, members.in(name));
    ears.emit({ kind: "members", id, at: ears.now(), network: view.network, place, actors });
  }

  function removed(channel: string, by: string, reason: string): void {
    const name = view.channelName(channel);
    members.close(channel);
    channels.kicked(channel);
    ears.trouble(kickTrouble(name, by, reason), name);
  }

  /** A line of ours that the server shows us: nothing new, but it arrived, or we moved. */
  function own(message: IrcMessage, label: string | undefined, playback: boolean): void {
    const [first = "", second = ""] = message.params;
    switch (message.command) {
      case "PRIVMSG":
        if (!playback) confirm.echoed(label, first, second, message.tags["msgid"]);
        break;
      case "JOIN":
        if (channels.configured(first) === undefined) {
          // Forwarded there, or made to join: nobody there asked for a bot.
          ears.later(`PART ${first} :Not in my config`);
          break;
        }
        members.open(first);
        channels.joined(first);
        ears.joined?.(view.channelName(first));
        ears.masked(message.prefix);
        if (server.can("draft/chathistory") || server.can("chathistory"))
          history.ask(view.channelName(first));
        break;
      case "PART":
        if (members.channel(first) !== undefined) removed(first, "Somebody", second);
        break;
      case "NICK":
        members.track(message);
        if (first !== "") view.me = first;
        nick.heard(message);
        break;
      case "CHGHOST":
        ears.masked(`${message.nick}!${first}@${second}`);
        break;
      case "MODE":
        login.heard(message);
        break;
      default:
    }
  }

  function fromServer(message: IrcMessage, label: string | undefined): void {
    const [, second = ""] = message.params;
    const last = message.params[message.params.length - 1] ?? "";
    switch (message.command) {
      case "315":
        listed(second);
        return;
      case "366":
        if (members.channel(second) === undefined) return;
        ears.later(server.token("WHOX") ? `WHO ${second} %tcnfa,${whoxToken}` : `WHO ${second}`);
        return;
      case "404":
        if (isChannel(view, second) && !muted.has(view.fold(second))) {
          muted.add(view.fold(second));
          ears.trouble(muteTrouble(view.channelName(second), last), view.channelName(second));
        }
        break;
      case "PONG": {
        const time = timeOf(message, Number.NaN);
        if (!Number.isNaN(time)) skew = time - ears.now();
        confirm.passed(last);
        return;
      }
      case "ACK":
        confirm.acknowledged(label);
        return;
      case "FAIL":
        if (message.params[0] === "CHATHISTORY") history.failed(message);
        break;
      default:
    }
    if (label === undefined && members.channel(second) === undefined && channels.heard(message)) return;
    confirm.refused(message, label);
  }

  return (message) => {
    if (message.command === "BATCH") {
      const closed = batches.heard(message);
      if (closed?.playback) history.read(view.channelName(closed.params[0] ?? ""), closed.count, closed.last);
      return;
    }
    const batch = message.tags["batch"] === undefined ? undefined : batches.of(message);
    const at = ears.now();
    const time = message.tags["time"] === undefined ? at : timeOf(message, at);
    const playback = batch?.playback === true || time < at + skew - stale;
    if (batch) {
      batch.count++;
      batch.last = { at: time, native: message.tags["msgid"] };
    }
    const label = message.tags["label"] ?? batch?.label;
    if (message.nick === "" || byServer(message.command)) {
      fromServer(message, label);
    } else if (isMe(message.nick)) {
      own(message, label, playback);
      return;
    } else if (message.command === "KICK" && isMe(message.params[1] ?? "")) {
      if (!playback) removed(message.params[0] ?? "", message.nick, message.params[2] ?? "");
      return;
    } else if (message.command === "INVITE") {
      if (isMe(message.params[0] ?? "")) channels.invited(message.params[1] ?? "");
      return;
    } else if (message.command === "PRIVMSG" && message.params[1]?.charCodeAt(0) === 1) {
      if (!playback && isMe(message.params[0] ?? "")) ears.ctcp.asked(message.nick, message.params[1]);
    }
    if (elsewhere(message)) return;
    for (const event of inbound(message, view, { at, serial: ears.serial(), playback })) ears.emit(event);
    if (message.command === "PRIVMSG") return;
    if (!playback) members.track(message);
    login.heard(message);
    nick.heard(message);
  };
}
