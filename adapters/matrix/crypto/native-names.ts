/**
 * The small classes that matrix-bot-sdk takes from its native cryptography: they only hold
 * what the machine is then called with, so that making one needs no wasm module.
 * Source: the type declarations of @matrix-org/matrix-sdk-crypto-nodejs 0.4.
 */
import type { EncryptionAlgorithm, HistoryVisibility } from "@matrix-org/matrix-sdk-crypto-wasm";

/** An id that the homeserver gave; the machine checks its form. */
class Id {
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  toString(): string {
    return this.#id;
  }
}

export class UserId extends Id {}
export class RoomId extends Id {}
export class DeviceId extends Id {}

/** Users whose devices changed, or who share no encrypted room with us any more. */
export class DeviceLists {
  readonly changed: readonly UserId[];
  readonly left: readonly UserId[];

  constructor(changed: readonly UserId[] = [], left: readonly UserId[] = []) {
    this.changed = changed;
    this.left = left;
  }
}

/** How a room's messages are encrypted, as matrix-bot-sdk fills it in. */
export class EncryptionSettings {
  algorithm: EncryptionAlgorithm | undefined = undefined;
  historyVisibility: HistoryVisibility | undefined = undefined;
  /** Called microseconds where it is declared, but matrix-bot-sdk gives milliseconds. */
  rotationPeriod: bigint | undefined = undefined;
  rotationPeriodMessages: bigint | undefined = undefined;
}
