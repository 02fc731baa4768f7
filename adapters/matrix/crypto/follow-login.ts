/** Encryption that goes with the login: a login that was lost comes back as another device. */
import { SendFailed } from "../../../src/adapter.ts";
import type { RawEvent } from "../raw.ts";
import type { Encryption } from "./encryption.ts";
import { KeyStoreError } from "./key-store.ts";

/** An {@link Encryption} that is opened for the device of now. */
export interface FollowingEncryption extends Encryption {
  /** Opens it. @throws KeyStoreError, MatrixFailure */
  ready(): Promise<void>;
}

/**
 * A homeserver forgets a device's keys with its login, and others take no new keys for an old
 * device: a new login needs a new device, with keys of its own.
 * @param device of the login as it is now
 * @param open opens the keys of a device
 */
export function followLogin(
  device: () => string | undefined,
  open: (device: string) => Promise<Encryption>,
): FollowingEncryption {
  /** What was told of each room, for the next device. */
  const rooms = new Map<string, RawEvent>();
  let current: { readonly device: string; readonly encryption: Encryption } | undefined;
  let changing: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function change(): Promise<Encryption> {
    // A row that waited for its turn until now; the next run sends it.
    if (closed) throw new SendFailed("The bot is stopping", { offline: true });
    const now = device();
    if (now === undefined)
      throw new KeyStoreError(
        "The access token belongs to no device, so nothing can be encrypted with it.",
        "Set the token of a login, or user and password.",
      );
    if (current?.device === now) return current.encryption;
    const before = current?.encryption;
    current = undefined;
    await before?.close();
    const encryption = await open(now);
    for (const [room, event] of rooms) await encryption.follow(room, event);
    current = { device: now, encryption };
    return encryption;
  }

  function ready(): Promise<Encryption> {
    const changed = changing.then(change, change);
    changing = changed;
    return changed;
  }

  return {
    async ready() {
      await ready();
    },
    takeSync: async (sync) => (await ready()).takeSync(sync),
    async follow(room, event) {
      if (event.type === "m.room.encryption") rooms.set(room, event);
      await current?.encryption.follow(room, event);
    },
    decrypt: async (room, event) => (await ready()).decrypt(room, event),
    forget: (id) => current?.encryption.forget(id),
    encrypt: async (room, type, content) => (await ready()).encrypt(room, type, content),
    async close() {
      closed = true;
      await changing.catch(() => undefined);
      await current?.encryption.close();
      current = undefined;
    },
  };
}
