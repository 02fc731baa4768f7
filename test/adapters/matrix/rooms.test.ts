import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { checkMatrix } from "../../../adapters/matrix/check.ts";
import { type Adapter, type Outgoing, SendFailed } from "../../../src/adapter.ts";
import { needsSynapse, serverName } from "../../servers/synapse.ts";
import type { Client } from "../../servers/synapse-client.ts";
import { createJournal, eventually, type Journal } from "../../support/contract.ts";
import { matrixSettings, openSite, type Site } from "./rig.ts";

const bot = `@porchlight:${serverName}`;

const say = (channel: string, markdown: string): Outgoing => ({
  do: "say",
  to: { network: "test", channel },
  body: { format: "markdown", markdown },
  priority: 0,
});

describe("Matrix rooms on Synapse", { skip: needsSynapse(), timeout: 180_000 }, () => {
  let site: Site;
  let anna: Client;
  let adapter: Adapter | undefined;
  let journal: Journal;
  let keys = 0;
  const alias = (name: string): string => `#${name}:${serverName}`;
  const send = (item: Outgoing): Promise<string> => {
    assert.ok(adapter);
    return adapter.send(item, `rooms/${++keys}`);
  };
  const invite = (by: Client, room: string, more: object = {}): Promise<unknown> =>
    by.call("POST", `/rooms/${encodeURIComponent(room)}/invite`, { user_id: bot, ...more });

  /** The bot with these settings, started anew. */
  async function start(settings: Record<string, unknown> = {}, folder = site.data): Promise<void> {
    await adapter?.stop();
    journal = createJournal();
    adapter = site.adapter(settings, { dataFolder: folder });
    await adapter.start(journal.receive, [], undefined);
  }

  before(async () => {
    site = await openSite();
    anna = await site.person("anna");
  });
  after(async () => {
    await adapter?.stop();
    await site?.stop();
  });

  it("comes when those whom the config names invite it, hears what was said since, and not before", async () => {
    await start({ invitesFrom: [anna.user] });
    const room = await anna.create({ preset: "private_chat" });
    await anna.say(room, "secret history");
    await invite(anna, room);
    await anna.say(room, "hello porchlight");
    const first = await journal.wait("message", (one) => one.place.channel === room);
    assert.equal(first.text, "hello porchlight");
    assert.equal(first.place.private, undefined);
    assert.ok(await send(say(room, "hello")));
    assert.ok(!journal.messages().some((one) => one.text === "secret history"));
  });

  it("does not come for others, and says so once", async () => {
    await start({ invitesFrom: [anna.user] });
    const mallory = await site.person("mallory");
    const room = await mallory.create({ preset: "private_chat" });
    await invite(mallory, room);
    const { what, mend } = await journal.wait("trouble");
    assert.ok(what.includes(mallory.user) && what.includes(room), what);
    assert.match(mend, /invitesFrom/);
    await start({ invitesFrom: ["elsewhere.test"] });
    const members = (await mallory.call("GET", `/rooms/${encodeURIComponent(room)}/members`)) as {
      chunk: { state_key: string; content: { membership: string } }[];
    };
    assert.equal(members.chunk.find((one) => one.state_key === bot)?.content.membership, "invite");
  });

  it("takes an invitation to talk in private, and what was said before it came in", async () => {
    await start({ invitesFrom: ["*"] });
    const dora = await site.person("dora");
    const room = await dora.create({ preset: "trusted_private_chat", is_direct: true, invite: [bot] });
    await dora.say(room, "!help");
    const asked = await journal.wait("message", (one) => one.actor.key === dora.user);
    assert.deepEqual(asked.place, { network: "test", channel: dora.user, private: true });
    await start({ invitesFrom: ["*"] });
    await dora.say(room, "and after a restart?");
    const again = await journal.wait("message", (one) => one.actor.key === dora.user);
    assert.equal(again.place.private, true);
  });

  it("waits for an invitation into a room of the config that is not open to everybody", async () => {
    const room = await site.founder.create({ preset: "private_chat", room_alias_name: "closed" });
    await start({ channels: [alias("closed")], invitesFrom: [] });
    const { what, mend, place } = await journal.wait("trouble");
    assert.match(what, /could not join #closed/);
    assert.ok(mend.includes(`Invite ${bot}`));
    assert.equal(place?.channel, alias("closed"));
    await assert.rejects(send(say(alias("closed"), "hi")), { name: "SendFailed", forGood: false });
    await invite(site.founder, room);
    await journal.wait("members", (one) => one.place.channel === alias("closed"));
    assert.ok(await send(say(alias("closed"), "here I am")));
  });

  it("follows an upgrade under the channel's old name, also through a restart", async () => {
    const room = await site.founder.create({
      preset: "public_chat",
      room_alias_name: "old",
      room_version: "10",
    });
    const channel = room;
    // By id: after the upgrade the id of the config is the old room's.
    await start({ channels: [channel] });
    const upgraded = await site.founder.call("POST", `/rooms/${encodeURIComponent(room)}/upgrade`, {
      new_version: "11",
    });
    const next = String(upgraded["replacement_room"]);
    await anna.join(next);
    const spoken = async (text: string): Promise<void> => {
      await anna.say(next, text);
      assert.equal((await journal.wait("message", (one) => one.text === text)).place.channel, channel);
      const id = await send(say(channel, `re: ${text}`));
      const seen = await anna.wait((event) => event.event_id === id);
      assert.equal(seen.room_id, next);
    };
    await eventually(
      () =>
        journal.events.some((one) => one.kind === "members" && one.actors.some((a) => a.key === anna.user)),
      "the new room",
    );
    await spoken("in the new house");
    await start({ channels: [channel] });
    await spoken("still in the new house");
    await start({ channels: [channel] }, await site.folder());
    await spoken("without a memory");
    // The alias moved with the upgrade: both names lead to the same room.
    await start({ channels: [alias("old")] });
    await anna.say(next, "by its alias");
    assert.equal(
      (await journal.wait("message", (one) => one.text === "by its alias")).place.channel,
      alias("old"),
    );
  });

  it("is not led astray by a tombstone that points to a room of others", async () => {
    const room = await site.founder.create({ preset: "public_chat", room_alias_name: "grave" });
    const elsewhere = await anna.create({ preset: "public_chat" });
    await start({ channels: [alias("grave")] });
    await site.founder.state(room, "m.room.tombstone", { body: "moved", replacement_room: elsewhere });
    const { what } = await journal.wait("trouble", (one) => one.what.includes("grave"));
    assert.match(what, /does not say that it replaces/);
    await site.founder.say(room, "still here");
    await journal.wait("message", (one) => one.text === "still here" && one.place.channel === alias("grave"));
  });

  it("says what it lacks where it may not speak, and does not try again", async () => {
    const room = await site.founder.create({
      preset: "public_chat",
      room_alias_name: "quiet",
      power_level_content_override: { events_default: 50 },
    });
    await start({ channels: [alias("quiet")] });
    await assert.rejects(send(say(alias("quiet"), "psst")), { name: "SendFailed", forGood: true });
    const { what, mend, place } = await journal.wait("trouble", (one) => one.what.includes("#quiet"));
    assert.match(what, /may not speak in #quiet.*power level 0.*m\.room\.message needs 50/);
    assert.ok(mend.includes(bot));
    assert.equal(place?.channel, alias("quiet"));
    await assert.rejects(send(say(alias("quiet"), "psst")), SendFailed);
    assert.equal(
      journal.events.filter((one) => one.kind === "trouble" && one.what.includes("#quiet")).length,
      1,
    );
    const levels = await site.founder.call(
      "GET",
      `/rooms/${encodeURIComponent(room)}/state/m.room.power_levels/`,
    );
    await site.founder.state(room, "m.room.power_levels", {
      ...levels,
      users: { ...(levels["users"] as object), [bot]: 50 },
    });
    assert.ok(await send(say(alias("quiet"), "thank you")));
  });

  it("tells that it was removed, and comes back only when it is invited", async () => {
    const room = await site.founder.create({ preset: "public_chat", room_alias_name: "strict" });
    await start({ channels: [alias("strict")], invitesFrom: [] });
    await site.founder.call("POST", `/rooms/${encodeURIComponent(room)}/kick`, {
      user_id: bot,
      reason: "too chatty",
    });
    const { what } = await journal.wait("trouble", (one) => one.what.includes("#strict"));
    assert.ok(
      what.includes(`${site.founder.user} removed the bot from #strict:${serverName}: too chatty`),
      what,
    );
    await assert.rejects(send(say(alias("strict"), "sorry")), { name: "SendFailed", forGood: true });
    await invite(site.founder, room);
    await eventually(
      () =>
        journal.events.filter((one) => one.kind === "members" && one.place.channel === alias("strict"))
          .length === 2,
      "its return",
    );
    assert.ok(await send(say(alias("strict"), "thank you")));
  });

  it("starts without encryption, and says plainly where it would need it", async () => {
    await site.founder.create({
      preset: "public_chat",
      room_alias_name: "sealed",
      initial_state: [
        { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } },
      ],
    });
    await start({ channels: [alias("sealed"), alias("project")] });
    const { what, mend } = await journal.wait("trouble", (one) => one.what.includes("sealed"));
    assert.match(what, /is encrypted/);
    assert.ok(mend);
    await assert.rejects(send(say(alias("sealed"), "in the clear")), { name: "SendFailed", forGood: true });
    assert.ok(await send(say(alias("project"), "but here")));
  });

  it("leaves spaces alone", async () => {
    const space = await anna.create({ preset: "private_chat", creation_content: { type: "m.space" } });
    await start({ invitesFrom: ["*"] });
    await invite(anna, space);
    const { what } = await journal.wait("trouble", (one) => one.what.includes(space));
    assert.match(what, /was not accepted/);
  });

  it("sets its name and picture once", async () => {
    const { writeFile } = await import("node:fs/promises");
    const folder = await site.folder();
    const avatar = `${folder}/lamp.png`;
    await writeFile(avatar, Buffer.from("89504e470d0a1a0a", "hex"));
    const settings = { displayName: "Porch Light", avatar };
    const profile = (): Promise<Record<string, unknown>> =>
      anna.call("GET", `/profile/${encodeURIComponent(bot)}`);
    await start(settings, folder);
    const first = await profile();
    assert.equal(first["displayname"], "Porch Light");
    assert.match(String(first["avatar_url"]), /^mxc:\/\//);
    await start(settings, folder);
    assert.deepEqual(await profile(), first);
    await anna.join(site.room);
    await anna.say(site.room, "Porch Light: how?");
    assert.equal((await journal.wait("message", (one) => one.text.endsWith("how?"))).toBot, "how?");
    await start({ displayName: "porchlight" });
  });

  it("check finds what is wrong, and says how to mend it", async () => {
    const folder = await site.folder();
    const check = (settings: Record<string, unknown>): ReturnType<typeof checkMatrix> =>
      checkMatrix(matrixSettings(site.server.url, settings), { dataFolder: folder });
    const wrong = async (settings: Record<string, unknown>, what: RegExp, mend: RegExp): Promise<void> => {
      const findings = (await check(settings)).filter((finding) => !finding.ok);
      assert.equal(findings.length, 1, JSON.stringify(findings));
      assert.match(findings[0]?.what ?? "", what);
      assert.match(findings[0]?.mend ?? "", mend);
      assert.doesNotMatch(findings[0]?.what ?? "", /\.\.$/);
    };
    assert.deepEqual(await check({}), [
      { ok: true, what: `connected to ${site.server.url}` },
      { ok: true, what: `logged in as ${bot}` },
      { ok: true, what: `joined ${alias("project")}` },
    ]);
    await site.founder.create({ preset: "private_chat", room_alias_name: "members" });
    await wrong({ password: "wrong" }, /refused the password/, /Correct user and password/);
    await wrong({ token: "syt_nonsense" }, /refused the access token/, /new access token/);
    await wrong(
      { token: await site.server.register("somebody") },
      /belongs to @somebody/,
      /Correct user or token/,
    );
    await wrong({ homeserver: "http://127.0.0.1:9" }, /can't be reached/, /homeserver in the config/);
    await wrong({ homeserver: `${site.server.url}/nowhere` }, /no Matrix homeserver/, /Correct homeserver/);
    await wrong({ channels: [alias("nowhere")] }, /There is no room #nowhere/, /alias/);
    await wrong({ channels: [alias("members")] }, /could not join #members/, /Invite @porchlight/);
    await wrong({ channels: [alias("sealed")] }, /#sealed.* is encrypted/, /without encryption/);
    const silent = await site.founder.create({
      preset: "public_chat",
      room_alias_name: "silent",
      power_level_content_override: { events_default: 10 },
    });
    assert.ok(silent);
    await wrong({ channels: [alias("silent")] }, /may not speak in #silent.*needs 10/, /power level 10/);
  });
});
