/** matrix-bot-sdk's own encryption, over a key store with a passphrase. */
import type { CryptoClient, ICryptoRoomInformation, MatrixClient } from "matrix-bot-sdk";
import { type Fields, text } from "../raw.ts";
import type { KeyStore } from "./key-store.ts";

/** The only way in which rooms are encrypted today. Source: client-server API, "m.megolm.v1.aes-sha2". */
const megolm = "m.megolm.v1.aes-sha2";

const positive = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined;

/** A room's settings, as far as they make sense; anything that a member may have put there is read. */
export function roomSettings(content: Fields): ICryptoRoomInformation {
  const period = positive(content["rotation_period_ms"]);
  const messages = positive(content["rotation_period_msgs"]);
  return {
    algorithm: megolm,
    ...(period === undefined ? {} : { rotation_period_ms: period }),
    ...(messages === undefined ? {} : { rotation_period_msgs: messages }),
  };
}

/** Where matrix-bot-sdk keeps, in its own words, what is not a key. */
export interface CryptoStorage {
  readonly storagePath: string;
  readonly storageType: number;
  getDeviceId(): Promise<string>;
  setDeviceId(device: string): Promise<void>;
  getRoom(room: string): Promise<ICryptoRoomInformation>;
  storeRoom(room: string, settings: ICryptoRoomInformation): Promise<void>;
}

/**
 * Rooms live as long as the process: each start reads the state of all of them. A room that
 * nobody has told us of is none that is encrypted; it is never asked for here, since the SDK
 * takes a server that does not answer for a room in the clear.
 */
export function createCryptoStorage(keys: KeyStore, device: string): CryptoStorage {
  const rooms = new Map<string, ICryptoRoomInformation>();
  return {
    storagePath: keys.name,
    storageType: 0,
    getDeviceId: async () => device,
    setDeviceId: async () => undefined,
    getRoom: async (room) => rooms.get(room) ?? {},
    async storeRoom(room, settings) {
      rooms.set(room, settings);
    },
  };
}

/** What of the SDK is needed. */
export interface CryptoSdk {
  readonly MatrixClient: typeof MatrixClient;
  readonly CryptoClient: typeof CryptoClient;
}

/** The failure of a request that the server refused since it has such a key already. */
const isKnownKey = (error: unknown): boolean =>
  /already exists/i.test(text((error as { body?: Fields }).body?.["error"]) ?? "");

/** @param token of the same login as the rest of the adapter */
export function createCryptoClient(
  sdk: CryptoSdk,
  homeserver: string,
  token: string,
  storage: CryptoStorage,
): { crypto: CryptoClient; client: MatrixClient } {
  const client = Object.assign(new sdk.MatrixClient(homeserver, token), { cryptoStore: storage });
  const request = client.doRequest.bind(client);
  client.doRequest = async (method, endpoint, ...rest) => {
    try {
      return await request(method, endpoint, ...rest);
    } catch (error) {
      // After a crash between sending and writing down, or with an older copy of the store,
      // the same ids come again. Taken for sent, the next ones are made; else there is no end.
      if (endpoint.endsWith("/keys/upload") && isKnownKey(error)) return { one_time_key_counts: {} };
      throw error;
    }
  };
  return { client, crypto: new sdk.CryptoClient(client) };
}
