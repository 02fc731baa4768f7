/** Rate limits: a bucket for each route and top-level resource, and one for everything. Source: docs, topics/rate-limits */
import { createHash } from "node:crypto";

interface Bucket {
  left: number;
  resetAt: number;
}

/** Some requests in some milliseconds. */
export interface Rate {
  readonly count: number;
  readonly ms: number;
}

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds; undefined when the request may pass. */
  readonly retryAfter: number | undefined;
  readonly global: boolean;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

export type Limits = ReturnType<typeof createLimits>;

/** @param usual for every route that has none of its own */
export function createLimits(usual: Rate) {
  const own = new Map<string, Rate>();
  const buckets = new Map<string, Bucket>();
  let globalUntil = 0;
  let refused = 0;

  return {
    /** @param route `POST /channels/:channel/messages` */
    set: (route: string, rate: Rate): void => {
      own.set(route, rate);
      buckets.clear();
    },
    /** Everything is refused for so long. */
    everything(ms: number): void {
      globalUntil = Date.now() + ms;
    },
    /** How many requests were refused. */
    refused: (): number => refused,
    take(route: string, major: string, bound: boolean): Verdict {
      const now = Date.now();
      if (bound && now < globalUntil) {
        refused++;
        const retryAfter = (globalUntil - now) / 1000;
        const headers = {
          "Retry-After": String(retryAfter),
          "X-RateLimit-Global": "true",
          "X-RateLimit-Scope": "global",
        };
        return { headers, retryAfter, global: true };
      }
      const rate = own.get(route) ?? usual;
      const key = `${route}/${major}`;
      let bucket = buckets.get(key);
      if (!bucket || now >= bucket.resetAt) {
        bucket = { left: rate.count, resetAt: now + rate.ms };
        buckets.set(key, bucket);
      }
      const fits = bucket.left > 0;
      if (fits) bucket.left--;
      else refused++;
      const wait = bucket.resetAt - now;
      const headers = {
        "X-RateLimit-Limit": String(rate.count),
        "X-RateLimit-Remaining": String(bucket.left),
        "X-RateLimit-Reset": seconds(bucket.resetAt),
        "X-RateLimit-Reset-After": seconds(wait),
        "X-RateLimit-Bucket": createHash("md5").update(route).digest("hex"),
      };
      if (fits) return { headers, retryAfter: undefined, global: false };
      const refusal = { "Retry-After": seconds(wait), "X-RateLimit-Scope": "user" };
      return { headers: { ...headers, ...refusal }, retryAfter: wait / 1000, global: false };
    },
  };
}
