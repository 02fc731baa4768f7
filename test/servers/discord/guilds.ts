/** The bot itself, people, guilds, and the gateway's address. Source: docs, resources/user and resources/guild */
import {
  type APIUser,
  ApplicationFlags,
  ChannelType,
  type RESTGetAPIGatewayBotResult,
} from "discord-api-types/v10";
import { ApiError, missingAccess, unknown } from "./errors.ts";
import { param, type Route } from "./routes.ts";
import { addChannel, type Channel, type Guild, granted, isThread, type State, shown } from "./state.ts";
import { assertSnowflake, textOf } from "./validate.ts";

/** The private conversation with somebody; the same one every time. */
export function dmWith(state: State, user: string): Channel {
  const known = [...state.channels.values()].find((channel) => channel.person === user);
  return known ?? addChannel(state, { type: ChannelType.DM, guild: undefined, name: "", person: user });
}

function guildOf(state: State, id: string): Guild {
  assertSnowflake(id, ["guild_id"]);
  const guild = state.guilds.get(id);
  if (!guild) throw unknown.guild();
  if (!guild.available) throw missingAccess();
  return guild;
}

export function guildRoutes(options: {
  readonly gateway: () => string;
  readonly shards: () => number;
}): readonly Route[] {
  const member = (user: APIUser, state: State) => ({
    user,
    nick: null,
    roles: [],
    joined_at: new Date(0).toISOString(),
    deaf: false,
    mute: false,
    flags: 0,
    permissions: granted.toString(),
    communication_disabled_until: user.id === state.bot.id ? null : undefined,
  });
  return [
    {
      method: "GET",
      path: "/gateway/bot",
      run: (): RESTGetAPIGatewayBotResult => ({
        url: options.gateway(),
        shards: options.shards(),
        session_start_limit: {
          total: 1000,
          remaining: 999,
          reset_after: 0,
          max_concurrency: options.shards(),
        },
      }),
    },
    { method: "GET", path: "/users/@me", run: (_, state) => state.bot },
    {
      method: "GET",
      path: "/applications/@me",
      run: (_, state) => ({
        id: state.application,
        name: state.bot.username,
        flags: state.portal.messageContent ? ApplicationFlags.GatewayMessageContentLimited : 0,
      }),
    },
    {
      method: "GET",
      path: "/users/@me/guilds",
      run: (_, state) => [...state.guilds.values()].map(({ id, name }) => ({ id, name, owner: false })),
    },
    {
      method: "POST",
      path: "/users/@me/channels",
      run(call, state) {
        const id = textOf(call.body["recipient_id"]);
        assertSnowflake(id, ["recipient_id"]);
        if (!state.users.has(id) || id === state.bot.id)
          throw new ApiError(400, 50033, "Invalid Recipient(s)");
        return shown(state, dmWith(state, id));
      },
    },
    {
      method: "GET",
      path: "/guilds/:guild",
      run(call, state) {
        const { id, name, owner } = guildOf(state, param(call, "guild"));
        const everyone = { id, name: "@everyone", permissions: granted.toString(), position: 0 };
        return { id, name, owner_id: owner, roles: [everyone], emojis: [], features: [] };
      },
    },
    {
      method: "GET",
      path: "/guilds/:guild/channels",
      run(call, state) {
        const { id } = guildOf(state, param(call, "guild"));
        return [...state.channels.values()]
          .filter((channel) => channel.guild === id && !isThread(channel))
          .map((channel) => shown(state, channel));
      },
    },
    {
      method: "GET",
      path: "/guilds/:guild/members/:user",
      run(call, state) {
        guildOf(state, param(call, "guild"));
        const user = state.users.get(param(call, "user"));
        if (!user) throw unknown.member();
        return member(user, state);
      },
    },
    {
      method: "GET",
      path: "/guilds/:guild/threads/active",
      run(call, state) {
        const { id } = guildOf(state, param(call, "guild"));
        const all = [...state.channels.values()].filter(
          (channel) => channel.guild === id && isThread(channel) && !channel.archived,
        );
        return { threads: all.map((one) => shown(state, one)), members: [] };
      },
    },
  ];
}
