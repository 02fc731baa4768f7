/**
 * Asks a forge's REST API: one request at a time, politely. Knows ETags, pages by the Link
 * header, the limits that forges tell in their headers, and when to give up.
 * Source: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 * and https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
 */
import { setTimeout as sleep } from "node:timers/promises";
import { SourceError } from "../../src/forges/source.ts";
import type { Log } from "../../src/log.ts";
import { waitFor } from "./limits.ts";

export interface RestOptions {
  /** The source's name, for messages. */
  readonly name: string;
  /** Ends without a slash. */
  readonly base: string;
  /** With the token, where there is one. */
  readonly headers: Readonly<Record<string, string>>;
  readonly log: Log;
  /** Milliseconds. Defaults: 30 s for an answer; 1 s for the first wait after a failure, doubled each time. */
  readonly patience?: { readonly answer?: number; readonly failure?: number };
}

/** One page of a list. */
export interface Page {
  /** The same as the last time, by its ETag: nothing was sent. */
  readonly unchanged: boolean;
  readonly body: unknown;
  readonly etag: string | undefined;
  /** The address of the next page. */
  readonly next: string | undefined;
  /** Where the forge tells it. */
  readonly pages: number | undefined;
}

export interface Rest {
  /**
   * @param address a path under the base, or what a page called its next
   * @throws SourceError when the forge refuses, or can't be reached for long
   */
  get(
    address: string,
    options: { readonly signal: AbortSignal; readonly etag?: string | undefined },
  ): Promise<Page>;
}

/** After so many failures in a row the next look is awaited. */
const tries = 5;
/** The largest answer that is read, bytes: a page of a hundred long descriptions stays far below. */
const largest = 32 * 1024 * 1024;

/** `<https://…?page=2>; rel="next"`. Source: https://www.rfc-editor.org/rfc/rfc8288 */
export function linkTo(rel: string, header: string | null): string | undefined {
  for (const [, address, parameters] of (header ?? "").matchAll(/<([^<>]*)>([^<]*)/g))
    if (new RegExp(`\\brel="?${rel}"?(?:[;,\\s]|$)`, "i").test(parameters ?? "")) return address;
  return undefined;
}

const pageNumber = (address: string | undefined): number | undefined => {
  const found = /[?&]page=(\d+)/.exec(address ?? "")?.[1];
  return found === undefined ? undefined : Number(found);
};

const refusals: Readonly<Record<number, readonly [string, string]>> = {
  401: ["the token is refused", "Make a new token and set it as `token`."],
  403: [
    "the token may not read this",
    "Give the token read access to the repository, its issues and changes.",
  ],
  404: [
    "there is no such repository, or the token may not see it",
    "Correct `repositories`, or give the token access to a private one.",
  ],
  410: [
    "this part of the repository is switched off",
    "Switch it on at the forge, or take the repository out.",
  ],
};

async function bodyOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > largest) throw new Error(`an answer of more than ${largest} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

export function createRest(options: RestOptions): Rest {
  const { name, base, log } = options;
  const { answer = 30_000, failure = 1000 } = options.patience ?? {};
  const origin = new URL(base).origin;
  let notBefore = 0;

  async function ask(
    url: URL,
    etag: string | undefined,
    signal: AbortSignal,
  ): Promise<{ response: Response; text: string }> {
    const response = await fetch(url, {
      headers: { ...options.headers, ...(etag === undefined ? {} : { "if-none-match": etag }) },
      signal: AbortSignal.any([signal, AbortSignal.timeout(answer)]),
    });
    return { response, text: await bodyOf(response) };
  }

  function page(response: Response, text: string, etag: string | undefined): Page {
    const link = response.headers.get("link");
    const unchanged = response.status === 304;
    let body: unknown;
    try {
      body = unchanged ? undefined : JSON.parse(text);
    } catch {
      throw new SourceError(`${name}: ${base} doesn't answer with JSON`, "Correct the address of the API.", {
        forGood: true,
      });
    }
    const last = Number(response.headers.get("x-total-pages")) || pageNumber(linkTo("last", link));
    return {
      unchanged,
      body,
      etag: response.headers.get("etag") ?? (unchanged ? etag : undefined),
      next: linkTo("next", link),
      pages: last || undefined,
    };
  }

  return {
    async get(address, { signal, etag }) {
      const url = new URL(/^https?:/.test(address) ? address : `${base}${address}`);
      // A token must not follow a link to somewhere else.
      if (url.origin !== origin)
        throw new SourceError(`${name}: the API links to ${url.origin}`, "Correct the address of the API.", {
          forGood: true,
        });
      let reason: unknown;
      for (let tried = 0; tried < tries; ) {
        if (notBefore > Date.now()) await sleep(notBefore - Date.now(), undefined, { signal });
        signal.throwIfAborted();
        try {
          const { response, text } = await ask(url, etag, signal);
          const wait = waitFor(response.status, response.headers, text, Date.now(), tried);
          if (wait > 0) {
            notBefore = Date.now() + wait;
            log.info({ source: name, seconds: Math.ceil(wait / 1000) }, "the forge asks to wait");
          }
          if (response.ok || response.status === 304) return page(response, text, etag);
          const limited = response.status === 429 || (response.status === 403 && wait > 0);
          reason = `HTTP ${response.status}`;
          // Waiting as long as asked is no failure, but a forge that only ever asks to wait is one.
          tried += limited ? 0.5 : 1;
          if (limited) continue;
          const refused = refusals[response.status];
          if (refused || (response.status >= 400 && response.status < 500)) {
            const [what, mend] = refused ?? [
              `the forge answers ${response.status}`,
              "Look at the address and the token.",
            ];
            throw new SourceError(`${name}: ${url.pathname}: ${what}`, mend, { forGood: true });
          }
        } catch (error) {
          if (error instanceof SourceError || signal.aborted) throw error;
          reason = error;
          tried++;
        }
        if (tried < tries) await sleep(failure * 2 ** tried, undefined, { signal });
      }
      const { cause, message } =
        reason instanceof Error ? reason : { cause: undefined, message: String(reason) };
      const code = (cause as { code?: unknown } | undefined)?.code;
      throw new SourceError(
        `${name}: ${origin} can't be read: ${typeof code === "string" ? code : message}`,
        "It is tried again by itself; look at the address and the machine's network.",
        { cause: reason },
      );
    },
  };
}

/** All of a list that belongs to one item, at most some 500; what is no list tells nothing. */
export async function shortList(
  rest: Rest,
  address: string,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  for (let next: string | undefined = address; next !== undefined && items.length < 500; ) {
    const { body, next: after } = await rest.get(next, { signal });
    if (Array.isArray(body)) items.push(...body);
    next = after;
  }
  return items;
}
