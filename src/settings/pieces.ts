/** What the settings of several networks are made of. */
import { z } from "zod";

const units: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };
const durationExpected = "expected a duration such as 90s, 10m, 2h, 3d or 1w";

/** `90s`, `1h30m`, or 0; as milliseconds. */
export const duration = z.union([z.string(), z.literal(0)], durationExpected).transform((text, context) => {
  if (text === 0) return 0;
  const written = text.trim().toLowerCase();
  let sum = 0;
  for (const [, count, unit] of written.matchAll(/(\d+(?:\.\d+)?)([smhdw])/g))
    sum += Number(count) * (units[unit ?? ""] ?? 0);
  if (/^(?:\d+(?:\.\d+)?[smhdw])+$/.test(written) && Number.isSafeInteger(Math.round(sum)))
    return Math.round(sum);
  context.addIssue({ code: "custom", message: durationExpected });
  return z.NEVER;
});

/** A whole number with both of its bounds in the message, whichever of them was broken. */
export function whole(from: number, to: number): z.ZodNumber {
  const expected = `expected a whole number from ${from} to ${to}`;
  return z.number(expected).int(expected).min(from, expected).max(to, expected);
}

export const name = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]*$/, "expected a name of letters, digits, dots, dashes and underscores");

const language = z.string().regex(/^[a-z]{2}$/, "expected a language as two letters, such as en");

const channelName = z.string().regex(/^[^\s\p{Cc}]+$/u, "expected the name of a channel, without spaces");

/** A channel's name alone, or with what holds for it only. */
export const channel = z.union(
  [
    channelName.transform((only) => ({ name: only })),
    z.strictObject({
      name: channelName,
      answer: z.enum(["auto", "addressed", "off"]).optional(),
      wait: z.union([z.literal("off"), duration]).optional(),
      language: language.optional(),
      areas: z.array(name).optional(),
    }),
  ],
  'expected the name of a channel in quotes, such as "#project", or a group of keys with its name',
);
