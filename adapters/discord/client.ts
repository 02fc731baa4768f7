/** The library's client, made so that it holds next to nothing. */
import {
  Client,
  type ClientOptions,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  Options,
  type RateLimitData,
} from "discord.js";
import type { DiscordSettings } from "../../src/settings/discord.ts";
import { createShards } from "./shards.ts";
import type { Timing } from "./timing.ts";

/** As few as possible. Source: https://discord.com/developers/docs/events/gateway#list-of-intents */
export function intentsOf(settings: Pick<DiscordSettings, "messageContent">): GatewayIntentBits[] {
  return [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessages,
    GatewayIntentBits.DirectMessageReactions,
    ...(settings.messageContent ? [GatewayIntentBits.MessageContent] : []),
  ];
}

/** Nothing of a guild is kept by the library; what the adapter needs is in `directory.ts`. */
const caches = Options.cacheWithLimits({
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
});

/** Requests alone, without the gateway: what a check needs. */
export function restOptions(settings: DiscordSettings, timing: Timing): NonNullable<ClientOptions["rest"]> {
  return {
    api: settings.rest.api.replace(/\/+$/, ""),
    cdn: settings.rest.cdn.replace(/\/+$/, ""),
    version: settings.rest.version,
    timeout: timing.request,
    retries: 2,
    // A long wait belongs to the outbox, where it is seen and survives a restart.
    rejectOnRateLimit: ({ timeToReset, retryAfter, sublimitTimeout }: RateLimitData) =>
      Math.max(retryAfter, sublimitTimeout, Number.isFinite(timeToReset) ? timeToReset : 0) > timing.patience,
  };
}

/** @param onDispatch gets every packet of the gateway, in order */
export function createClient(
  settings: DiscordSettings,
  timing: Timing,
  onDispatch: (payload: GatewayDispatchPayload) => void,
): { readonly client: Client; end(): Promise<void> } {
  const shards = createShards(onDispatch);
  const client = new Client({
    intents: intentsOf(settings),
    shards: "auto",
    makeCache: caches,
    sweepers: {},
    waitGuildTimeout: 0,
    allowedMentions: { parse: [] },
    rest: restOptions(settings, timing),
    ws: { version: Number(settings.rest.version), buildStrategy: shards.build },
  });
  return {
    client,
    async end() {
      shards.end();
      await client.destroy();
    },
  };
}
