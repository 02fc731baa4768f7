/**
 * Somebody else's program in an encrypted room: matrix-js-sdk, with its own copy of the
 * cryptography and another store than ours. Runs in a process of its own, since both want the
 * same globals; `second.ts` talks to it.
 */
import "fake-indexeddb/auto";
import { setTimeout as pause } from "node:timers/promises";
import { ClientEvent, createClient, type MatrixClient, type MatrixEvent, SyncState } from "matrix-js-sdk";
import { logger } from "matrix-js-sdk/lib/logger.js";
import type { Answer, Calls, Message, Question } from "./second.ts";

(logger as unknown as { setLevel(level: string): void }).setLevel("silent");

interface Login {
  readonly url: string;
  readonly user: string;
  readonly token: string;
  readonly device: string;
}

let login: Login | undefined;
let client: MatrixClient | undefined;

function up(): MatrixClient {
  if (!client) throw new Error("not started");
  return client;
}

async function start(): Promise<void> {
  if (!login) throw new Error("not logged in");
  const { url, user, token, device } = login;
  const starting = createClient({ baseUrl: url, userId: user, accessToken: token, deviceId: device, logger });
  await starting.initRustCrypto();
  const prepared = new Promise<void>((resolve) => {
    starting.on(ClientEvent.Sync, (state) => {
      if (state === SyncState.Prepared) resolve();
    });
  });
  await starting.startClient({ initialSyncLimit: 50 });
  await prepared;
  client = starting;
}

function stop(): void {
  client?.stopClient();
  client = undefined;
}

const shown = (event: MatrixEvent): Message => ({
  id: event.getId() ?? "",
  sender: event.getSender() ?? "",
  type: event.getType(),
  content: event.getContent(),
  sealed: event.isEncrypted(),
  failed: event.isDecryptionFailure(),
  wire: event.getWireContent(),
  wireType: event.getWireType(),
});

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await pause(50);
  }
  throw new Error("waited in vain");
}

/** The room's state has come, and its encryption with it. */
async function configured(id: string): Promise<boolean> {
  const room = up().getRoom(id);
  if (!room) return false;
  return (
    !room.hasEncryptionStateEvent() || ((await up().getCrypto()?.isEncryptionEnabledInRoom(id)) ?? false)
  );
}

const calls: Calls = {
  async open(url, name, password) {
    const answer = await fetch(`${url}/_matrix/client/v3/login`, {
      method: "POST",
      body: JSON.stringify({
        type: "m.login.password",
        identifier: { type: "m.id.user", user: name },
        password,
      }),
    });
    const body = (await answer.json()) as { user_id: string; access_token: string; device_id: string };
    login = { url, user: body.user_id, token: body.access_token, device: body.device_id };
    await start();
    return body.user_id;
  },
  async restart() {
    stop();
    await start();
  },
  async stop() {
    stop();
  },
  async createRoom(encrypted, alias) {
    const { room_id: room } = await up().createRoom({
      preset: "public_chat" as never,
      ...(alias === undefined ? {} : { room_alias_name: alias }),
      initial_state: encrypted
        ? [{ type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } }]
        : [],
    });
    return room;
  },
  async encryptRoom(room) {
    await up().sendStateEvent(
      room,
      "m.room.encryption" as never,
      { algorithm: "m.megolm.v1.aes-sha2" } as never,
      "",
    );
  },
  async join(room) {
    await up().joinRoom(room);
  },
  async meet(room, user) {
    await eventually(async () => up().getRoom(room)?.getMember(user)?.membership === "join");
  },
  async direct(user) {
    const { room_id: room } = await up().createRoom({
      preset: "trusted_private_chat" as never,
      is_direct: true,
      invite: [user],
      initial_state: [
        { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } },
      ],
    });
    return room;
  },
  async send(room, content, type = "m.room.message") {
    await eventually(() => configured(room));
    for (let tries = 0; ; tries++) {
      try {
        return (await up().sendEvent(room, type as never, content as never)).event_id;
      } catch (error) {
        // It knows from its store that the room is encrypted a moment before it can encrypt.
        if (tries > 50 || !String(error).includes("unconfigured room")) throw error;
        await pause(100);
      }
    }
  },
  async messages(room) {
    return (up().getRoom(room)?.getLiveTimeline().getEvents() ?? []).map(shown);
  },
  async isEncrypted(room) {
    return (await up().getCrypto()?.isEncryptionEnabledInRoom(room)) ?? false;
  },
  async invite(room, user) {
    await up().invite(room, user);
  },
  async devices(user) {
    const crypto = up().getCrypto();
    const known = (await crypto?.getUserDeviceInfo([user], true))?.get(user) ?? new Map<string, unknown>();
    return Promise.all(
      [...known.keys()].map(async (id) => {
        const status = await crypto?.getDeviceVerificationStatus(user, id);
        return { id, signed: status?.signedByOwner ?? false };
      }),
    );
  },
  async dropSession(room) {
    await up().getCrypto()?.forceDiscardSession(room);
  },
};

process.on("message", (question: Question) => {
  const call = calls[question.call] as (...args: never[]) => Promise<unknown>;
  const answer = (rest: Omit<Answer, "n">): void => {
    if (process.connected) process.send?.({ n: question.n, ...rest });
  };
  call(...(question.args as never[])).then(
    (result) => answer({ result: result ?? null }),
    (error: unknown) => answer({ error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
