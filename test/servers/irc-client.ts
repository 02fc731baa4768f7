import { createConnection } from "node:net";
import { connect as connectTls } from "node:tls";
import { until } from "./process.ts";

/** A person's IRC client for tests: sees raw lines, types raw lines. */
export interface IrcClient {
  readonly nick: string;
  /** Every line received so far, without line ends. */
  readonly lines: readonly string[];
  send(line: string): void;
  /** Waits for a line that contains, or matches, this; also one that came before. Returns it. */
  saw(what: string | RegExp, milliseconds?: number): Promise<string>;
  /** What was said by PRIVMSG to a channel or to this client, in order. */
  heard(target: string): string[];
  join(channel: string): Promise<void>;
  /** Waits until the server has handled all that was sent. */
  settled(): Promise<void>;
  /** Cuts the connection. */
  close(): void;
}

/** Connects and registers on a loopback server. */
export async function connectClient(
  port: number,
  nick: string,
  options: { caps?: readonly string[]; tls?: boolean } = {},
): Promise<IrcClient> {
  const socket = options.tls
    ? connectTls({ host: "127.0.0.1", port, rejectUnauthorized: false })
    : createConnection({ host: "127.0.0.1", port });
  const lines: string[] = [];
  let rest = "";
  let pings = 0;
  socket.setNoDelay(true);
  socket.setEncoding("utf8");
  socket.on("error", () => {});
  socket.on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const line = part.replace(/\r$/, "");
      lines.push(line);
      if (line.startsWith("PING ")) socket.write(`PONG ${line.slice(5)}\r\n`);
    }
  });
  const client: IrcClient = {
    nick,
    lines,
    send: (line) => void socket.write(`${line}\r\n`),
    async saw(what, milliseconds = 10_000) {
      const find = () =>
        lines.find((line) => (typeof what === "string" ? line.includes(what) : what.test(line)));
      await until(
        () => `${nick} sees ${what}; saw\n${lines.slice(-15).join("\n")}`,
        () => find() !== undefined,
        milliseconds,
      );
      return find() ?? "";
    },
    heard(target) {
      const sign = ` PRIVMSG ${target} :`.toLowerCase();
      return lines.flatMap((line) => {
        const at = line.toLowerCase().indexOf(sign);
        return at < 0 ? [] : line.slice(at + sign.length);
      });
    },
    async join(channel) {
      socket.write(`JOIN ${channel}\r\n`);
      await client.saw(new RegExp(` 366 \\S+ ${channel.replace(/[^\w#]/g, ".")} `, "i"));
    },
    async settled() {
      const token = `settled-${++pings}`;
      socket.write(`PING ${token}\r\n`);
      await client.saw(new RegExp(` PONG .*${token}$`));
    },
    close: () => void socket.destroy(),
  };
  for (const cap of options.caps ?? []) socket.write(`CAP REQ :${cap}\r\n`);
  if (options.caps) socket.write("CAP END\r\n");
  socket.write(`NICK ${nick}\r\nUSER ${nick.replace(/\W/g, "x")} 0 * :${nick}\r\n`);
  await client.saw(/ (376|422) /);
  return client;
}
