import {
  type APIApplication,
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIUser,
  ApplicationFlags,
  DiscordAPIError,
  REST,
  type REST as Rest,
  Routes,
} from "discord.js";
import type { Finding } from "../../src/adapter.ts";
import type { DiscordSettings } from "../../src/settings/discord.ts";
import { restOptions } from "./client.ts";
import { createDirectory, isForum, roomOf } from "./directory.ts";
import { missing, needed, neededForThreads, neededInForums, permissionsIn } from "./permissions.ts";
import { openSession } from "./session.ts";
import { isSnowflake } from "./snowflake.ts";
import { type Timing, usualTiming } from "./timing.ts";
import {
  intentTrouble,
  missingChannel,
  missingPermission,
  type Trouble,
  tokenTrouble,
  twoChannels,
  unreachable,
} from "./trouble.ts";

/** All that a login may take, milliseconds. */
const login = 15_000;

const sound = (what: string): Finding => ({ ok: true, what });
const broken = ({ what, mend }: Trouble): Finding => ({ ok: false, what, mend });

function why(settings: DiscordSettings, error: unknown): Finding {
  if (error instanceof DiscordAPIError && error.status === 401) return broken(tokenTrouble(settings.name));
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return broken(unreachable(settings, cause instanceof Error ? cause.message || "no answer" : String(cause)));
}

/**
 * Asks the API who the bot is, looks at each channel of the config, and logs in to the
 * gateway once: what `porchlight check` says about a network. Never rejects.
 */
export async function checkDiscord(
  settings: DiscordSettings,
  timing: Partial<Timing> = {},
): Promise<Finding[]> {
  const times: Timing = { ...usualTiming, login, ...timing };
  const rest = new REST(restOptions(settings, times)).setToken(settings.token);
  try {
    const findings: Finding[] = [];
    const me = (await rest.get(Routes.user())) as APIUser;
    findings.push(sound(`logged in as ${me.username}`));
    findings.push(...(await intents(rest, settings)));
    findings.push(...(await channels(rest, settings, me)));
    findings.push(...(await gateway(settings, times)));
    return tidy(settings, findings);
  } catch (error) {
    return tidy(settings, [why(settings, error)]);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

/** Each once; whoever checks says the network's name already. */
function tidy(settings: DiscordSettings, findings: readonly Finding[]): Finding[] {
  const name = `${settings.name}: `;
  const once = new Map(findings.map((finding) => [finding.what, finding]));
  return [...once.values()].map(({ what, ...rest }) => ({
    ...rest,
    what: what.startsWith(name) ? sentence(what.slice(name.length)) : what,
  }));
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The portal's switch as the API tells it; servers that tell nothing are asked by the login. */
async function intents(rest: Rest, settings: DiscordSettings): Promise<Finding[]> {
  if (!settings.messageContent) return [sound("reads mentions, private messages and slash commands only")];
  try {
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    const granted = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
    if ((application.flags ?? 0) & granted) return [sound("is allowed to read messages")];
    return [broken(intentTrouble(settings.name))];
  } catch {
    return [];
  }
}

async function guildsOf(rest: Rest, settings: DiscordSettings): Promise<readonly string[]> {
  if (settings.guilds.length > 0) return settings.guilds;
  const guilds = (await rest.get(Routes.userGuilds())) as { id: string }[];
  return guilds.map((guild) => guild.id);
}

async function channels(rest: Rest, settings: DiscordSettings, me: APIUser): Promise<Finding[]> {
  const findings: Finding[] = [];
  const directory = createDirectory(settings.name, settings.channels, settings.guilds);
  const raw = new Map<string, APIChannel>();
  const bits = new Map<string, (channel: APIChannel) => bigint>();
  for (const id of await guildsOf(rest, settings)) {
    try {
      const guild = (await rest.get(Routes.guild(id))) as APIGuild;
      const member = (await rest.get(Routes.guildMember(id, me.id))) as APIGuildMember;
      for (const channel of (await rest.get(Routes.guildChannels(id))) as APIChannel[]) {
        raw.set(channel.id, channel);
        directory.put(roomOf(channel, id));
      }
      bits.set(id, (channel) =>
        permissionsIn(
          { id, owner: guild.owner_id, roles: guild.roles },
          { id: me.id, roles: member.roles },
          ("permission_overwrites" in channel ? channel.permission_overwrites : undefined) ?? [],
        ),
      );
      findings.push(sound(`is on the server ${guild.name}`));
    } catch (error) {
      if (!(error instanceof DiscordAPIError)) throw error;
      findings.push({
        ok: false,
        what: `${settings.name}: the bot is not on the server ${id} (${error.message}).`,
        mend: "Invite it there with the scopes bot and applications.commands, or correct guilds in the config.",
      });
    }
  }
  for (const { name } of settings.channels) {
    const room = directory.named(name);
    const channel = room && raw.get(room.id);
    if (!room || !channel) {
      findings.push(broken(missingChannel(settings.name, name)));
      continue;
    }
    const count = directory.namesakes(name);
    if (count > 1) findings.push(broken(twoChannels(settings.name, name, count)));
    const wanted = isForum(room)
      ? [...needed.filter(([permission]) => permission !== "Send Messages"), ...neededInForums]
      : [...needed, ...(settings.threads ? neededForThreads : [])];
    const lacks = missing(bits.get(room.guild)?.(channel) ?? 0n, wanted);
    const shown = isSnowflake(name) ? `#${room.name}` : name;
    if (lacks.length > 0) findings.push(broken(missingPermission(shown, lacks)));
    else findings.push(sound(`can work in ${shown}`));
    if (
      isForum(room) &&
      !room.tags.some((tag) => tag.name.toLowerCase() === settings.solvedTag.toLowerCase())
    )
      findings.push({
        ok: false,
        what: `${shown} has no tag ${settings.solvedTag}.`,
        mend: `Add a tag ${settings.solvedTag} to the forum, or set solvedTag in the config to the one it has.`,
      });
  }
  return findings;
}

async function gateway(settings: DiscordSettings, timing: Timing): Promise<Finding[]> {
  const session = openSession(settings, timing, () => {});
  try {
    const ended = await session.opened;
    return [ended ? broken(ended.trouble) : sound("the gateway lets it in")];
  } finally {
    await session.close();
  }
}
