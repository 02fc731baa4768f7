/**
 * The native library's OlmMachine, as matrix-bot-sdk calls it, on the one of the wasm
 * package, which comes whole from the registry.
 * Source: the type declarations of @matrix-org/matrix-sdk-crypto-nodejs 0.4 and
 * @matrix-org/matrix-sdk-crypto-wasm 18.9.
 */
import type * as Wasm from "@matrix-org/matrix-sdk-crypto-wasm";
import { KeyStoreError } from "./key-store.ts";
import type { DeviceId, DeviceLists, EncryptionSettings, RoomId, UserId } from "./native-names.ts";
import { type NativeRequest, toNative, toShared } from "./native-requests.ts";

/** A message could not be decrypted. */
export class Undecryptable extends Error {
  override readonly name = "Undecryptable";
  /** The sender's program says that we do not get the key, and why: `m.unverified`, `m.no_olm`. */
  readonly withheld: string | undefined;

  constructor(why: string, withheld?: string) {
    super(why);
    this.withheld = withheld;
  }
}

/** A key store with the passphrase that opens it. */
export interface Unlocked {
  readonly path: string;
  readonly passphrase: string;
  /** The machine, once there is one. */
  machine?: Promise<Wasm.OlmMachine>;
}

/** By the name of the store, which is all that matrix-bot-sdk hands on. */
const unlocked = new Map<string, Unlocked>();

/** Lets a machine be opened on a key store. */
export function unlock(name: string, key: Unlocked): void {
  unlocked.set(name, key);
}

/** Closes the machine on a key store, when what it is doing has ended. */
export async function lock(name: string): Promise<void> {
  const key = unlocked.get(name);
  unlocked.delete(name);
  const machine = await key?.machine?.catch(() => undefined);
  machine?.close();
}

/** Loaded when it is first needed: it is 8 MB, and most networks do without. */
export async function loadWasm(): Promise<typeof Wasm> {
  const wasm = await import("@matrix-org/matrix-sdk-crypto-wasm");
  await wasm.initAsync();
  return wasm;
}

async function openMachine(
  user: string,
  device: string,
  name: string,
  key: Unlocked,
): Promise<Wasm.OlmMachine> {
  const wasm = await loadWasm();
  try {
    const ids = [new wasm.UserId(user), new wasm.DeviceId(device)] as const;
    return await wasm.OlmMachine.initialize(...ids, name, key.passphrase);
  } catch (error) {
    const { message } = error as Error;
    if (/decrypt|unpickl/i.test(message))
      throw new KeyStoreError(
        `${key.path} does not open with this passphrase.`,
        "Set the passphrase that it was made with. If that is lost, log the bot in anew (end its login in the account's list of devices, or set a new token): it then has new keys, and cannot read what was said before.",
        { cause: error },
      );
    if (/account/i.test(message))
      throw new KeyStoreError(
        `${key.path} belongs to another user or device than ${user} ${device} (${message}).`,
        "Move it away to start with new keys.",
        { cause: error },
      );
    throw new KeyStoreError(`${key.path} cannot be used: ${message}.`, "Restore it from a backup.", {
      cause: error,
    });
  }
}

export class OlmMachine {
  readonly #wasm: typeof Wasm;
  readonly #machine: Wasm.OlmMachine;
  readonly #path: string;

  private constructor(wasm: typeof Wasm, machine: Wasm.OlmMachine, path: string) {
    this.#wasm = wasm;
    this.#machine = machine;
    this.#path = path;
  }

  /**
   * @param name of a store that was unlocked; matrix-bot-sdk knows no passphrase of its own
   * @throws KeyStoreError
   */
  static async initialize(user: UserId, device: DeviceId, name: string): Promise<OlmMachine> {
    const key = unlocked.get(name);
    if (!key) throw new KeyStoreError(`The key store ${name} is not open.`, "Unlock it first.");
    // A second machine on the same store would use the same steps of its ratchets again.
    key.machine ??= openMachine(String(user), String(device), name, key);
    const machine = await key.machine;
    return new OlmMachine(await loadWasm(), machine, key.path);
  }

