/** The settings of a Discord network, or of a server that speaks its API. */
import * as z from "zod";
import { channelSettings, name } from "./channel.ts";
import { duration } from "./duration.ts";

const address = z.url({
  protocol: /^https?$/,
  error: "expected a web address such as https://discord.com/api",
});

/** Source: https://discord.com/developers/docs/reference#snowflakes */
const snowflake = z
  .string()
  .regex(/^\d{15,20}$/, 'expected an id of digits in quotes, such as "81384788765712384"');

const channelName = z.string().regex(/^[^\s\p{Cc}]+$/u, "expected the name of a channel, without spaces");

const channel = z.union(
  [channelName.transform((only) => ({ name: only })), channelSettings.extend({ name: channelName })],
  'expected the name of a channel in quotes, such as "#help", or a group of keys with its name',
);

const messagesExpected = "expected a whole number from 0 to 100000";

export const discord = z.strictObject({
  type: z.literal("discord"),
  name,
  /** The bot's token, from the Developer Portal. */
  token: z.string().min(1),
  /** The servers that the channels are looked for in; all that the bot is in when none is named. */
  guilds: z.array(snowflake).default([]),
  /** `#help`, or a channel's id in quotes, which also survives a renaming. */
  channels: z.array(channel).min(1),
  /** Whether the portal grants the Message Content intent. Without it: mentions, private messages, slash commands. */
  messageContent: z.boolean().default(true),
  /** Where slash commands are registered: `guild` shows them at once, `global` also in private messages. */
  register: z.enum(["guild", "global"]).default("guild"),
  /** Answer in a thread made from the question. */
  threads: z.boolean().default(true),
  /** The tag of a forum that marks a post as solved. */
  solvedTag: z.string().min(1).max(20).default("solved"),
  /** What is read of the time while the bot was away, in each channel. */
  catchUp: z
    .strictObject({
      messages: z
        .number(messagesExpected)
        .int(messagesExpected)
        .min(0, messagesExpected)
        .max(100_000, messagesExpected)
        .default(1000),
      age: duration.default(864e5),
    })
    .prefault({}),
  rest: z
    .strictObject({
      api: address.default("https://discord.com/api"),
      cdn: address.default("https://cdn.discordapp.com"),
      version: z
        .string()
        .regex(/^\d{1,2}$/, 'expected a version in quotes, such as "10"')
        .default("10"),
    })
    .prefault({}),
});

/** The checked settings, defaults filled in. Durations in milliseconds. */
export type DiscordSettings = z.output<typeof discord>;
