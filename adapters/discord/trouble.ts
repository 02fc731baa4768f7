/** What went wrong and how to mend it, each a sentence. */
import type { DiscordSettings } from "../../src/settings/discord.ts";

export interface Trouble {
  readonly what: string;
  readonly mend: string;
}

const portal = "the Developer Portal (Applications → your bot → Bot)";

export const tokenTrouble = (network: string): Trouble => ({
  what: `${network}: Discord refused the bot's token.`,
  mend: `Reset the token in ${portal} and set it as token in the config.`,
});

/** Close code 4014. Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes */
export const intentTrouble = (network: string): Trouble => ({
  what: `${network}: the bot is not allowed the Message Content intent.`,
  mend: `Switch on Message Content Intent in ${portal}, or set messageContent: false in the config.`,
});

/** Close codes after which connecting again the same way is of no use. */
const closes: Readonly<Record<number, (network: string) => Trouble>> = {
  4004: tokenTrouble,
  4010: (network) => ({
    what: `${network}: Discord refused the shard number.`,
    mend: "Restart the bot; it asks Discord anew how many shards to use.",
  }),
  4011: (network) => ({
    what: `${network}: Discord wants the bot to use more shards.`,
    mend: "Restart the bot; it asks Discord anew how many shards to use.",
  }),
  4012: (network) => ({
    what: `${network}: this gateway does not speak the API version of the config.`,
    mend: 'Set rest.version to a version that the server offers, such as "10".',
  }),
  4013: (network) => ({
    what: `${network}: the gateway does not know the intents that the bot asked for.`,
    mend: "Set messageContent: false, or check that rest.api is right.",
  }),
  4014: intentTrouble,
};

export const closeTrouble = (network: string, code: number): Trouble | undefined => closes[code]?.(network);

export const unreachable = (settings: DiscordSettings, why: string): Trouble => ({
  what: `${settings.name}: ${settings.rest.api} cannot be reached: ${why}.`,
  mend: "It is tried again by itself; check rest.api and the machine's network.",
});

export const loginTrouble = (network: string, seconds: number): Trouble => ({
  what: `${network}: the gateway did not let the bot in within ${seconds} seconds.`,
  mend: "It is tried again by itself; check whether Discord has an outage.",
});

export const missingChannel = (network: string, channel: string): Trouble => ({
  what: `${network}: the bot sees no channel ${channel}.`,
  mend: `Correct ${channel} in the config, invite the bot to that server, or give it View Channel there.`,
});

export const twoChannels = (network: string, channel: string, count: number): Trouble => ({
  what: `${network}: ${count} channels are called ${channel}; the bot uses the oldest one.`,
  mend: "Write the channel's id in the config (Developer Mode → Copy Channel ID).",
});

export const missingPermission = (channel: string, permissions: readonly string[]): Trouble => ({
  what: `The bot may not do its work in ${channel}: it lacks ${permissions.join(", ")}.`,
  mend: `Give the bot's role ${permissions.join(", ")} in the settings of ${channel}, under Permissions.`,
});

export const slowMode = (channel: string, seconds: number): Trouble => ({
  what: `${channel} is in slow mode${seconds > 0 ? ` (${seconds} s)` : ""}, and it holds for the bot, too.`,
  mend: `Give the bot's role Manage Messages or Manage Channels in ${channel}, so that it may answer at once.`,
});
