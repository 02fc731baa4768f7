import type { Client } from "irc-framework";
import { createChannels } from "./channels.ts";
import { createConfirm } from "./confirm.ts";
import { createCtcp } from "./ctcp.ts";
import { createHistory } from "./history.ts";
import { createListener } from "./listen.ts";
import { createLogin } from "./login.ts";
import { createMembers } from "./members.ts";
import { createNick } from "./nick.ts";
import type { Queue } from "./queue.ts";
import type { SessionOptions } from "./session-options.ts";
import { createSpeaker } from "./speak.ts";
import type { Trouble } from "./trouble.ts";
import { createServer } from "./view.ts";

/** Makes what works on one connection and ties it together. */
export function createParts(
  options: SessionOptions,
  line: {
    readonly client: Client;
    readonly queue: Queue;
    readonly write: (line: string) => void;
    readonly later: (line: string) => void;
    readonly fail: (trouble: Trouble, forGood: boolean) => void;
    readonly trouble: (trouble: Trouble, channel?: string) => void;
    readonly settled: () => void;
    readonly nudge: () => void;
  },
) {
  const { settings, timing } = options;
  const { client, queue, write, later, fail, trouble, settled } = line;
  /** Bytes of `nick!user@host`; a guess until the server shows it. */
  let mask = settings.nick.length + 80;

  const members = createMembers(() => ({
    fold: server.view.fold,
    prefixes: server.prefixes,
    extendedJoin: server.view.extendedJoin,
    botLetter: server.botLetter,
  }));
  const server = createServer({
    network: settings.name,
    nick: settings.nick,
    service: settings.nickserv?.nick ?? "NickServ",
    bots: options.bots,
    client,
    known: members.get,
    channelName: (name) => channels.configured(name) ?? members.channel(name) ?? name,
  });
  const { view } = server;
  const fold = () => view.fold;
  const me = () => view.me;
  const channels = createChannels({
    wanted: settings.channels,
    kicked: options.kicked,
    fold,
    channelTypes: () => view.channelTypes,
    write,
    trouble,
    settled,
  });
  const login = createLogin({
    settings,
    me,
    fold: (name) => view.fold(name),
    write,
    fail,
    trouble,
    freed: () => nick.regain(),
    patience: timing.nickserv,
  });
  const nick = createNick({
    wanted: settings.nick,
    me,
    fold,
    monitor: () => server.token("MONITOR") !== undefined,
    write,
  });
  const confirm = createConfirm({
    proof: () => server.proof,
    fold,
    ping: (token) => write(`PING ${token}`),
    serial: options.serial,
    patience: timing.confirm,
    confirmed: line.nudge,
  });
  const history = createHistory({
    seen: options.seen,
    limit: () => Number(server.token("CHATHISTORY") ?? server.token("DRAFT/CHATHISTORY") ?? 100) || 0,
    write: later,
  });
  const ctcp = createCtcp({
    version: `Porchlight ${options.version}`,
    now: options.clock.now,
    notice: (to, text) => later(`NOTICE ${to} :${text}`),
  });
  const listen = createListener({
    server,
    members,
    confirm,
    channels,
    history,
    nick,
    login,
    ctcp,
    now: options.clock.now,
    serial: options.serial,
    later,
    emit: options.emit,
    trouble,
    joined: options.joined,
    masked: (text) => {
      mask = Buffer.byteLength(text);
    },
  });
  const speaker = createSpeaker({ server, members, confirm, queue, write, mask: () => mask });

  return { server, members, channels, login, nick, confirm, listen, speaker };
}
