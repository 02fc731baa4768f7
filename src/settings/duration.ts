/** Durations in the config: `90s`, `10m`, `2h`, `3d`, `1w`. */
import * as z from "zod";

const units: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };

/**
 * Reads `90s`, `10m`, `2h`, `3d`, `1w`, or several in a row (`1h30m`).
 * @returns milliseconds, or undefined when it is no duration.
 */
export function parseDuration(text: string): number | undefined {
  const parts = text
    .trim()
    .toLowerCase()
    .match(/^(\d+(?:\.\d+)?[smhdw])+$/);
  if (!parts) return undefined;
  let sum = 0;
  for (const [, count, unit] of text.toLowerCase().matchAll(/(\d+(?:\.\d+)?)([smhdw])/g))
    sum += Number(count) * (units[unit ?? ""] ?? 0);
  return Number.isSafeInteger(Math.round(sum)) ? Math.round(sum) : undefined;
}

const expected = "expected a duration such as 90s, 10m, 2h, 3d or 1w";

/** A duration, or 0. In milliseconds. */
export const duration = z.union([z.string(), z.literal(0)], expected).transform((text, context) => {
  const ms = text === 0 ? 0 : parseDuration(text);
  if (ms !== undefined) return ms;
  context.addIssue({ code: "custom", message: expected });
  return z.NEVER;
});
