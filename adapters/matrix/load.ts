/**
 * Loads matrix-bot-sdk. It requires a native library of cryptography as soon as it is
 * imported, and that library often could not be downloaded; a stand-in under the same
 * name lets everything else work. An npm `overrides` would do the same in a clone, but
 * not where Porchlight is somebody's dependency: npm ignores it there.
 */
import { createRequire } from "node:module";
import type { MatrixClient } from "matrix-bot-sdk";
import { nativeCrypto, standIn } from "./crypto/stand-in.ts";
import { type RequestFunction, send } from "./transport.ts";

/** The part of matrix-bot-sdk that is used here. */
export interface Sdk {
  readonly MatrixClient: typeof MatrixClient;
  /** The SDK's own cryptography is there. */
  readonly crypto: boolean;
}

let loaded: Sdk | undefined;

/** Whether the library could be loaded; puts the stand-in in its place where not. */
function prepareCrypto(from: NodeJS.Require): boolean {
  const path = from.resolve(nativeCrypto);
  try {
    from(path);
    return true;
  } catch {
    const Module = from("node:module") as new (id: string) => NodeJS.Module;
    const module = new Module(path);
    module.filename = path;
    module.exports = standIn;
    module.loaded = true;
    from.cache[path] = module;
    return false;
  }
}

/** Loads the SDK, once. */
export function loadSdk(): Sdk {
  if (loaded) return loaded;
  const here = createRequire(import.meta.url);
  // As the SDK itself would find it, wherever npm has put it.
  const crypto = prepareCrypto(createRequire(here.resolve("matrix-bot-sdk")));
  const sdk = here("matrix-bot-sdk") as typeof import("matrix-bot-sdk");
  // What fails comes to us as an error; its console would only say it twice, with ids of rooms.
  const nothing = () => undefined;
  sdk.LogService.setLogger({ trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing });
  const { getRequestFn, setRequestFn } = here("matrix-bot-sdk/lib/request.js") as {
    getRequestFn(): RequestFunction;
    setRequestFn(fn: RequestFunction): void;
  };
  setRequestFn(send(getRequestFn()));
  loaded = { MatrixClient: sdk.MatrixClient, crypto };
  return loaded;
}
