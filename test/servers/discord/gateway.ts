/** The gateway: hello, identify, heartbeats, resume, and what may go wrong with them. */
import type { Server } from "node:http";
import { type APIMessage, GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from "discord-api-types/v10";
import { type WebSocket, WebSocketServer } from "ws";
import { type Channel, isThread, type State, shown } from "./state.ts";
import { fields, list } from "./validate.ts";

interface Packet {
  readonly op: GatewayOpcodes.Dispatch;
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  readonly sent: Packet[];
  seq: number;
  socket: WebSocket | undefined;
}

/** How the resources tell the gateway what happened. */
export interface Dispatch {
  /** To every session that has the intent and the shard for it. */
  send(type: string, where: Channel | { readonly guild: string }, data: object): void;
  /** The same for a message, without its words where the bot may not read them. */
  message(type: "MESSAGE_CREATE" | "MESSAGE_UPDATE", channel: Channel, message: APIMessage): void;
  stripped(message: APIMessage, mayRead: boolean, channel: Channel): APIMessage;
}

const privileged: readonly (readonly [number, "messageContent" | "members"])[] = [
  [GatewayIntentBits.MessageContent, "messageContent"],
  [GatewayIntentBits.GuildMembers, "members"],
];

/** Which intent an event belongs to: in guilds, and in private. */
function intentOf(type: string, inPrivate: boolean): number {
  if (type.startsWith("MESSAGE_REACTION"))
    return inPrivate ? GatewayIntentBits.DirectMessageReactions : GatewayIntentBits.GuildMessageReactions;
  if (type.startsWith("MESSAGE"))
    return inPrivate ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
  // An interaction comes to whoever is connected.
  return type === "INTERACTION_CREATE" ? 0 : GatewayIntentBits.Guilds;
}

export type Gateway = ReturnType<typeof createGateway>;

export function createGateway(state: State, options: { readonly heartbeat: number }) {
  const sockets = new Set<WebSocket>();
  const sessions = new Map<string, Session>();
  const resumed: string[] = [];
  let identified = 0;
  let deaf = false;

  const write = (socket: WebSocket | undefined, payload: object): void => {
    if (socket?.readyState === 1) socket.send(JSON.stringify(payload));
  };

  function push(session: Session, type: string, data: unknown): void {
    const packet: Packet = { op: GatewayOpcodes.Dispatch, t: type, s: ++session.seq, d: data };
    session.sent.push(packet);
    if (session.sent.length > 5000) session.sent.shift();
    write(session.socket, packet);
  }

  /** Source: docs, events/gateway#sharding */
  const onShard = (session: Session, guild: string | undefined): boolean =>
    guild === undefined
      ? session.shard[0] === 0
      : Number((BigInt(guild) >> 22n) % BigInt(session.shard[1])) === session.shard[0];

  function stripped(message: APIMessage, mayRead: boolean, channel: Channel): APIMessage {
    const ours =
      message.author.id === state.bot.id || message.mentions.some((user) => user.id === state.bot.id);
    if (mayRead || channel.guild === undefined || ours) return structuredClone(message);
    return { ...structuredClone(message), content: "", embeds: [], attachments: [], components: [] };
  }

  function send(type: string, where: Channel | { readonly guild: string }, data: object): void {
    const { guild } = where;
    for (const session of sessions.values()) {
      const intent = intentOf(type, guild === undefined);
      if (intent !== 0 && (session.intents & intent) === 0) continue;
      if (onShard(session, guild)) push(session, type, data);
    }
  }

  function message(type: string, channel: Channel, said: APIMessage): void {
    const member =
      channel.guild === undefined || said.webhook_id ? {} : { member: { roles: [], nick: null } };
    const guild = channel.guild === undefined ? {} : { guild_id: channel.guild };
    for (const session of sessions.values()) {
      if ((session.intents & intentOf(type, channel.guild === undefined)) === 0) continue;
      if (!onShard(session, channel.guild)) continue;
      const mayRead = (session.intents & GatewayIntentBits.MessageContent) !== 0;
      push(session, type, {
        ...stripped(said, mayRead, channel),
        channel_type: channel.type,
        ...guild,
        ...member,
      });
    }
  }

  /** A guild as the gateway brings it. */
  function guildData(id: string): object {
    const guild = state.guilds.get(id);
    if (!guild?.available) return { id, unavailable: true };
    const all = [...state.channels.values()].filter((channel) => channel.guild === id);
    return {
      id,
      name: guild.name,
      owner_id: guild.owner,
      large: true,
      unavailable: false,
      member_count: state.users.size,
      roles: [],
      emojis: [],
      features: [],
      // Without the presence intent there are no members in it but the bot.
      members: [{ user: state.bot, nick: null, roles: [], joined_at: new Date().toISOString() }],
      channels: all.filter((channel) => !isThread(channel)).map((channel) => shown(state, channel)),
      threads: all
        .filter((channel) => isThread(channel) && !channel.archived)
        .map((one) => shown(state, one)),
      voice_states: [],
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }

  function identify(socket: WebSocket, data: unknown, url: string): Session | undefined {
    const { token, intents, shard } = fields(data);
    if (token !== state.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed, "Authentication failed.");
      return undefined;
    }
    if (typeof intents !== "number" || intents < 0 || intents >= 2 ** 26) {
      socket.close(GatewayCloseCodes.InvalidIntents, "Invalid intent(s).");
      return undefined;
    }
    for (const [intent, name] of privileged)
      if ((intents & intent) !== 0 && !state.portal[name]) {
        socket.close(GatewayCloseCodes.DisallowedIntents, "Disallowed intent(s).");
        return undefined;
      }
    const [index = 0, count = 1] = list(shard).map(Number);
    if (index >= count) {
      socket.close(GatewayCloseCodes.InvalidShard, "Invalid shard.");
      return undefined;
    }
    identified++;
    const session: Session = {
      id: state.ids.next(),
      intents,
      shard: [index, count],
      sent: [],
      seq: 0,
      socket,
    };
    sessions.set(session.id, session);
    const guilds = [...state.guilds.keys()].filter((id) => onShard(session, id));
    push(session, "READY", {
      v: 10,
      user: state.bot,
      guilds: guilds.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url,
      shard: [index, count],
      application: { id: state.application, flags: 0 },
    });
    for (const id of guilds)
      if (state.guilds.get(id)?.available) push(session, "GUILD_CREATE", guildData(id));
    return session;
  }

  function resume(socket: WebSocket, data: unknown): Session | undefined {
    const { token, session_id: id, seq } = fields(data);
    const session = sessions.get(String(id));
    if (token !== state.token || !session) {
      write(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return undefined;
    }
    if (Number(seq) > session.seq) {
      socket.close(GatewayCloseCodes.InvalidSeq, "Invalid seq.");
      return undefined;
    }
    session.socket = socket;
    resumed.push(session.id);
    for (const packet of session.sent) if (packet.s > Number(seq)) write(socket, packet);
    push(session, "RESUMED", {});
    return session;
  }

  function connected(socket: WebSocket, url: string): void {
    let session: Session | undefined;
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      sockets.delete(socket);
      if (session?.socket === socket) session.socket = undefined;
    });
    if (deaf) return;
    write(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: options.heartbeat } });
    socket.on("message", (raw) => {
      let payload: ReturnType<typeof fields>;
      try {
        payload = fields(JSON.parse(String(raw)));
      } catch {
        socket.close(GatewayCloseCodes.DecodeError, "Decode error.");
        return;
      }
      switch (payload["op"]) {
        case GatewayOpcodes.Heartbeat:
          write(socket, { op: GatewayOpcodes.HeartbeatAck });
          return;
        case GatewayOpcodes.Identify:
          if (session) socket.close(GatewayCloseCodes.AlreadyAuthenticated, "Already authenticated.");
          else session = identify(socket, payload["d"], url);
          return;
        case GatewayOpcodes.Resume:
          if (session) socket.close(GatewayCloseCodes.AlreadyAuthenticated, "Already authenticated.");
          else session = resume(socket, payload["d"]);
          return;
        case GatewayOpcodes.PresenceUpdate:
        case GatewayOpcodes.RequestGuildMembers:
          if (!session) socket.close(GatewayCloseCodes.NotAuthenticated, "Not authenticated.");
          return;
        default:
          socket.close(GatewayCloseCodes.UnknownOpcode, "Unknown opcode.");
      }
    });
  }

  const dispatch: Dispatch = { send, message, stripped };
  return {
    dispatch,
    guildData,
    attach(server: Server, url: () => string): void {
      const gateway = new WebSocketServer({ server, path: "/gateway" });
      gateway.on("connection", (socket, request) => {
        const version = new URL(request.url ?? "", "http://127.0.0.1").searchParams.get("v");
        if (version === "10") connected(socket, url());
        else socket.close(GatewayCloseCodes.InvalidAPIVersion, "Invalid API version.");
      });
    },
    /** Ends every connection, as an outage does; sessions can be resumed unless they are forgotten. */
    drop(code?: number): void {
      for (const socket of [...sockets]) {
        if (code === undefined) socket.terminate();
        else socket.close(code);
      }
      sockets.clear();
    },
    /** Opcode 7: please connect again. */
    askToReconnect(): void {
      for (const socket of sockets) write(socket, { op: GatewayOpcodes.Reconnect, d: null });
    },
    /** Opcode 9. */
    invalidate(resumable = false): void {
      if (!resumable) sessions.clear();
      for (const socket of sockets) write(socket, { op: GatewayOpcodes.InvalidSession, d: resumable });
    },
    /** Resuming is of no use after this. */
    forget: (): void => sessions.clear(),
    /** Takes connections and says nothing. */
    fallSilent(on: boolean): void {
      deaf = on;
    },
    /** How often somebody logged in, and resumed. */
    logins: (): number => identified,
    resumes: (): number => resumed.length,
    connections: (): number => sockets.size,
    intents: (): readonly number[] => [...sessions.values()].map((session) => session.intents),
    shards: (): readonly (readonly [number, number])[] => [...sessions.values()].map((one) => one.shard),
    /** Any packet at all, as an odd server might send it. */
    raw(type: string, data: unknown): void {
      for (const session of sessions.values()) push(session, type, data);
    },
  };
}
