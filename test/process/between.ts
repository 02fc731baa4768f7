/** Stands between the program and a real server: lets calls pass, slows or refuses them, or keeps back an answer. */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A call, without its query. */
export interface Passing {
  readonly method: string;
  readonly path: string;
}

export interface Between {
  /** Where the program finds it instead of the server. */
  readonly url: string;
  /** Calls that fit get a 502, also those under way: the server behind is down, as its proxy says. */
  refuse(which: ((call: Passing) => boolean) | undefined): void;
  /** Calls that fit reach the server so much later. */
  slow(which: ((call: Passing) => boolean) | undefined, milliseconds?: number): void;
  /**
   * The answer to the next call that fits gets lost, though the server has done it.
   * Resolves in the moment when the server has answered; rejects when it did not in time.
   */
  loseAnswer(which: (call: Passing) => boolean, milliseconds: number): Promise<Passing>;
  /** How often each call that fits came through. */
  times(which: (call: Passing) => boolean): ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** @param target `http://127.0.0.1:PORT`, without a path */
export async function standBetween(target: string): Promise<Between> {
  const passed = new Map<string, Passing & { count: number }>();
  const waiting = new Map<ServerResponse, Passing>();
  let refused: ((call: Passing) => boolean) | undefined;
  let slowed: { which: (call: Passing) => boolean; milliseconds: number } | undefined;
  let losing: { which: (call: Passing) => boolean; done: (call: Passing) => void } | undefined;

  function turnAway(response: ServerResponse): void {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { "Content-Type": "text/html" }).end("<h1>Bad Gateway</h1>");
  }

  function pass(incoming: IncomingMessage, response: ServerResponse): void {
    const { method = "GET", url = "/" } = incoming;
    const call: Passing = { method, path: url.split("?")[0] ?? url };
    if (refused?.(call)) {
      incoming.resume();
      turnAway(response);
      return;
    }
    const name = `${method} ${call.path}`;
    const known = passed.get(name);
    if (known) known.count++;
    else passed.set(name, { ...call, count: 1 });
    waiting.set(response, call);
    response.once("close", () => waiting.delete(response));
    if (slowed?.which(call)) setTimeout(() => goOn(call, url, incoming, response), slowed.milliseconds);
    else goOn(call, url, incoming, response);
  }

  function goOn(call: Passing, url: string, incoming: IncomingMessage, response: ServerResponse): void {
    const { method } = call;
    const { headers } = incoming;
    const { host } = new URL(target);
    const onward = request(`${target}${url}`, { method, headers: { ...headers, host } }, (answer) => {
      if (losing?.which(call)) {
        const { done } = losing;
        losing = undefined;
        answer.resume();
        done(call);
        response.destroy();
        return;
      }
      if (response.headersSent || response.destroyed) return void answer.resume();
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    // The server is down: so is what the program sees of it.
    onward.on("error", () => turnAway(response));
    response.on("close", () => void (response.writableFinished || losing?.which(call) || onward.destroy()));
    incoming.pipe(onward);
  }

  const server = createServer(pass);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refuse(which) {
      refused = which;
      for (const [response, call] of waiting) if (which?.(call)) turnAway(response);
    },
    slow(which, milliseconds = 0) {
      slowed = which && { which, milliseconds };
    },
    loseAnswer: (which, milliseconds) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          losing = undefined;
          reject(new Error(`Waited ${milliseconds} ms in vain for an answer to lose`));
        }, milliseconds);
        const done = (call: Passing): void => {
          clearTimeout(timer);
          resolve(call);
        };
        losing = { which, done };
      }),
    times: (which) =>
      new Map([...passed].filter(([, call]) => which(call)).map(([name, { count }]) => [name, count])),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
