import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import type { CryptoClient } from "matrix-bot-sdk";
import {
  createCryptoClient,
  createCryptoStorage,
  roomSettings,
} from "../../../../adapters/matrix/crypto/client.ts";
import { type KeyStore, KeyStoreError, openKeyStore } from "../../../../adapters/matrix/crypto/key-store.ts";
import { lock, type Unlocked, unlock } from "../../../../adapters/matrix/crypto/olm-machine.ts";
import { loadSdk } from "../../../../adapters/matrix/load.ts";
import { type KeyServer, startKeyServer } from "./key-server.ts";

const room = "!room:porch.test";
const passphrase = "correct horse battery staple";

/** One device, as the adapter opens it. */
interface Party {
  readonly user: string;
  readonly device: string;
  readonly crypto: CryptoClient;
  /** Takes in what waits on the server. */
  sync(): Promise<void>;
  say(text: string): Promise<Record<string, unknown>>;
  read(content: Record<string, unknown>, from: Party): Promise<string>;
  /** The keys of all rooms, in the clear: JSON. */
  exported(): Promise<string>;
  close(): Promise<void>;
}

describe("two devices with keys on disk", () => {
  let folder = "";
  let server: KeyServer;
  const open = new Set<Party>();
  const stores = new Set<KeyStore>();
  const sdk = loadSdk();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "porchlight-keys-"));
    server = await startKeyServer();
  });
  afterEach(async () => {
    for (const party of open) await party.close();
    for (const store of stores) store.close();
    stores.clear();
    server.members.clear();
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function enter(name: string, secret = passphrase, device = "DEVICE"): Promise<Party> {
    const user = `@${name}:porch.test`;
    const path = join(folder, `${name}.db`);
    const keys = openKeyStore(path);
    stores.add(keys);
    const key: Unlocked = { path, passphrase: secret };
    unlock(keys.name, key);
    const storage = createCryptoStorage(keys, device);
    const { crypto } = createCryptoClient(sdk, server.url, `${user} ${device}`, storage);
    await storage.storeRoom(room, roomSettings({}));
    try {
      await crypto.prepare([]);
    } catch (error) {
      await lock(keys.name);
      keys.close();
      stores.delete(keys);
      throw error;
    }
    server.members.add(user);
    let count = 0;
    const party: Party = {
      user,
      device,
      crypto,
      async sync() {
        const { events, counts, fallback } = server.sync(user, device);
        await crypto.updateSyncData(events as never[], counts as never, fallback as never[], [], []);
      },
      async say(text) {
        return (await crypto.encryptRoomEvent(room, "m.room.message", {
          msgtype: "m.text",
          body: text,
        })) as unknown as Record<string, unknown>;
      },
      async read(content, from) {
        const event = new sdk.EncryptedRoomEvent({
          type: "m.room.encrypted",
          event_id: `$${++count}`,
          sender: from.user,
          origin_server_ts: Date.now(),
          content,
        } as never);
        const clear = await crypto.decryptRoomEvent(event, room);
        return (clear.raw as { content: { body: string } }).content.body;
      },
      exported: async () => (await key.machine)?.exportRoomKeys(() => true) ?? "",
      async close() {
        open.delete(party);
        await lock(keys.name);
        stores.delete(keys);
        keys.close();
      },
    };
    open.add(party);
    return party;
  }

  it("read each other, and still do after both have started again", async () => {
    let [alice, bob] = [await enter("alice"), await enter("bob")];
    const first = await alice.say("is there a Windows build?");
    await bob.sync();
    assert.equal(await bob.read(first, alice), "is there a Windows build?");
    const answer = await bob.say("yes, on the download page");
    await alice.sync();
    assert.equal(await alice.read(answer, bob), "yes, on the download page");

    const [before, same] = [alice.crypto.clientDeviceEd25519, bob.crypto.clientDeviceEd25519];
    await alice.close();
    await bob.close();
    [alice, bob] = [await enter("alice"), await enter("bob")];
    assert.equal(alice.crypto.clientDeviceEd25519, before);
    assert.equal(bob.crypto.clientDeviceEd25519, same);
    const second = await alice.say("and for ARM?");
    await bob.sync();
    assert.equal(await bob.read(second, alice), "and for ARM?");
    assert.equal(await bob.read(first, alice), "is there a Windows build?", "what was said before");
  });

  it("nobody reads what was said before they came, and all that is said after", async () => {
    const carol = await enter("carol");
    const early = await carol.say("only me here");
    const dave = await enter("dave");
    const late = await carol.say("hello Dave");
    await dave.sync();
    assert.equal(await dave.read(late, carol), "hello Dave");
    await assert.rejects(dave.read(early, carol), { name: "Undecryptable" });
  });

  it("one-time keys are made anew as they are used, and there is a fallback key when none is left", async () => {
    const erin = await enter("erin");
    const left = () => server.sync(erin.user, erin.device);
    assert.equal(left().counts["signed_curve25519"], 50);
    await erin.sync();
    assert.deepEqual(left().fallback, ["signed_curve25519"]);
    const frank = await enter("frank");
    await frank.say("takes one");
    assert.equal(left().counts["signed_curve25519"], 49);
    // What waited was taken by looking; the next sync tells of the count.
    await erin.sync();
    assert.equal(left().counts["signed_curve25519"], 50);
  });

  it("an upload of keys that the server has already ends in new keys, not in a standstill", async () => {
    server.refuse = {
      status: 400,
      body: { errcode: "M_UNKNOWN", error: "One time key signed_curve25519:AAAAAQ already exists." },
    };
    const grace = await enter("grace");
    await grace.sync();
    assert.equal(server.sync(grace.user, grace.device).counts["signed_curve25519"], 50);
  });

  it("a wrong passphrase, or none, is refused with what to do", async () => {
    await (await enter("heidi")).close();
    for (const wrong of ["something else", "Correct horse battery staple", ""])
      await assert.rejects(enter("heidi", wrong), (error: Error) => {
        assert.ok(error instanceof KeyStoreError);
        assert.match(error.message, /heidi\.db does not open with this passphrase\. Set the passphrase/);
        return true;
      });
    await (await enter("heidi")).close();
  });

  it("the keys of another device are not taken", async () => {
    await (await enter("ivan")).close();
    await assert.rejects(enter("ivan", passphrase, "OTHER"), /ivan\.db belongs to another user or device/);
  });

  it("two processes can't have the same keys", async () => {
    await enter("judy");
    assert.throws(() => openKeyStore(join(folder, "judy.db")), /in use by another process/);
  });

  it("a file that is no key store is named, and left as it is", async () => {
    const path = join(folder, "noise.db");
    const noise = randomBytes(5000);
    await writeFile(path, noise);
    assert.throws(() => openKeyStore(path), /noise\.db is damaged .*move it away/);
    assert.deepEqual(await readFile(path), noise);
  });

  it("what is on the disk tells neither keys nor messages, and only the owner may look", async () => {
    const [kim, leo] = [await enter("kim"), await enter("leo")];
    const secret = "the password of the door is 4711";
    const said = await kim.say(secret);
    await leo.sync();
    assert.equal(await leo.read(said, kim), secret);
    const session = JSON.parse(await kim.exported()) as { session_key: string; session_id: string }[];
    assert.equal(session.length, 1, "the room's key is there, for whoever has the passphrase");
    const keyBytes = Buffer.from(session[0]?.session_key ?? "", "base64");
    assert.ok(keyBytes.length > 128);
    await kim.close();
    await leo.close();
    const hidden: [string, Buffer][] = [
      ["the message", Buffer.from(secret)],
      ["the passphrase", Buffer.from(passphrase)],
      // Its first bytes are a version and a counter; the ratchet itself has 128.
      ["the room's key", keyBytes.subarray(5, 5 + 32)],
      ["the room's key in base64", Buffer.from(session[0]?.session_key.slice(8, 48) ?? "?")],
      ["the session's id", Buffer.from(session[0]?.session_id ?? "?")],
      ["pickles", Buffer.from("private_key")],
      ["our device's public key", Buffer.from(kim.crypto.clientDeviceEd25519)],
    ];
    const files = (await readdir(folder)).filter((name) => /^(kim|leo)\.db/.test(name));
    assert.ok(files.includes("kim.db") && files.includes("leo.db"));
    for (const name of files) {
      const bytes = await readFile(join(folder, name));
      for (const [what, needle] of hidden) assert.ok(!bytes.includes(needle), `${what} is in ${name}`);
      assert.equal((await stat(join(folder, name))).mode & 0o077, 0, `${name} is for its owner alone`);
    }
  });
});