  get identityKeys(): Wasm.IdentityKeys {
    return this.#machine.identityKeys;
  }

  #users(users: readonly UserId[]): Wasm.UserId[] {
    return users.map((user) => new this.#wasm.UserId(String(user)));
  }

  /** What was received is never asked for again, so its failure is more than a lost call. */
  async #kept<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      const { message = String(error) } = error as Partial<Error>;
      throw new KeyStoreError(
        `${this.#path} could not take in new keys: ${message}.`,
        "Check the disk that it is on.",
        { cause: error },
      );
    }
  }

  /** @returns the events, decrypted, as JSON */
  async receiveSyncChanges(
    events: string,
    lists: DeviceLists,
    counts: Readonly<Record<string, number>>,
    fallbackKeys: readonly string[],
  ): Promise<string> {
    const { DeviceLists, DecryptionSettings, TrustRequirement } = this.#wasm;
    const received = await this.#kept(
      this.#machine.receiveSyncChanges(
        events,
        new DeviceLists(this.#users(lists.changed), this.#users(lists.left)),
        new Map(Object.entries(counts)),
        new Set(fallbackKeys),
        new DecryptionSettings(TrustRequirement.Untrusted),
      ),
    );
    return `[${received.map(({ rawEvent }) => rawEvent).join(",")}]`;
  }

  async outgoingRequests(): Promise<readonly NativeRequest[]> {
    return (await this.#machine.outgoingRequests()).flatMap((request) => toNative(request) ?? []);
  }

  async markRequestAsSent(id: string, type: Wasm.RequestType, response: string): Promise<boolean> {
    return this.#kept(this.#machine.markRequestAsSent(id, type, response));
  }

  async updateTrackedUsers(users: readonly UserId[]): Promise<void> {
    await this.#machine.updateTrackedUsers(this.#users(users));
  }

  async getMissingSessions(users: readonly UserId[]): Promise<NativeRequest | null> {
    const request = await this.#machine.getMissingSessions(this.#users(users));
    return request ? (toNative(request) ?? null) : null;
  }

  /** Keys go to all devices of all members: a bot has nobody who could compare emoji with them. */
  async shareRoomKey(
    room: RoomId,
    users: readonly UserId[],
    wanted: EncryptionSettings,
  ): Promise<readonly NativeRequest[]> {
    const settings = new this.#wasm.EncryptionSettings();
    settings.sharingStrategy = this.#wasm.CollectStrategy.allDevices();
    if (wanted.algorithm !== undefined) settings.algorithm = wanted.algorithm;
    if (wanted.historyVisibility !== undefined) settings.historyVisibility = wanted.historyVisibility;
    if (wanted.rotationPeriod !== undefined) settings.rotationPeriod = wanted.rotationPeriod * 1000n;
    if (wanted.rotationPeriodMessages !== undefined)
      settings.rotationPeriodMessages = wanted.rotationPeriodMessages;
    const id = new this.#wasm.RoomId(String(room));
    const requests = await this.#machine.shareRoomKey(id, this.#users(users), settings);
    return requests.map(toShared);
  }

  encryptRoomEvent(room: RoomId, type: string, content: string): Promise<string> {
    return this.#machine.encryptRoomEvent(new this.#wasm.RoomId(String(room)), type, content);
  }

  /** @throws Undecryptable */
  async decryptRoomEvent(event: string, room: RoomId): Promise<Wasm.DecryptedRoomEvent> {
    const { DecryptionSettings, MegolmDecryptionError, RoomId, TrustRequirement } = this.#wasm;
    const settings = new DecryptionSettings(TrustRequirement.Untrusted);
    try {
      return await this.#machine.decryptRoomEvent(event, new RoomId(String(room)), settings);
    } catch (error) {
      if (!(error instanceof MegolmDecryptionError)) throw error;
      throw new Undecryptable(error.description, error.withheldCode);
    }
  }

  async sign(message: string) {
    const signatures = await this.#machine.sign(message);
    return {
      get: (user: UserId): Readonly<Record<string, Wasm.MaybeSignature>> =>
        Object.fromEntries(signatures.get(new this.#wasm.UserId(String(user))) ?? []),
    };
  }
}
