/** What the config says about a channel, the same for every network. */
import * as z from "zod";
import { duration } from "./duration.ts";
import { placeName, quietHours } from "./ladder.ts";

/** The name of a network, an area, a person. */
export const name = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]*$/, "expected a name of letters, digits, dots, dashes and underscores");

export const language = z.string().regex(/^[a-z]{2}$/, "expected a language as two letters, such as en");

/**
 * When the bot answers from the FAQ in a channel. `auto`: unasked when sure. `offer`: the
 * same, and half sure it puts a light bulb on the question, for its asker to click.
 * `addressed`: only when asked. `shadow`: never; it tells the maintainers what it would
 * have said. `off`: never.
 */
export const answerMode = z.enum(["auto", "offer", "addressed", "shadow", "off"]);
export type AnswerMode = z.output<typeof answerMode>;

/** What may be different in one channel. */
export const channelSettings = z.strictObject({
  answer: answerMode.optional(),
  wait: z.union([z.literal("off"), duration]).optional(),
  language: language.optional(),
  areas: z.array(name).optional(),
  hint: z
    .string()
    .trim()
    .min(1, "expected what newcomers are told once, in private")
    .max(300, "expected at most 300 characters: it is a hint")
    .optional(),
  patience: duration.optional(),
  asks: whole(1, 100).optional(),
  fallback: z.union([placeName, z.literal("off")]).optional(),
  quiet: quietHours.optional(),
});

const channelName = z.string().regex(/^[^\s\p{Cc}]+$/u, "expected the name of a channel, without spaces");

/** A channel by its name, or a group of keys with it. */
export const channel = z.union(
  [
    channelName.transform((only) => ({ name: only })),
    channelSettings.extend({ name: channelName, key: z.string().min(1).optional() }),
  ],
  'expected the name of a channel in quotes, such as "#project", or a group of keys with its name',
);

/** A whole number with both of its bounds in the message, whichever of them was broken. */
export function whole(from: number, to: number): z.ZodNumber {
  const expected = `expected a whole number from ${from} to ${to}`;
  return z.number(expected).int(expected).min(from, expected).max(to, expected);
}
