/** What `porchlight check` finds out about a homeserver. */
import type { Finding } from "../../src/adapter.ts";
import type { MatrixSettings } from "../../src/settings/matrix.ts";
import type { Api } from "./api.ts";
import { checkKeys } from "./crypto/check-keys.ts";
import { keyFile } from "./crypto/open-encryption.ts";
import { readFailure } from "./failure.ts";
import { type Login, LoginRefused, logIn } from "./login.ts";
import { filesOf } from "./matrix.ts";
import { serverOf } from "./raw.ts";
import type { StateFile } from "./state-file.ts";
import {
  encryptedTrouble,
  mutedTrouble,
  notFoundTrouble,
  notJoinedTrouble,
  powerNeeded,
  type Trouble,
} from "./trouble.ts";

/** All that a check may take, in milliseconds. */
const limit = 45_000;

const sound = (what: string): Finding => ({ ok: true, what });
const broken = ({ what, mend }: Trouble): Finding => ({ ok: false, what, mend });

/** What would keep the bot from working in a room that it is in. */
async function lookAround(
  api: Api,
  user: string,
  channel: string,
  room: string,
  encrypts: boolean,
): Promise<Finding> {
  const [created, encryption, levels] = await Promise.all([
    api.state(room, "m.room.create"),
    api.state(room, "m.room.encryption"),
    api.state(room, "m.room.power_levels"),
  ]);
  if (created?.["type"] === "m.space")
    return broken({ what: `${channel} is a space.`, mend: "Name a room: nothing is said in a space." });
  if (encryption && !encrypts) return broken(encryptedTrouble(channel));
  const power = levels && powerNeeded(levels, user, "m.room.message");
  if (power && power.has < power.needs)
    return broken(mutedTrouble(channel, user, "m.room.message", power, ""));
  return sound(`joined ${channel}`);
}

async function checkRoom(
  api: Api,
  user: string,
  channel: string,
  joined: ReadonlySet<string>,
  encrypts: boolean,
): Promise<Finding> {
  try {
    const found = channel.startsWith("#") ? await api.resolve(channel) : { room: channel, servers: [] };
    if (!found) return broken(notFoundTrouble(channel));
    const via = found.room.includes(":") ? [serverOf(found.room), ...found.servers] : found.servers;
    if (!joined.has(found.room)) await api.join(found.room, via);
    return await lookAround(api, user, channel, found.room, encrypts);
  } catch (error) {
    const failure = readFailure(error);
    if (failure.offline || failure.retryAfterMs !== undefined)
      return broken({ what: `${channel}: ${failure.message}.`, mend: "Try again in a while." });
    return broken(notJoinedTrouble(channel, user, failure.message));
  }
}

/**
 * Logs in, joins each room as a start would, and looks whether the bot can speak there.
 * A login that was only for this is ended again. Never rejects.
 * @param deps.dataFolder where a start keeps its login, which is used when it is there
 */
export async function checkMatrix(
  settings: MatrixSettings,
  deps: { readonly dataFolder: string },
): Promise<Finding[]> {
  const { homeserver } = settings;
  const kept = filesOf(settings, deps.dataFolder).login;
  let fresh = false;
  // Written by whoever runs the check, it might be unreadable for whoever runs the bot.
  const file: StateFile = {
    read: kept.read,
    write: async () => {
      fresh = true;
    },
  };
  const signal = AbortSignal.timeout(limit);
  let login: Login;
  try {
    login = await logIn(settings, file, signal);
  } catch (error) {
    if (error instanceof LoginRefused) return [broken({ what: error.message, mend: error.mend })];
    const what = signal.aborted
      ? `${homeserver} did not answer within ${limit / 1000} seconds.`
      : `${homeserver} can't be reached: ${readFailure(error).message}.`;
    return [
      broken({
        what,
        mend: "Check homeserver in the config, the machine's network, and whether the server runs.",
      }),
    ];
  }
  const { api, user, device } = login;
  const findings = [sound(`connected to ${homeserver}`), sound(`logged in as ${user}`)];
  try {
    const joined = new Set(await api.joinedRooms());
    const encrypts = settings.encryption !== undefined;
    if (settings.encryption && device !== undefined) {
      const path = keyFile(deps.dataFolder, settings.name, user, device);
      findings.push(...(await checkKeys(path, settings.encryption.passphrase, user, device)));
    }
    for (const { name } of settings.channels)
      findings.push(await checkRoom(api, user, name, joined, encrypts));
  } catch (error) {
    findings.push(broken({ what: `${readFailure(error).message}.`, mend: "Try again in a while." }));
  } finally {
    if (fresh) await api.logOut().catch(() => undefined);
  }
  return findings;
}
