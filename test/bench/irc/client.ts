/** A client that costs as little as possible: raw lines, no delay, one write a line. */
import { createConnection } from "node:net";

export interface BenchClient {
  readonly nick: string;
  send(line: string): void;
  /** Called with each line, without its end. */
  onLine: (line: string) => void;
  /** Resolves with the next line that contains this. */
  next(part: string, milliseconds?: number): Promise<string>;
  close(): void;
}

/** Connects and registers on a loopback server. */
export async function connect(port: number, nick: string): Promise<BenchClient> {
  const socket = createConnection({ host: "127.0.0.1", port });
  socket.setNoDelay(true);
  socket.setEncoding("utf8");
  socket.on("error", () => undefined);
  const waiting = new Set<{ part: string; found: (line: string) => void }>();
  let rest = "";
  const client: BenchClient = {
    nick,
    send: (line) => void socket.write(`${line}\r\n`),
    onLine: () => undefined,
    next: (part, milliseconds = 30_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(one);
          reject(new Error(`${nick} waited ${milliseconds} ms in vain for ${part}`));
        }, milliseconds);
        const one = {
          part,
          found: (line: string) => {
            clearTimeout(timer);
            waiting.delete(one);
            resolve(line);
          },
        };
        waiting.add(one);
      }),
    close: () => void socket.destroy(),
  };
  socket.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("PING ")) socket.write(`PONG ${line.slice(5)}\r\n`);
      for (const one of waiting) if (line.includes(one.part)) one.found(line);
      client.onLine(line);
    }
  });
  const welcome = client.next(" 376 ").catch(() => client.next(" 422 "));
  const noMotd = client.next(" 422 ").catch(() => undefined);
  socket.write(`NICK ${nick}\r\nUSER ${nick} 0 * :${nick}\r\n`);
  await Promise.race([welcome, noMotd]);
  return client;
}
