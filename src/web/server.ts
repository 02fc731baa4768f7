/** The web server: webhooks and health. On the loopback interface unless the config says otherwise. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Body, readBody } from "./body.ts";
import { health } from "./health.ts";
import type { Hook, HookContext, Reply, Route } from "./route.ts";

export interface WebOptions extends HookContext {
  /** The forges' webhooks, from their adapters. */
  readonly hooks: readonly Hook[];
  /** Milliseconds. Defaults: 10 s for the headers, 30 s for the whole request. */
  readonly patience?: { readonly headers: number; readonly request: number };
}

export interface Web {
  /** The one that was bound; differs from the config's when that is 0. */
  readonly port: number;
  /** Lets requests in hand finish for up to 5 s, then ends every connection. */
  close(): Promise<void>;
}

/** Connections at a time; the next ones are dropped. */
const connections = 64;
/** So many bodies of the largest size may be in memory at a time. */
const bodies = 4;
const farewell = 5000;

/** What a client is told whose request is none, by Node's error code. */
const malformed: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

function send(response: ServerResponse, reply: Reply, headers: Record<string, string> = {}): void {
  response
    .writeHead(reply.status, {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    })
    .end(`${JSON.stringify(reply.body)}\n`);
}

/** Answers without having read the body. What is not read cannot be followed by another request: the connection ends. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  error: string,
  headers: Record<string, string> = {},
): void {
  const end = request.complete ? {} : { connection: "close" };
  send(response, { status, body: { error } }, { ...headers, ...end });
}

/**
 * Starts listening as `webhooks` in the config says.
 * @throws Error when the config has no `webhooks`, or the port cannot be bound.
 */
export async function startWeb(options: WebOptions): Promise<Web> {
  const { settings, log, hooks, patience = { headers: 10_000, request: 30_000 } } = options;
  const web = settings.webhooks;
  if (!web) throw new Error("The config has no `webhooks`: there is nothing to serve.");
  const routes: readonly Route[] = [health, ...hooks.map((hook) => hook(options))];
  let held = 0;
  let closing = false;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    const method = request.method === "HEAD" ? "GET" : request.method;
    const here = routes.filter((route) => route.path === path);
    const route = here.find((one) => one.method === method);
    if (here.length === 0) return refuse(request, response, 404, "There is nothing here.");
    if (!route)
      return refuse(request, response, 405, "Not with this method.", {
        allow: here.map((one) => one.method).join(", "),
      });
    const body: Body = await readBody(request, web?.maxBody ?? 0, {
      take(bytes) {
        if (held + bytes > (web?.maxBody ?? 0) * bodies) return false;
        held += bytes;
        return true;
      },
    });
    try {
      if (body.read === "gone") return;
      if (body.read === "large")
        return refuse(request, response, 413, `The body is larger than ${web?.maxBody} bytes.`);
      if (body.read === "busy")
        return refuse(request, response, 503, "Too much at once. Deliver it again later.");
      send(response, await route.answer({ headers: request.headers, body: body.bytes }));
    } finally {
      held -= body.held;
    }
  }

  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      connectionsCheckingInterval: Math.min(1000, patience.headers),
      keepAliveTimeout: 5000,
    },
    (request, response) => {
      // A connection kept alive for a next request would hold up the end.
      response.once("finish", () => closing && setImmediate(() => server.closeIdleConnections()));
      answer(request, response).catch((error: unknown) => {
        log.error({ err: error }, "a web request failed");
        if (response.headersSent) request.socket.destroy();
        else refuse(request, response, 500, "Something broke here.");
      });
    },
  );
  server.maxConnections = connections;
  // Also for a client that sends nothing at all, or stops reading the answer.
  server.setTimeout(patience.request, (socket) => socket.destroy());
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === "ECONNRESET") return socket.destroy();
    const line = malformed[error.code ?? ""] ?? "400 Bad Request";
    return socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          `The web server cannot listen on ${web.host}:${web.port} (${error.code ?? error.message}): choose another \`webhooks.port\` or \`webhooks.host\`.`,
          { cause: error },
        ),
      ),
    );
    server.listen(web.port, web.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  log.info({ host: web.host, port }, "the web server listens");

  return {
    port,
    close() {
      closing = true;
      return new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), farewell);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}
