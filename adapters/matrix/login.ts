/** Logging in, once: token and device are kept, so that a restart is no new device. */
import type { MatrixSettings } from "../../src/settings/matrix.ts";
import { type Api, createApi } from "./api.ts";
import { MatrixFailure, readFailure } from "./failure.ts";
import { loadSdk } from "./load.ts";
import { text } from "./raw.ts";
import type { StateFile } from "./state-file.ts";

/** Logged in. */
export interface Login {
  readonly api: Api;
  readonly user: string;
  readonly device: string | undefined;
  readonly token: string;
}

/** The server takes neither password nor token. */
export class LoginRefused extends Error {
  override readonly name = "LoginRefused";
  readonly mend: string;

  constructor(what: string, mend: string) {
    super(what);
    this.mend = mend;
  }
}

const wrongPassword =
  "Correct user and password of this network in the config; after many wrong tries, wait a while.";
const wrongToken =
  "Log in again for a new access token and set it as token in the config, or set user and password instead.";
const notMatrix =
  "Correct homeserver in the config: the address that clients use, such as https://matrix.example.org.";

function connect(settings: MatrixSettings, token: string, signal: AbortSignal): Api {
  const { MatrixClient } = loadSdk();
  return createApi(new MatrixClient(settings.homeserver, token), signal);
}

/** What can never work, as such; anything else as it is. */
function judged(error: unknown, settings: MatrixSettings): unknown {
  if (error instanceof LoginRefused) return error;
  const failure = readFailure(error);
  const { homeserver, user = "the bot" } = settings;
  if (failure.code === "M_USER_DEACTIVATED")
    return new LoginRefused(`The account ${user} is deactivated.`, "Use another account.");
  if (failure.loggedOut || failure.code === "M_FORBIDDEN")
    return settings.token === undefined
      ? new LoginRefused(`${homeserver} refused the password of ${user}: ${failure.message}.`, wrongPassword)
      : new LoginRefused(`${homeserver} refused the access token: ${failure.message}.`, wrongToken);
  if (failure.code === "M_UNKNOWN" || failure.code === "M_UNRECOGNIZED" || failure.code === "M_INVALID_PARAM")
    return new LoginRefused(`${homeserver} refused the login: ${failure.message}.`, wrongPassword);
  if (failure.status !== undefined && failure.status >= 300 && failure.status < 500 && !failure.retryAfterMs)
    return new LoginRefused(`${homeserver} is no Matrix homeserver: ${failure.message}.`, notMatrix);
  return failure;
}

/**
 * With the token that was kept, else the config's token, else the password.
 * @param file where token and device id are kept
 * @throws LoginRefused when it can never work, MatrixFailure when it may work later
 */
export async function logIn(settings: MatrixSettings, file: StateFile, signal: AbortSignal): Promise<Login> {
  try {
    if (settings.token !== undefined) return await withToken(settings, settings.token, signal);
    const kept = await file.read();
    const token = text(kept["token"]);
    const device = text(kept["device"]);
    const same = kept["homeserver"] === settings.homeserver && kept["account"] === settings.user;
    if (token !== undefined && same) {
      try {
        return await withToken(settings, token, signal);
      } catch (error) {
        if (!readFailure(error).loggedOut) throw error;
      }
    }
    // Logged out from elsewhere: the password makes a new token, for the same device; unless
    // it had keys, which the homeserver then forgot: nobody takes others for the same device.
    const again = same && settings.encryption === undefined ? device : undefined;
    return await withPassword(settings, file, again, signal);
  } catch (error) {
    throw judged(error, settings);
  }
}

async function withToken(settings: MatrixSettings, token: string, signal: AbortSignal): Promise<Login> {
  const api = connect(settings, token, signal);
  const { user, device } = await api.whoAmI();
  const wanted = settings.user;
  if (wanted?.includes(":") && wanted.toLowerCase() !== user.toLowerCase())
    throw new LoginRefused(
      `The access token belongs to ${user}, not to ${wanted}.`,
      "Correct user or token of this network in the config.",
    );
  return { api, user, device, token };
}

async function withPassword(
  settings: MatrixSettings,
  file: StateFile,
  device: string | undefined,
  signal: AbortSignal,
): Promise<Login> {
  const answer = await connect(settings, "", signal).login({
    type: "m.login.password",
    identifier: { type: "m.id.user", user: settings.user },
    password: settings.password,
    initial_device_display_name: settings.deviceName,
    ...(device === undefined ? {} : { device_id: device }),
  });
  const token = text(answer["access_token"]);
  const user = text(answer["user_id"]);
  if (token === undefined || user === undefined)
    throw new MatrixFailure("the answer to the login has no token", { status: 502 });
  await file.write({
    homeserver: settings.homeserver,
    account: settings.user,
    user,
    device: text(answer["device_id"]),
    token,
  });
  return { api: connect(settings, token, signal), user, device: text(answer["device_id"]), token };
}
