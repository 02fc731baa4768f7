import assert from "node:assert/strict";
import { cp, readFile } from "node:fs/promises";
import { after, afterEach, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Adapter, type Outgoing, SendFailed } from "../../../src/adapter.ts";
import type { Event } from "../../../src/events.ts";
import { needsSynapse, serverName } from "../../servers/synapse.ts";
import type { Client } from "../../servers/synapse-client.ts";
import { createJournal, eventually, type Journal } from "../../support/contract.ts";
import { openSite, type Site } from "./rig.ts";

const bot = `@porchlight:${serverName}`;
const channel = `#project:${serverName}`;

const say = (markdown: string): Outgoing => ({
  do: "say",
  to: { network: "test", channel },
  body: { format: "markdown", markdown },
  priority: 0,
});

describe("Matrix outages on Synapse", { skip: needsSynapse(), timeout: 180_000 }, () => {
  let site: Site;
  let anna: Client;
  let journal: Journal;
  let folder: string;
  const running = new Set<Adapter>();
  let open: () => void = () => undefined;

  /** The same bot as long as the folder is the same. */
  async function start(
    receive: (event: Event) => Promise<boolean> = journal.receive,
    since?: Parameters<Adapter["start"]>[2],
    settings: Record<string, unknown> = {},
  ): Promise<Adapter> {
    const adapter = site.adapter(settings, { dataFolder: folder });
    running.add(adapter);
    await adapter.start(receive, [], since);
    return adapter;
  }
  const saidSo = (prefix: string): readonly string[] =>
    journal
      .messages()
      .map((one) => one.text)
      .filter((text) => text.startsWith(prefix));
  const admin = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${site.server.url}/_synapse/admin${path}`, {
      method,
      headers: { authorization: `Bearer ${site.founder.token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    assert.equal(answer.status, 200, path);
    return (await answer.json()) as Record<string, unknown>;
  };

  before(async () => {
    site = await openSite();
    anna = await site.person("anna");
    await anna.join(site.room);
    journal = createJournal();
    folder = await site.folder();
  });
  afterEach(async () => {
    open();
    await Promise.all([...running].map((adapter) => adapter.stop()));
    running.clear();
    journal = createJournal();
  });
  after(async () => {
    await site?.stop();
  });

  it("takes nothing that was said before its very first start as said to it", async () => {
    await anna.say(site.room, "porchlight: ancient history");
    await start();
    await anna.say(site.room, "first news");
    await journal.wait("message", (one) => one.text === "first news");
    assert.deepEqual(
      journal.messages().map((one) => one.text),
      ["first news"],
    );
  });

  it("reads back over a timeline that the server cut off, in order and once", async () => {
    const wanted = Array.from({ length: 130 }, (_, n) => `away ${n}`);
    for (const text of wanted) await anna.say(site.room, text);
    await start();
    await journal.wait("message", (one) => one.text === "away 129");
    assert.deepEqual(saidSo("away"), wanted);
    assert.equal(new Set(journal.messages().map((one) => one.id)).size, 130);
  });

  it("reads back by the journal's last message when its own position is lost", async () => {
    const last = await anna.say(site.room, "lost -1");
    const at = Date.now();
    const wanted = Array.from({ length: 70 }, (_, n) => `lost ${n}`);
    for (const text of wanted) await anna.say(site.room, text);
    const before = folder;
    folder = await site.folder();
    await start(journal.receive, { at, channels: new Map([[channel, { at, native: last }]]) });
    await journal.wait("message", (one) => one.text === "lost 69");
    assert.deepEqual(saidSo("lost"), wanted);
    folder = before;
  });

  it("saves its position only after the journal has everything up to it", async () => {
    const file = (): Promise<string> => readFile(`${folder}/matrix-test-sync.json`, "utf8");
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    await start(async (event) => {
      if (event.kind === "message" && event.text === "hold on") await gate;
      return journal.receive(event);
    });
    await pause(300);
    const position = await file();
    await anna.say(site.room, "hold on");
    await pause(700);
    assert.equal(await file(), position);
    // The process dies here: what another finds in the folder is what it goes on from.
    const copy = await site.folder();
    await cp(folder, copy, { recursive: true });
    open();
    const first = await journal.wait("message", (one) => one.text === "hold on");
    await eventually(() => journal.messages().length > 0, "the message");
    const mine = folder;
    folder = copy;
    const other = createJournal();
    await start(other.receive);
    const again = await other.wait("message", (one) => one.text === "hold on");
    assert.equal(again.id, first.id);
    folder = mine;
    let saved = position;
    for (let tries = 0; tries < 100 && saved === position; tries++) {
      await pause(20);
      saved = await file();
    }
    assert.notEqual(saved, position);
  });

  it("loses nothing while the homeserver is down, and sends nothing twice", async () => {
    const adapter = await start();
    await anna.say(site.room, "down 0");
    await journal.wait("message", (one) => one.text === "down 0");
    await site.server.kill();
    for (let n = 0; n < 3; n++)
      await assert.rejects(adapter.send(say("from below"), "outage/1"), (error) => {
        assert.ok(error instanceof SendFailed);
        assert.deepEqual([error.offline, error.forGood, error.unsure], [true, false, false]);
        return true;
      });
    await pause(1500);
    await site.server.restart();
    for (let n = 1; n <= 60; n++) await anna.say(site.room, `down ${n}`);
    await journal.wait("message", (one) => one.text === "down 60");
    assert.deepEqual(
      saidSo("down"),
      Array.from({ length: 61 }, (_, n) => `down ${n}`),
    );
    await adapter.send(say("from below"), "outage/1");
    await adapter.send(say("from below"), "outage/1");
    const all = await anna.history(site.room);
    assert.equal(all.filter((event) => event.content.body === "from below").length, 1);
  });

  it("starts when the homeserver does", async () => {
    await site.server.kill();
    const starting = start();
    await pause(500);
    await site.server.restart();
    await starting;
    await anna.say(site.room, "good morning");
    await journal.wait("message", (one) => one.text === "good morning");
  });

  it("waits as long as the homeserver wants, and then says everything once and in order", async () => {
    const adapter = await start();
    const path = `/v1/users/${encodeURIComponent(bot)}/override_ratelimit`;
    await admin("POST", path, { messages_per_second: 2, burst_count: 2 });
    const waits: number[] = [];
    /** As the deliverer does. */
    const deliver = async (text: string): Promise<void> => {
      for (let tries = 0; tries < 30; tries++)
        try {
          await adapter.send(say(text), `limit/${text}`);
          return;
        } catch (error) {
          assert.ok(error instanceof SendFailed && !error.forGood && !error.unsure, String(error));
          assert.ok(error.retryAfterMs !== undefined && error.retryAfterMs > 0);
          waits.push(error.retryAfterMs);
          await pause(error.retryAfterMs);
        }
      assert.fail(`${text} was never sent`);
    };
    try {
      const wanted = Array.from({ length: 8 }, (_, n) => `slowly ${n}`);
      for (const text of wanted) await deliver(text);
      assert.ok(waits.length > 0, "the limit was never met");
      const all = (await anna.history(site.room)).map((event) => event.content.body ?? "");
      assert.deepEqual(
        all.filter((text) => text.startsWith("slowly")),
        wanted,
      );
      await Promise.all([1, 2, 3, 4, 5].map((n) => deliver(`together ${n}`)));
      const together = (await anna.history(site.room)).filter((event) =>
        event.content.body?.startsWith("together"),
      );
      assert.equal(together.length, 5);
    } finally {
      await admin("DELETE", path);
    }
  });

  it("logs in again by its password when it was logged out", async () => {
    const adapter = await start();
    const { devices } = (await admin("GET", `/v2/users/${encodeURIComponent(bot)}/devices`)) as {
      devices: { device_id: string; display_name: string }[];
    };
    const ids = devices.filter((one) => one.display_name === "Porchlight").map((one) => one.device_id);
    assert.ok(ids.length > 0);
    await admin("POST", `/v2/users/${encodeURIComponent(bot)}/delete_devices`, { devices: ids });
    await anna.say(site.room, "are you still in?");
    await journal.wait("message", (one) => one.text === "are you still in?");
    assert.ok(await adapter.send(say("I am"), "login/1"));
  });

  it("says that somebody has to log in again when all it had was a token", async () => {
    const token = await (async () => {
      const answer = await fetch(`${site.server.url}/_matrix/client/v3/login`, {
        method: "POST",
        body: JSON.stringify({
          type: "m.login.password",
          identifier: { type: "m.id.user", user: "porchlight" },
          password: "pass-porchlight",
        }),
      });
      return String(((await answer.json()) as Record<string, unknown>)["access_token"]);
    })();
    await start(journal.receive, undefined, { token });
    await fetch(`${site.server.url}/_matrix/client/v3/logout`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: "{}",
    });
    const { mend } = await journal.wait("trouble");
    assert.match(mend, /Log in again/);
  });

  it("refuses to start with what can never work, and says why", async () => {
    const cases: readonly [Record<string, unknown>, RegExp][] = [
      [{ password: "wrong" }, /refused the password.*Correct user and password/],
      [{ token: "syt_nonsense" }, /refused the access token.*token/],
      [{ homeserver: `${site.server.url}/nowhere` }, /no Matrix homeserver.*Correct homeserver/],
    ];
    const before = folder;
    for (const [settings, expected] of cases) {
      folder = await site.folder();
      await assert.rejects(start(journal.receive, undefined, settings), expected);
    }
    folder = before;
  });
});
