/** REST: finds the route, checks the token and the limits, writes answers and refusals. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError } from "./errors.ts";
import type { Limits } from "./limits.ts";
import type { Call, Route } from "./routes.ts";
import type { State } from "./state.ts";
import { fields, type Json } from "./validate.ts";

/** Ids by which limits are counted apart. */
const major = ["channel", "guild", "token"];

interface Compiled extends Route {
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

function compile(route: Route): Compiled {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
  return { ...route, names, pattern: new RegExp(`^${route.path.replace(/:\w+/g, "([^/]+)")}$`) };
}

async function read(request: IncomingMessage): Promise<Json | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new ApiError(400, 50109, "The request body contains invalid JSON.");
  }
}

export function createHttp(options: {
  readonly state: State;
  readonly routes: readonly Route[];
  readonly limits: Limits;
  /** What to do instead of answering: an outage, a lost answer. */
  readonly meddle: (method: string, path: string) => "refuse" | "lose" | undefined;
}) {
  const { state, limits } = options;
  const routes = options.routes.map(compile);

  function find(method: string, path: string): { route: Compiled; call: Pick<Call, "params"> } | undefined {
    for (const route of routes) {
      const found = route.method === method ? route.pattern.exec(path) : null;
      if (!found) continue;
      const params = Object.fromEntries(
        route.names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? "")]),
      );
      return { route, call: { params } };
    }
    return undefined;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    const method = request.method ?? "GET";
    const version = /^\/api\/v(\d+)/.exec(url.pathname)?.[1];
    const path = url.pathname.replace(/^\/api(\/v\d+)?/, "");
    state.requests.push(`${method} ${path}`);
    const meddled = options.meddle(method, path);
    if (meddled === "refuse") {
      response.writeHead(503).end();
      return;
    }
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    const write = (status: number, body: unknown): void => {
      if (meddled === "lose") {
        response.destroy();
        return;
      }
      if (body === undefined) delete headers["Content-Type"];
      response.writeHead(status, headers);
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    try {
      const whole = await read(request);
      if (version !== "10") throw new ApiError(400, 50041, "Invalid API version provided");
      const found = find(method, path);
      if (!found) throw new ApiError(404, 0, "404: Not Found");
      const { route, call } = found;
      const bot = request.headers.authorization === `Bot ${state.token}`;
      if (!bot && !route.open) throw new ApiError(401, 0, "401: Unauthorized");
      const resource = Object.entries(call.params)
        .filter(([name]) => major.includes(name))
        .map(([, value]) => value);
      const verdict = limits.take(`${route.method} ${route.path}`, resource.join("/"), route.open !== true);
      Object.assign(headers, verdict.headers);
      if (verdict.retryAfter !== undefined) {
        const { retryAfter, global } = verdict;
        write(429, { message: "You are being rate limited.", retry_after: retryAfter, global });
        return;
      }
      const result = await route.run(
        { params: call.params, query: url.searchParams, body: fields(whole), whole, bot },
        state,
      );
      write(result === undefined ? 204 : 200, result);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        write(500, {
          message: error instanceof Error ? (error.stack ?? error.message) : String(error),
          code: 0,
        });
        return;
      }
      const { status, code, message, errors, retryAfter } = error;
      if (retryAfter !== undefined) {
        headers["Retry-After"] = String(retryAfter);
        headers["X-RateLimit-Scope"] = "shared";
      }
      write(status, {
        message,
        code,
        ...(errors ? { errors } : {}),
        ...(retryAfter === undefined ? {} : { retry_after: retryAfter, global: false }),
      });
    }
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    void answer(request, response);
  };
}
