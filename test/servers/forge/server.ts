/**
 * A loopback REST server that keeps lists as forges do: pages with Link headers, ETags, limits
 * told in headers. What is in the lists is the test's; every request is written down.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Item = Readonly<Record<string, unknown>>;

export interface ForgeServer {
  readonly url: string;
  /** By path; a list or an object. `key` names the time that lists are filtered and ordered by. */
  readonly content: Map<string, { readonly items?: Item[]; readonly object?: Item; readonly key?: string }>;
  /** Paths asked for, with their query; 304s are marked. */
  readonly asked: string[];
  readonly headers: Readonly<Record<string, string | string[] | undefined>>[];
  /** What the next requests are answered with instead, one each. */
  readonly instead: ((response: ServerResponse) => void)[];
  /** Items a page, whatever is asked for. */
  pageSize: number;
  /** Requests left; undefined tells no limit. */
  remaining: number | undefined;
  /** Seconds since the epoch when the limit is over. */
  reset: number;
  close(): Promise<void>;
}

/** @param base the path of the API, such as `/api/v3` */
export async function startForge(base = ""): Promise<ForgeServer> {
  const server = createServer((request, response) => {
    try {
      answer(request, response);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  const forge = {
    url: "",
    content: new Map(),
    asked: [],
    headers: [],
    instead: [],
    pageSize: 100,
    remaining: undefined,
    reset: 0,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  } as { -readonly [K in keyof ForgeServer]: ForgeServer[K] };

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", forge.url);
    forge.headers.push(request.headers);
    forge.asked.push(url.pathname.slice(base.length) + url.search);
    const instead = forge.instead.shift();
    if (instead) {
      instead(response);
      return;
    }
    if (forge.remaining !== undefined) {
      response.setHeader("x-ratelimit-limit", "5000");
      response.setHeader("x-ratelimit-remaining", String(Math.max(0, forge.remaining)));
      response.setHeader("x-ratelimit-reset", String(forge.reset));
      if (forge.remaining <= 0 && Date.now() / 1000 < forge.reset) {
        response.writeHead(403).end('{"message":"API rate limit exceeded"}');
        return;
      }
      forge.remaining--;
    }
    const found = forge.content.get(decodeURIComponent(url.pathname.slice(base.length)));
    if (!found) {
      response.writeHead(404).end('{"message":"Not Found"}');
      return;
    }
    if (found.object) {
      send(request, response, JSON.stringify(found.object));
      return;
    }
    const list = ordered(found.items ?? [], found.key, url.searchParams);
    const page = Number(url.searchParams.get("page") ?? 1);
    const pages = Math.max(1, Math.ceil(list.length / forge.pageSize));
    const to = (number: number, rel: string): string => {
      const other = new URL(url);
      other.searchParams.set("page", String(number));
      return `<${other.href}>; rel="${rel}"`;
    };
    if (page < pages) response.setHeader("link", `${to(page + 1, "next")}, ${to(pages, "last")}`);
    send(request, response, JSON.stringify(list.slice((page - 1) * forge.pageSize, page * forge.pageSize)));
  }

  function send(request: IncomingMessage, response: ServerResponse, body: string): void {
    const etag = `W/"${createHash("sha1").update(body).digest("hex")}"`;
    response.setHeader("etag", etag);
    if (request.headers["if-none-match"] === etag) {
      forge.asked[forge.asked.length - 1] += " 304";
      response.writeHead(304).end();
      return;
    }
    response.writeHead(200, { "content-type": "application/json" }).end(body);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  forge.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
  return forge;
}

/** As `since`, `updated_after`, `sort`/`order_by` and `direction` ask. */
function ordered(items: readonly Item[], key: string | undefined, query: URLSearchParams): readonly Item[] {
  const timeOf = (item: Item, name: string): number => {
    const value = name.split(".").reduce<unknown>((at, part) => (at as Item | undefined)?.[part], item);
    return Date.parse(String(value));
  };
  const since = query.get("since") ?? query.get("updated_after");
  const kept = since && key ? items.filter((item) => timeOf(item, key) >= Date.parse(since)) : [...items];
  const by = query.get("sort") === "created" ? "created_at" : key;
  if (!by) return kept;
  const ascending = [query.get("direction"), query.get("sort"), query.get("order_by")].includes("asc");
  const sorted = [...kept].sort((one, other) => timeOf(one, by) - timeOf(other, by));
  return ascending || query.get("sort") === "asc" ? sorted : sorted.reverse();
}
