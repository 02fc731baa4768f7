import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { createMatrixAdapter } from "../../../../adapters/matrix/matrix.ts";
import { type Adapter, type Outgoing, SendFailed } from "../../../../src/adapter.ts";
import type { Event, Place } from "../../../../src/events.ts";
import { needsSynapse, type Synapse, serverName, startSynapse } from "../../../servers/synapse.ts";
import { createJournal, type Journal } from "../../../support/contract.ts";
import { matrixSettings, quickly, quietLog } from "../rig.ts";
import { openPeer, type Peer } from "./peer.ts";

const me = `@porchlight:${serverName}`;
const channel: Place = { network: "test", channel: `#locked:${serverName}` };

describe("encrypted messages, seen by the adapter", { skip: needsSynapse(), timeout: 240_000 }, () => {
  let server: Synapse;
  let folder = "";
  let peer: Peer;
  let room = "";
  let adapter: Adapter | undefined;
  let journal: Journal;

  async function start(): Promise<void> {
    const settings = matrixSettings(server.url, {
      channels: [channel.channel],
      encryption: { passphrase: "a passphrase for the tests" },
    });
    adapter = createMatrixAdapter(settings, {
      log: quietLog(),
      version: "0.0.0",
      dataFolder: folder,
      timing: { ...quickly, key: 1500 },
    });
    await adapter.start(journal.receive, [], undefined);
  }

  async function stop(): Promise<void> {
    await adapter?.stop();
    adapter = undefined;
  }

  const say = (text: string) => peer.send(room, { msgtype: "m.text", body: text });
  const said = (text: string) => journal.wait("message", (event) => event.text === text);
  const bodies = (): string[] => journal.messages().map(({ text }) => text);
  const isTrouble = (event: Event): event is Extract<Event, { kind: "trouble" }> => event.kind === "trouble";

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "porchlight-late-"));
    server = await startSynapse();
    for (const name of ["porchlight", "pia"]) await server.register(name);
    peer = await openPeer(server, "pia");
    room = await peer.room("locked");
    journal = createJournal();
    await start();
  });
  beforeEach(async () => {
    await peer.turn(room);
  });
  after(async () => {
    await stop();
    await peer?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("a message whose key comes late is handed over when it comes, once, with its own time", async () => {
    peer.hold();
    const before = Date.now();
    await say("is there a mirror?");
    await pause(800);
    assert.deepEqual(bodies(), []);
    await peer.release();
    const event = await said("is there a mirror?");
    assert.ok(Math.abs(event.at - before) < 700, "it was said then, not when the key came");
    await say("and after it, another");
    await said("and after it, another");
    assert.equal(bodies().filter((text) => text === "is there a mirror?").length, 1);
  });

  it("also when the bot was restarted in between", async () => {
    peer.hold();
    await say("will you remember this?");
    await pause(600);
    await stop();
    await peer.release();
    await start();
    await said("will you remember this?");
  });

  it("one that was taken back meanwhile is not", async () => {
    peer.hold();
    const { id } = await say("never mind");
    await pause(400);
    await peer.call("PUT", `/rooms/${encodeURIComponent(room)}/redact/${encodeURIComponent(id)}/r1`, {});
    await journal.wait("delete", ({ target }) => target === id);
    await peer.release();
    await say("something else");
    await said("something else");
    assert.ok(!bodies().includes("never mind"));
  });

  it("keys that don't come are told, in one report, with whose messages they are", async () => {
    peer.hold();
    await say("one");
    await say("two");
    const trouble = await journal.wait("trouble", ({ what }) => what.includes("decrypted"));
    assert.equal(
      trouble.what,
      `2 messages from pia in #locked:${serverName} can't be decrypted: the key has not come.`,
    );
    assert.equal(trouble.place?.channel, channel.channel);
    await pause(1800);
    assert.equal(journal.events.filter(isTrouble).length, 1, "once");
    await peer.release();
    await said("two");
  });

  it("a key that is held back is told with the reason", async () => {
    peer.hold();
    const { id, wire } = await say("not for bots");
    const devices = await peer.call("POST", "/keys/query", { device_keys: { [me]: [] } });
    const [device = ""] = Object.keys((devices["device_keys"] as Record<string, object>)[me] ?? {});
    await peer.call("PUT", "/sendToDevice/m.room_key.withheld/w1", {
      messages: {
        [me]: {
          [device]: {
            algorithm: "m.megolm.v1.aes-sha2",
            room_id: room,
            session_id: wire["session_id"],
            sender_key: wire["sender_key"],
            code: "m.unverified",
            reason: "The sender has disabled encrypting to unverified devices.",
          },
        },
      },
    });
    const trouble = await journal.wait("trouble", (event) => event.id.endsWith(id));
    assert.match(trouble.what, /: their program gives keys to verified devices only\.$/);
    await peer.release();
    await said("not for bots");
  });

  it("edits, both ways; reactions in the clear, and what we said taken back", async () => {
    const { id } = await say("how do I bild it?");
    await said("how do I bild it?");
    await peer.send(room, {
      msgtype: "m.text",
      body: "* how do I build it?",
      "m.new_content": { msgtype: "m.text", body: "how do I build it?" },
      "m.relates_to": { rel_type: "m.replace", event_id: id },
    });
    const edit = await journal.wait("edit", ({ target }) => target === id);
    assert.equal(edit.text, "how do I build it?");

    const send = (item: Outgoing, key: string): Promise<string> =>
      adapter?.send(item, key) ?? Promise.reject(new Error("no adapter"));
    const body = (markdown: string) => ({ format: "markdown" as const, markdown });
    const first = await send(
      { do: "say", to: channel, body: body("run **make**"), priority: 0, replyTo: id },
      "k1",
    );
    const answer = await peer.wait(({ event_id: seen }) => seen === first);
    assert.equal(answer.wire["type"], "m.room.encrypted");
    assert.equal((answer.clear["content"] as Record<string, unknown>)["body"], "run make");
    assert.deepEqual((answer.wire["content"] as Record<string, unknown>)["m.relates_to"], {
      "m.in_reply_to": { event_id: id },
    });

    assert.equal(
      await send({ do: "say", to: channel, body: body("run **make**"), priority: 0, replyTo: id }, "k1"),
      first,
      "the same key again is the same message, though it is encrypted anew",
    );

    const second = await send(
      { do: "amend", to: channel, target: first, body: body("run `make all`") },
      "k2",
    );
    const amended = await peer.wait(({ event_id: seen }) => seen === second);
    assert.equal(amended.wire["type"], "m.room.encrypted");
    const content = amended.clear["content"] as Record<string, Record<string, unknown>>;
    assert.equal(content["m.new_content"]?.["body"], "run `make all`");
    assert.deepEqual((amended.wire["content"] as Record<string, unknown>)["m.relates_to"], {
      rel_type: "m.replace",
      event_id: first,
    });

    const third = await send({ do: "react", to: channel, target: id, emoji: "👍" }, "k3");
    const reaction = await peer.wait(({ event_id: seen }) => seen === third);
    assert.equal(reaction.wire["type"], "m.reaction");

    const fourth = await send({ do: "retract", to: channel, target: first }, "k4");
    await peer.wait(({ event_id: seen }) => seen === fourth);
  });

  it("a login that was ended elsewhere comes back as a new device, with new keys", async () => {
    const device = async (): Promise<string[]> => {
      const known = await peer.call("POST", "/keys/query", { device_keys: { [me]: [] } });
      return Object.keys((known["device_keys"] as Record<string, object>)[me] ?? {});
    };
    const before = await device();
    assert.equal(before.length, 1);
    const { token } = JSON.parse(await readFile(join(folder, "matrix-test-login.json"), "utf8")) as {
      token: string;
    };
    await fetch(`${server.url}/_matrix/client/v3/logout`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
    });
    let after: string[] = [];
    for (let tries = 0; tries < 100 && (after.length === 0 || after[0] === before[0]); tries++) {
      await pause(100);
      after = await device();
    }
    assert.equal(after.length, 1);
    assert.notEqual(after[0], before[0]);
    await peer.sync();
    await say("are you back?");
    await said("are you back?");
    const body = { format: "markdown" as const, markdown: "yes" };
    const id = await adapter?.send({ do: "say", to: channel, body, priority: 0 }, "k9");
    const answer = await peer.wait(({ event_id: seen }) => seen === id);
    assert.equal(answer.wire["type"], "m.room.encrypted");
  });

  it("a key file that is gone is told, not replaced by keys that nobody takes", async () => {
    await stop();
    const files = (await readdir(folder)).filter((name) => name.includes("-keys-"));
    for (const name of files) await rename(join(folder, name), join(folder, `was-${name}`));
    await assert.rejects(start(), /-keys-\w+\.db is gone, but the homeserver has keys of this device/);
    await stop();
    for (const name of files) await rename(join(folder, `was-${name}`), join(folder, name));
    await start();
    await say("there again?");
    await said("there again?");
  });

  it("a stop in the middle of sending closes the keys, and no row is given up for good", async () => {
    const body = { format: "markdown" as const, markdown: "one of many" };
    const sends = Array.from({ length: 8 }, (_, n) =>
      adapter?.send({ do: "say", to: channel, body, priority: 0 }, `stop-${n}`),
    );
    const outcomes = Promise.allSettled(sends);
    await pause(60);
    await stop();
    for (const outcome of await outcomes) {
      if (outcome.status === "fulfilled") continue;
      assert.ok(outcome.reason instanceof SendFailed, String(outcome.reason));
      assert.equal(outcome.reason.forGood, false, outcome.reason.message);
    }
    await start();
    const again = await adapter?.send({ do: "say", to: channel, body, priority: 0 }, "stop-7");
    const seen = await peer.wait(({ event_id: id }) => id === again);
    assert.equal(seen.wire["type"], "m.room.encrypted");
  });
});
