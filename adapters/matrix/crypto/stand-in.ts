/**
 * What matrix-bot-sdk gets in place of its native cryptography: the same names over the
 * wasm package. The native library is downloaded at install time from outside the registry,
 * which often fails; and its store would have no passphrase, since matrix-bot-sdk gives none.
 */
import { DeviceId, DeviceLists, EncryptionSettings, RoomId, UserId } from "./native-names.ts";
import { OlmMachine } from "./olm-machine.ts";

/** The package that matrix-bot-sdk loads. */
export const nativeCrypto = "@matrix-org/matrix-sdk-crypto-nodejs";

const attachments = (): never => {
  throw new Error("Encrypted attachments are not supported.");
};

/** The module's exports: every name that matrix-bot-sdk takes from there. */
export const standIn: Readonly<Record<string, unknown>> = {
  Attachment: { encrypt: attachments, decrypt: attachments },
  DeviceId,
  DeviceLists,
  EncryptedAttachment: attachments,
  EncryptionSettings,
  OlmMachine,
  RoomId,
  StoreType: { Sled: 0, Sqlite: 1 },
  UserId,
};
