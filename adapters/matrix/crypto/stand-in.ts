/**
 * What matrix-bot-sdk gets in place of its native cryptography where that cannot be loaded.
 * It has every name that the SDK takes from there; using one says what is missing.
 */

/** The package that matrix-bot-sdk loads; its library is downloaded at install time, from outside the registry. */
export const nativeCrypto = "@matrix-org/matrix-sdk-crypto-nodejs";

function missing(name: string): never {
  throw new Error(`Encryption is not available here: ${nativeCrypto} has no ${name} without its library.`);
}

const absent = (name: string): object =>
  new Proxy(() => undefined, {
    construct: () => missing(name),
    apply: () => missing(name),
    get: (_target, member) => missing(`${name}.${String(member)}`),
  });

/** The module's exports. */
export const standIn: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(
    [
      "Attachment",
      "DeviceId",
      "DeviceLists",
      "EncryptedAttachment",
      "EncryptionSettings",
      "OlmMachine",
      "RoomId",
      "UserId",
    ].map((name) => [name, absent(name)]),
  ),
  StoreType: { Sled: 0, Sqlite: 1 },
};
