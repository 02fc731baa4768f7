/** The bot's name and picture, set when they differ from the config. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Log } from "../../src/log.ts";
import type { MatrixSettings } from "../../src/settings/matrix.ts";
import type { Api } from "./api.ts";
import { readFailure } from "./failure.ts";
import { text } from "./raw.ts";
import type { StateFile } from "./state-file.ts";

const types: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".svg": "image/svg+xml",
};

/** The picture's address; a file is uploaded once. @param file remembers what was uploaded */
async function addressOf(avatar: string, api: Api, file: StateFile): Promise<string> {
  if (avatar.startsWith("mxc://")) return avatar;
  const image = await readFile(avatar);
  const digest = createHash("sha256").update(image).digest("hex");
  const kept = await file.read();
  const known = text(kept["address"]);
  if (known !== undefined && kept["digest"] === digest) return known;
  const type = types[extname(avatar).toLowerCase()] ?? "application/octet-stream";
  const address = await api.upload(image, type, `avatar${extname(avatar)}`);
  await file.write({ digest, address });
  return address;
}

/**
 * Sets what differs. What cannot be set is logged, and no reason not to start.
 * @returns the display name that people see
 */
export async function setProfile(
  settings: MatrixSettings,
  user: string,
  api: Api,
  file: StateFile,
  log: Log,
): Promise<string | undefined> {
  let shown: string | undefined;
  try {
    const profile = await api.profile(user);
    shown = text(profile?.["displayname"]);
    const { displayName, avatar } = settings;
    if (displayName !== undefined && shown !== displayName) {
      await api.setProfile(user, "displayname", displayName);
      shown = displayName;
    }
    if (avatar !== undefined) {
      const address = await addressOf(avatar, api, file);
      if (profile?.["avatar_url"] !== address) await api.setProfile(user, "avatar_url", address);
    }
  } catch (error) {
    const reason =
      error instanceof Error && "code" in error && !("status" in error)
        ? error.message
        : readFailure(error).message;
    log.warn({ network: settings.name, reason }, "the bot's name or picture could not be set");
  }
  return shown;
}
