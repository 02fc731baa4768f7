/** What `porchlight check` finds out about the keys of a login. */
import { existsSync } from "node:fs";
import type { Finding } from "../../../src/adapter.ts";
import { KeyStoreError, openKeyStore } from "./key-store.ts";
import { DeviceId, UserId } from "./native-names.ts";
import { lock, OlmMachine, unlock } from "./olm-machine.ts";

/**
 * Whether the passphrase opens them.
 * @returns nothing when there are none yet, or when a running bot has them open
 */
export async function checkKeys(
  path: string,
  passphrase: string,
  user: string,
  device: string,
): Promise<readonly Finding[]> {
  if (!existsSync(path)) return [];
  try {
    const keys = openKeyStore(path);
    unlock(keys.name, { path, passphrase });
    try {
      if (!keys.fresh) await OlmMachine.initialize(new UserId(user), new DeviceId(device), keys.name);
    } finally {
      await lock(keys.name);
      keys.close();
    }
    return [{ ok: true, what: "the passphrase opens the keys of encrypted rooms" }];
  } catch (error) {
    if (!(error instanceof KeyStoreError)) throw error;
    if (error.inUse) return [];
    return [{ ok: false, what: error.what, mend: error.mend }];
  }
}
