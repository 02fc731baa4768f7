import type { IrcMessage } from "irc-framework";
import { type Outgoing, SendFailed } from "../../src/adapter.ts";
import { createLine, whereIs } from "./connect.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { createParts } from "./parts.ts";
import { createQueue } from "./queue.ts";
import type { SessionOptions } from "./session-options.ts";
import { doorTrouble, nickTrouble, socketTrouble, stuckTrouble, type Trouble } from "./trouble.ts";

/** Why a connection is over. */
export interface Ended {
  readonly trouble: Trouble;
  /** Connecting again is of no use until somebody mends it. */
  readonly forGood: boolean;
  /** Milliseconds that it was ready. */
  readonly held: number;
}

export interface Session {
  send(item: Outgoing): Promise<string>;
  /** Says goodbye and waits for the close, for a bounded time. */
  quit(reason: string): Promise<void>;
  pause(): void;
  resume(): void;
  readonly closed: Promise<Ended>;
}

/** Lines that the library answers or keeps. */
const forLibrary = new Set(["CAP", "AUTHENTICATE", "PING", "001", "002", "003", "004", "005"]);
for (let numeric = 900; numeric < 909; numeric++) forLibrary.add(String(numeric));

/** Refused nicks: erroneous, in use, collided, unavailable. */
const nickRefusals = new Set(["432", "433", "436", "437"]);

