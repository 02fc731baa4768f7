/** Encryption of one login: matrix-bot-sdk's, with a key store of ours, and patience. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { SendFailed } from "../../../src/adapter.ts";
import type { Clock } from "../../../src/clock.ts";
import type { Millis } from "../../../src/events.ts";
import type { Log } from "../../../src/log.ts";
import { readFailure } from "../failure.ts";
import { loadSdk } from "../load.ts";
import { type Fields, fields, list, type RawEvent, readEvent, text } from "../raw.ts";
import { until } from "../transport.ts";
import { createCryptoClient, createCryptoStorage, roomSettings } from "./client.ts";
import { signDevice } from "./cross-signing.ts";
import type { Encryption } from "./encryption.ts";
import { type KeyStore, KeyStoreError, openKeyStore } from "./key-store.ts";
import { lock, Undecryptable, type Unlocked, unlock } from "./olm-machine.ts";
import { toWire } from "./sealed.ts";
import { createWaiting, sessionOf } from "./waiting.ts";

export interface EncryptionOptions {
  readonly homeserver: string;
  readonly passphrase: string;
  /** Of the account, for its identity; undefined when there is only a token. */
  readonly password: string | undefined;
  readonly path: string;
  readonly user: string;
  readonly device: string;
  readonly log: Log;
  readonly clock: Clock;
  /** How long a message may wait for its key before `tell`. */
  readonly patience: Millis;
  /** Ends every request that is under way. */
  readonly signal: AbortSignal;
  /** The access token as it is now. */
  token(): string;
  /** Hands over a message whose key came late. Resolves when it is in the journal. */
  late(room: string, event: RawEvent): Promise<void>;
  /** Messages of a room can't be read; `why` is what the sender's program says of it, if anything. */
  tell(room: string, events: readonly RawEvent[], why: string | undefined): void;
}

/** A file for each device: another device has other keys, and its own may be wanted again. */
export function keyFile(folder: string, network: string, user: string, device: string): string {
  const which = createHash("sha256").update(`${user} ${device}`).digest("hex").slice(0, 8);
  return join(folder, `matrix-${network}-keys-${which}.db`);
}

const strings = (value: unknown): string[] => list(value).flatMap((one) => text(one) ?? []);

/** What was thrown, as the rest of the adapter knows it. */
function judged(error: unknown): unknown {
  if (error instanceof KeyStoreError) return error;
  const { statusCode, code, name } = error as { statusCode?: number; code?: string; name?: string };
  const network = statusCode !== undefined || code !== undefined || name === "AbortError";
  return network || !(error instanceof Error) ? readFailure(error) : error;
}

/**
 * Opens the key store, and brings our keys to the server.
 * @throws KeyStoreError when it can't be opened, MatrixFailure when it may work later
 */
export async function openEncryption(options: EncryptionOptions): Promise<Encryption> {
  const keys = openKeyStore(options.path);
  const key: Unlocked = { path: options.path, passphrase: options.passphrase };
  unlock(keys.name, key);
  try {
    return await run(options, keys, key);
  } catch (error) {
    await lock(keys.name);
    keys.close();
    throw judged(error);
  }
}

