/**
 * Loads matrix-bot-sdk. It requires a native library of cryptography as soon as it is
 * imported; it gets our own under the same name, which needs no download. An npm
 * `overrides` would do the same in a clone, but not where Porchlight is somebody's
 * dependency: npm ignores it there.
 */
import { createRequire } from "node:module";
import type { CryptoClient, EncryptedRoomEvent, MatrixClient } from "matrix-bot-sdk";
import { nativeCrypto, standIn } from "./crypto/stand-in.ts";
import { type RequestFunction, send } from "./transport.ts";

/** The part of matrix-bot-sdk that is used here. */
export interface Sdk {
  readonly MatrixClient: typeof MatrixClient;
  readonly CryptoClient: typeof CryptoClient;
  readonly EncryptedRoomEvent: typeof EncryptedRoomEvent;
}

let loaded: Sdk | undefined;

/** Puts the stand-in where the native library would be loaded from. */
function replaceNative(from: NodeJS.Require): void {
  const path = from.resolve(nativeCrypto);
  const Module = from("node:module") as new (id: string) => NodeJS.Module;
  const module = new Module(path);
  module.filename = path;
  module.exports = standIn;
  module.loaded = true;
  from.cache[path] = module;
}

/** Loads the SDK, once. */
export function loadSdk(): Sdk {
  if (loaded) return loaded;
  const here = createRequire(import.meta.url);
  // As the SDK itself would find it, wherever npm has put it.
  replaceNative(createRequire(here.resolve("matrix-bot-sdk")));
  const sdk = here("matrix-bot-sdk") as typeof import("matrix-bot-sdk");
  // What fails comes to us as an error; its console would only say it twice, with ids of rooms.
  const nothing = () => undefined;
  sdk.LogService.setLogger({ trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing });
  const { getRequestFn, setRequestFn } = here("matrix-bot-sdk/lib/request.js") as {
    getRequestFn(): RequestFunction;
    setRequestFn(fn: RequestFunction): void;
  };
  setRequestFn(send(getRequestFn()));
  const { MatrixClient, CryptoClient, EncryptedRoomEvent } = sdk;
  loaded = { MatrixClient, CryptoClient, EncryptedRoomEvent };
  return loaded;
}