/** Opens one connection and follows it to its end. */
export function openSession(options: SessionOptions): Session {
  const { settings, timing, log } = options;
  const where = whereIs(settings);
  let state: "opening" | "welcome" | "login" | "ready" | "closed" = "opening";
  let readyAt: number | undefined;
  let opened = false;
  let joining: NodeJS.Timeout | undefined;
  let why: { trouble: Trouble; forGood: boolean } | undefined;
  let farewell = "";
  let finish: (ended: Ended) => void = () => {};
  const closed = new Promise<Ended>((resolve) => {
    finish = resolve;
  });

  const line = createLine(settings, {
    tls: options.tls,
    version: options.version,
    onBroken: (error) => log.warn({ error }, "A line of the server could not be read; it is left out"),
  });
  const { client } = line;
  const write = (text: string): void => {
    client.connection.write(
      text.includes("\n") || text.includes("\r") ? text.replace(/[\r\n]+/g, " ") : text,
    );
  };
  const queue = createQueue(settings.pace);
  const later = (text: string) => void queue.push(3, { go: () => write(text), drop: () => {} });

  function trouble(one: Trouble, channel?: string): void {
    log.warn({ mend: one.mend }, one.what);
    const place = channel === undefined ? {} : { place: { network: settings.name, channel } };
    const id = `${settings.name}/${options.serial()}`;
    options.emit({ kind: "trouble", id, at: options.clock.now(), network: settings.name, ...place, ...one });
  }

  function fail(one: Trouble, forGood: boolean): void {
    why ??= { trouble: one, forGood };
    client.connection.end(null, true);
  }

  function settled(): void {
    if (joining === undefined) return;
    clearTimeout(joining);
    joining = undefined;
    options.ready(parts.login.loggedIn);
  }

  const parts = createParts(options, {
    client,
    queue,
    write,
    later,
    fail,
    trouble,
    settled,
    nudge: line.road.nudge,
  });
  const { server, channels, login, nick, confirm } = parts;
  const { view } = server;

  const named = () => view.fold(view.me) === view.fold(settings.nick);

  function regain(): void {
    if (named()) return;
    login.regain();
    nick.regain();
  }

  /** The server has said all that it says of itself. */
  function registered(): void {
    if (state !== "welcome") return;
    state = "login";
    if (server.botLetter) later(`MODE ${view.me} +${server.botLetter}`);
    login.proceed(() => {
      if (state !== "login") return;
      state = "ready";
      readyAt = performance.now();
      joining = setTimeout(settled, timing.join);
      channels.joinAll();
      if (!named()) {
        trouble(nickTrouble(settings.nick, view.me));
        regain();
      }
    });
  }

  function registering(message: IrcMessage): void {
    const { command } = message;
    if (command === "001") {
      state = "welcome";
      view.me = message.params[0] ?? settings.nick;
      // Its answer comes behind all numerics of the welcome, also where there is no MOTD.
      write("PING :welcome");
      return;
    }
    const refusal = doorTrouble(message, settings.nick);
    if (nickRefusals.has(command)) {
      const other = nick.next(message);
      if (other !== undefined) {
        view.me = other;
        write(`NICK ${other}`);
      } else if (refusal) fail(refusal, true);
      else fail(nickTrouble(settings.nick, "not connected"), false);
    } else if (refusal) fail(refusal, true);
  }

  function heard(message: IrcMessage, next: () => void): void {
    heartbeat.beat();
    // The connection is being cut; what still comes is not ours any more.
    if (why) return;
    if (state === "opening") registering(message);
    if (forLibrary.has(message.command)) next();
    if (message.command === "ERROR") farewell = message.params[message.params.length - 1] ?? "";
    else parts.listen(message);
    if (
      state === "welcome" &&
      (message.command === "376" || message.command === "422" || message.command === "PONG")
    )
      registered();
  }

  client.use((_client, raw) => {
    raw.use((_command, message, _text, _self, next) => {
      try {
        heard(message, next);
      } catch (error) {
        log.warn(
          { error, command: message.command },
          "A line of the server could not be read; it is left out",
        );
      }
    });
  });
  client.on("socket connected", () => {
    opened = true;
  });
  client.on("cap ack", server.capabilities);
  client.on("cap del", server.capabilities);
  client.on("server options", () => server.supports());
  client.on("sasl failed", ({ reason, message }) => {
    if (state === "opening" && settings.sasl) login.saslFailed(reason, message);
  });

  const heartbeat = createHeartbeat(timing, {
    ready: () => state === "ready",
    ask: () => write("PING :alive"),
    stuck: () => fail(stuckTrouble(where, opened, settings.tls !== undefined), false),
    dead: (what, mend) => fail({ what: `${where} ${what}.`, mend }, false),
    regain,
    rejoin: channels.retry,
  });

  function over(error: Error | false): void {
    if (state === "closed") return;
    state = "closed";
    heartbeat.stop();
    queue.clear();
    confirm.lost();
    login.stop();
    clearTimeout(joining);
    const held = readyAt === undefined ? 0 : performance.now() - readyAt;
    const told = error
      ? socketTrouble(error, where)
      : {
          what: `${where} closed the connection${farewell === "" ? "" : `: ${farewell}`}.`,
          mend: "It is tried again by itself.",
          forGood: false,
        };
    const { forGood = false, ...rest } = why ? { ...why.trouble, forGood: why.forGood } : told;
    finish({ trouble: { what: rest.what, mend: rest.mend }, forGood, held });
  }

  client.on("socket close", over);
  try {
    line.connect();
  } catch (cause) {
    const what = `The connection to ${where} cannot be set up: ${cause instanceof Error ? cause.message : String(cause)}.`;
    why = { trouble: { what, mend: "Check tls.cert, tls.key and encoding in the config." }, forGood: true };
    over(false);
  }

  return {
    closed,
    pause: line.road.pause,
    resume: line.road.resume,
    send(item) {
      if (state === "ready") return parts.speaker.say(item);
      return Promise.reject(
        new SendFailed(`Not connected to ${where}`, { offline: true, retryAfterMs: 1000 }),
      );
    },
    async quit(reason) {
      queue.clear();
      write(`QUIT :${reason}`);
      const force = setTimeout(
        () => client.connection.end(null, true),
        state === "ready" ? timing.goodbye : 0,
      );
      await closed;
      clearTimeout(force);
    },
  };
}