async function run(options: EncryptionOptions, keys: KeyStore, key: Unlocked): Promise<Encryption> {
  const { log, signal, user, device } = options;
  const sdk = loadSdk();
  const storage = createCryptoStorage(keys, device);
  const { client, crypto } = createCryptoClient(sdk, options.homeserver, options.token(), storage);
  /** Why senders hold back keys, by session. */
  const withheld = new Map<string, string>();

  /** What the machine is doing; it can't be closed in the middle of something. */
  const busy = new Set<Promise<unknown>>();

  /** With the token of now, until we stop. */
  async function working<T>(work: () => Promise<T>): Promise<T> {
    Object.assign(client, { accessToken: options.token() });
    const result = until(signal, work);
    busy.add(result);
    try {
      return await result;
    } finally {
      busy.delete(result);
    }
  }

  async function open(room: string, event: RawEvent): Promise<RawEvent | undefined> {
    try {
      const sealed = new sdk.EncryptedRoomEvent({ ...toWire(event), room_id: room } as never);
      const clear = await crypto.decryptRoomEvent(sealed, room);
      return readEvent(clear.raw);
    } catch (error) {
      if (error instanceof Undecryptable && error.withheld !== undefined)
        withheld.set(sessionOf(event), error.withheld);
      log.debug({ room, event: event.id, err: error }, "a message can't be decrypted yet");
      return undefined;
    }
  }

  const waiting = createWaiting({
    sealed: keys.sealed,
    clock: options.clock,
    patience: options.patience,
    open,
    late: options.late,
    tell(room, events) {
      const reasons = events.flatMap((event) => withheld.get(sessionOf(event)) ?? []);
      options.tell(room, events, reasons[0]);
    },
  });
  const settle = (): void =>
    void waiting.settle().catch((error: unknown) => {
      log.debug({ err: error }, "a message whose key came late could not be handed over yet");
    });

  const post = async (path: string, body: Fields): Promise<Fields> =>
    fields(await working(() => client.doRequest("POST", path, undefined, body)));

  if (keys.fresh) {
    const answer = await post("/_matrix/client/v3/keys/query", { device_keys: { [user]: [device] } });
    if (fields(fields(answer["device_keys"])[user])[device] !== undefined)
      throw new KeyStoreError(
        `${options.path} is gone, but the homeserver has keys of this device (${device}), and nobody takes others for it.`,
        "Restore the file from a backup; if it is lost, log the bot in anew: end that login in the account's list of devices, or set a new token.",
      );
  }
  await working(() => crypto.prepare([]));
  const machine = await key.machine;
  await machine?.registerRoomKeyUpdatedCallback(async (infos) => {
    waiting.ripen(infos.map(({ sessionId }) => sessionId));
    settle();
  });
  await waiting.load();

  async function sign(): Promise<void> {
    const { password } = options;
    if (machine && (await signDevice(machine, { user, device, password, post })) === "foreign")
      log.warn({ user, device }, "the account's identity is held elsewhere: verify the bot's device there");
  }
  await sign().catch((error: unknown) => {
    log.warn({ user, reason: readFailure(error).message }, "the bot's device could not be signed");
  });

  return {
    async takeSync(sync) {
      const { changed, left } = fields(sync["device_lists"]);
      const counts = fields(sync["device_one_time_keys_count"]);
      const unused = strings(sync["device_unused_fallback_key_types"]);
      const messages = list(fields(sync["to_device"])["events"]);
      try {
        await working(() =>
          crypto.updateSyncData(
            messages as never[],
            counts as never,
            unused as never[],
            strings(changed),
            strings(left),
          ),
        );
      } catch (error) {
        throw judged(error);
      }
      settle();
    },
    async follow(room, event) {
      if (event.type !== "m.room.encryption" || event.stateKey !== "") return;
      await storage.storeRoom(room, roomSettings(event.content));
    },
    async decrypt(room, event) {
      const clear = await open(room, event);
      // What we wrote ourselves says nothing that we don't know.
      if (clear || event.sender === user) return clear;
      await waiting.hold(room, event);
      // Its key may have come in between.
      waiting.ripen([sessionOf(event)]);
      settle();
      return undefined;
    },
    forget: (id) =>
      void waiting.forget(id).catch((error: unknown) => {
        log.debug({ event: id, err: error }, "a sealed message could not be forgotten");
      }),
    async encrypt(room, type, content) {
      // Servers have to count them. Source: client-server API, "Event annotations and reactions".
      if (type === "m.reaction") return { type, content };
      try {
        const sealed = await working(() => crypto.encryptRoomEvent(room, type, content));
        return { type: "m.room.encrypted", content: fields(sealed) };
      } catch (error) {
        const failure = judged(error);
        if (failure instanceof KeyStoreError) throw new SendFailed(failure.message, { cause: failure });
        throw failure;
      }
    },
    async close() {
      await waiting.close();
      await Promise.allSettled(busy);
      try {
        await lock(keys.name);
      } finally {
        keys.close();
      }
    },
  };
}
