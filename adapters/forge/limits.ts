/** How long a forge wants to be left alone. Pure. */

const minute = 60_000;
/** Never longer than this at a time: a wrong clock there must not silence the bot for a day. */
const longest = 65 * minute;
/** What is left for whoever else uses the same token, of a limit in the thousands. */
const reserve = 50;

const number = (headers: Headers, ...names: readonly string[]): number | undefined => {
  for (const name of names) {
    const value = headers.get(name);
    if (value !== null && /^\d+$/.test(value.trim())) return Number(value);
  }
  return undefined;
};

/** `Retry-After` is seconds or a date. */
function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after");
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/**
 * @param now milliseconds
 * @param tried how often it was asked in vain: GitHub wants the wait after a secondary limit to grow
 * @returns milliseconds; 0 when it may go on at once
 */
export function waitFor(status: number, headers: Headers, body: string, now: number, tried: number): number {
  const refused = status === 403 || status === 429;
  const asked = retryAfter(headers, now);
  if ((refused || status === 503) && asked !== undefined) return Math.min(asked + 500, longest);
  const limit = number(headers, "x-ratelimit-limit", "ratelimit-limit");
  const remaining = number(headers, "x-ratelimit-remaining", "ratelimit-remaining");
  const reset = number(headers, "x-ratelimit-reset", "ratelimit-reset");
  if (remaining !== undefined && reset !== undefined) {
    const kept = limit !== undefined && limit >= 1000 ? reserve : 0;
    // A second more: the clocks may differ, and to be early is to be refused again.
    if (refused ? remaining === 0 : remaining <= kept)
      return Math.min(Math.max(0, reset * 1000 - now) + 1000, longest);
  }
  if (status === 429 || (status === 403 && /secondary rate limit|abuse detection/i.test(body)))
    return Math.min(minute * 2 ** tried, longest);
  return 0;
}
