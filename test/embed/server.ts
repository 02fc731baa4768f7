/** A loopback server with the part of OpenAI's API that embedding servers speak, over a toy language. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { textVector } from "./concepts.ts";

export interface EmbeddingServer {
  /** As in the config: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  /** Every text it was given, in order. */
  readonly given: string[];
  /** The requests' headers. */
  readonly headers: IncomingMessage["headers"][];
  /** Milliseconds before it answers. */
  delay: number;
  /** What it answers instead of vectors. */
  instead: { readonly status: number; readonly body: string } | undefined;
  /** Numbers of zero behind each vector: another model. */
  extra: number;
  close(): Promise<void>;
}

/** @param port where it was before, to come back after an outage */
export async function embeddingServer(port = 0): Promise<EmbeddingServer> {
  const http = createServer((request, response) => {
    void (async () => {
      let text = "";
      for await (const part of request.setEncoding("utf8")) text += part;
      state.headers.push(request.headers);
      if (request.method !== "POST" || request.url !== "/v1/embeddings") {
        response.writeHead(404).end('{"error": {"message": "no such path"}}');
        return;
      }
      const { model, input } = JSON.parse(text) as { model: string; input: string[] };
      state.given.push(...input);
      if (state.delay > 0) await sleep(state.delay);
      if (state.instead) {
        response.writeHead(state.instead.status).end(state.instead.body);
        return;
      }
      const more = new Array<number>(state.extra).fill(0);
      const data = input.map((one, index) => ({
        object: "embedding",
        index,
        embedding: [...textVector(one), ...more],
      }));
      // Servers need not keep the order: the index says which is which.
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ object: "list", model, data: data.reverse() }));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  const state: EmbeddingServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    given: [],
    headers: [],
    delay: 0,
    instead: undefined,
    extra: 0,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return state;
}
