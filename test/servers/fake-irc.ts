import { createServer, type Socket } from "node:net";
import { until } from "./process.ts";

/** A server that says exactly what a test wants, also what no real server would. */
export interface FakeIrc {
  readonly port: number;
  /** Lines that the client sent, over all connections. */
  readonly lines: readonly string[];
  /** How many connections there were. */
  connections(): number;
  /** Sends text or bytes as they are; a line needs its own end. */
  raw(data: string | Uint8Array): void;
  /** Sends a line. */
  send(line: string): void;
  /** Waits for a line of the client. */
  saw(what: string | RegExp): Promise<string>;
  /** Ends the connection. */
  drop(): void;
  /** Answers nothing from now on. */
  mute(): void;
  close(): Promise<void>;
}

export interface FakeOptions {
  /** Capabilities offered, as in CAP LS; none means that CAP is an unknown command. */
  readonly caps?: string;
  readonly isupport?: string;
  /** Answers PING; true when left out. */
  readonly pongs?: boolean;
  /** Echoes PRIVMSG, with the label. */
  readonly echo?: boolean;
  /** What it answers to a PRIVMSG, with the label: `404 porchlight #project :No`. */
  readonly refuse?: string;
  /** Finishes registration; true when left out. */
  readonly welcome?: boolean;
  /** Lets people into channels; true when left out. */
  readonly joins?: boolean;
}

/** Listens on a free loopback port. */
export async function startFakeIrc(options: FakeOptions = {}): Promise<FakeIrc> {
  const lines: string[] = [];
  let socket: Socket | undefined;
  let count = 0;
  let muted = false;
  let nick = "?";

  function answer(line: string): void {
    const [command = "", first = ""] = line.replace(/^@\S+ /, "").split(" ");
    const send = (text: string) => socket?.write(`${text}\r\n`);
    if (command === "CAP" && options.caps !== undefined) {
      if (first === "LS") send(`:fake.test CAP * LS :${options.caps}`);
      if (first === "REQ") send(`:fake.test CAP * ACK ${line.slice("CAP REQ ".length)}`);
    }
    if (command === "NICK") nick = first;
    const asked = options.caps === undefined ? command === "USER" : command === "CAP" && first === "END";
    if (asked && options.welcome !== false) {
      send(`:fake.test 001 ${nick} :Welcome`);
      send(`:fake.test 005 ${nick} ${options.isupport ?? "CHANTYPES=#"} :are supported by this server`);
      send(`:fake.test 422 ${nick} :No MOTD`);
    }
    if (command === "QUIT") socket?.end("ERROR :Bye\r\n");
    if (command === "PING" && options.pongs !== false) send(`:fake.test PONG fake.test ${first}`);
    if (command === "JOIN" && options.joins !== false)
      for (const channel of first.split(",")) {
        send(`:${nick}!u@h JOIN ${channel}`);
        send(`:fake.test 353 ${nick} = ${channel} :${nick} @anna`);
        send(`:fake.test 366 ${nick} ${channel} :End of NAMES`);
      }
    if (command === "WHO") send(`:fake.test 315 ${nick} ${first} :End of WHO`);
    if (command === "PRIVMSG" && options.refuse) {
      const label = /label=([^; ]+)/.exec(line)?.[1];
      send(`${label ? `@label=${label} ` : ""}:fake.test ${options.refuse}`);
    }
    if (command === "PRIVMSG" && options.echo) {
      const label = /label=([^; ]+)/.exec(line)?.[1];
      const text = line.slice(line.indexOf(`${first} :`) + first.length + 2);
      send(`@${label ? `label=${label};` : ""}msgid=m${lines.length} :${nick}!u@h PRIVMSG ${first} :${text}`);
    }
  }

  const server = createServer((one) => {
    socket = one;
    count++;
    let rest = "";
    one.on("error", () => {});
    one.setEncoding("utf8");
    one.on("data", (chunk: string) => {
      const parts = (rest + chunk).split("\r\n");
      rest = parts.pop() ?? "";
      for (const line of parts) {
        lines.push(line);
        if (!muted) answer(line);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  const sockets = () => socket;
  return {
    port: address.port,
    lines,
    connections: () => count,
    raw: (data) => void sockets()?.write(data),
    send: (line) => void sockets()?.write(`${line}\r\n`),
    async saw(what) {
      const find = () =>
        lines.find((line) => (typeof what === "string" ? line.includes(what) : what.test(line)));
      await until(
        () => `the client sends ${what}; sent\n${lines.slice(-15).join("\n")}`,
        () => find() !== undefined,
      );
      return find() ?? "";
    },
    drop: () => void sockets()?.destroy(),
    mute: () => {
      muted = true;
    },
    async close() {
      sockets()?.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
