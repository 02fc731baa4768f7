import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createCryptoClient,
  createCryptoStorage,
  roomSettings,
} from "../../../../adapters/matrix/crypto/client.ts";
import { openKeyStore } from "../../../../adapters/matrix/crypto/key-store.ts";
import { lock, unlock } from "../../../../adapters/matrix/crypto/olm-machine.ts";
import { loadSdk } from "../../../../adapters/matrix/load.ts";
import type { Synapse } from "../../../servers/synapse.ts";

type Json = Record<string, unknown>;

/** Somebody whose keys go out when the test says so. */
export interface Peer {
  readonly user: string;
  call(method: string, path: string, body?: unknown): Promise<Json>;
  /** Makes a room that is encrypted. */
  room(alias: string): Promise<string>;
  /** Sends something encrypted. @returns its event id and what went over the wire */
  send(room: string, content: Json): Promise<{ id: string; wire: Json }>;
  /** What goes to devices waits until `release`. */
  hold(): void;
  release(): Promise<void>;
  /** The next message has a new key. */
  turn(room: string): Promise<void>;
  /** Takes in what is new, such as devices of others. */
  sync(): Promise<void>;
  /** Waits for an event of somebody else, decrypted where it was encrypted. */
  wait(fits: (event: Json) => boolean): Promise<{ clear: Json; wire: Json }>;
  close(): Promise<void>;
}

/** @param name of a user that is registered with the password `pass-NAME` */
export async function openPeer(server: Synapse, name: string): Promise<Peer> {
  const v3 = "/_matrix/client/v3";
  let token = "";
  const call = async (method: string, path: string, body?: unknown): Promise<Json> => {
    const answer = await fetch(`${server.url}${v3}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json = (await answer.json()) as Json;
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(json)}`);
    return json;
  };
  const login = await call("POST", "/login", {
    type: "m.login.password",
    identifier: { type: "m.id.user", user: name },
    password: `pass-${name}`,
  });
  token = String(login["access_token"]);
  const [user, device] = [String(login["user_id"]), String(login["device_id"])];

  const folder = await mkdtemp(join(tmpdir(), "porchlight-peer-"));
  const keys = openKeyStore(join(folder, "keys.db"));
  const key: Parameters<typeof unlock>[1] = { path: keys.path, passphrase: "of the peer" };
  unlock(keys.name, key);
  const storage = createCryptoStorage(keys, device);
  const sdk = loadSdk();
  const { client, crypto } = createCryptoClient(sdk, server.url, token, storage);
  const deliver = client.sendToDevices.bind(client);
  const held: (() => Promise<unknown>)[] = [];
  let holding = false;
  Object.assign(client, {
    sendToDevices: async (...what: Parameters<typeof deliver>): Promise<unknown> => {
      if (!holding) return deliver(...what);
      held.push(() => deliver(...what));
      return {};
    },
  });
  await crypto.prepare([]);

  let since = "";
  let count = 0;
  const events: { clear: Json; wire: Json }[] = [];

  async function sync(): Promise<void> {
    const from = since === "" ? "" : `&since=${since}`;
    const answer = await call("GET", `/sync?timeout=${since === "" ? 0 : 500}${from}`);
    since = String(answer["next_batch"]);
    const lists = (answer["device_lists"] ?? {}) as { changed?: string[]; left?: string[] };
    await crypto.updateSyncData(
      ((answer["to_device"] as { events?: never[] } | undefined)?.events ?? []) as never[],
      (answer["device_one_time_keys_count"] ?? {}) as never,
      (answer["device_unused_fallback_key_types"] ?? []) as never[],
      lists.changed ?? [],
      lists.left ?? [],
    );
    const rooms = (answer["rooms"] as { join?: Record<string, { timeline: { events: Json[] } }> } | undefined)
      ?.join;
    for (const [room, { timeline }] of Object.entries(rooms ?? {}))
      for (const wire of timeline.events) {
        if (wire["sender"] === user) continue;
        if (wire["type"] !== "m.room.encrypted") events.push({ clear: wire, wire });
        else {
          const sealed = new sdk.EncryptedRoomEvent({ ...wire, room_id: room } as never);
          events.push({ clear: (await crypto.decryptRoomEvent(sealed, room)).raw as never, wire });
        }
      }
  }

  return {
    user,
    call,
    async room(alias) {
      const made = await call("POST", "/createRoom", {
        preset: "public_chat",
        room_alias_name: alias,
        initial_state: [
          { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } },
        ],
      });
      const room = String(made["room_id"]);
      await storage.storeRoom(room, roomSettings({}));
      return room;
    },
    async send(room, content) {
      const wire = (await crypto.encryptRoomEvent(room, "m.room.message", content)) as unknown as Json;
      const path = `/rooms/${encodeURIComponent(room)}/send/m.room.encrypted/${Date.now()}.${++count}`;
      return { id: String((await call("PUT", path, wire))["event_id"]), wire };
    },
    hold() {
      holding = true;
    },
    async release() {
      holding = false;
      for (const send of held.splice(0)) await send();
    },
    async turn(room) {
      const { RoomId } = await import("@matrix-org/matrix-sdk-crypto-wasm");
      await (await key.machine)?.invalidateGroupSession(new RoomId(room));
    },
    sync,
    async wait(fits) {
      for (let tries = 0; tries < 30; tries++) {
        const found = events.find(({ clear }) => fits(clear));
        if (found) return found;
        await sync();
      }
      throw new Error(`${name} never saw it; seen: ${JSON.stringify(events.map(({ clear }) => clear))}`);
    },
    async close() {
      await lock(keys.name);
      keys.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
