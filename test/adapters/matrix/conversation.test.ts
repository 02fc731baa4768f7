import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Adapter, type Outgoing, SendFailed } from "../../../src/adapter.ts";
import type { Place } from "../../../src/events.ts";
import { needsSynapse, serverName } from "../../servers/synapse.ts";
import type { Client, Seen } from "../../servers/synapse-client.ts";
import { createJournal, eventually, type Journal } from "../../support/contract.ts";
import { openSite, type Site } from "./rig.ts";

const bot = `@porchlight:${serverName}`;
const channel: Place = { network: "test", channel: `#project:${serverName}` };

const say = (
  to: Place,
  markdown: string,
  more: Partial<Extract<Outgoing, { do: "say" }>> = {},
): Outgoing => ({
  do: "say",
  to,
  body: { format: "markdown", markdown },
  priority: 0,
  ...more,
});

describe("Matrix conversations on Synapse", { skip: needsSynapse(), timeout: 180_000 }, () => {
  let site: Site;
  let adapter: Adapter;
  let journal: Journal;
  let anna: Client;
  let keys = 0;
  const key = (): string => `conversation/${++keys}`;
  const send = (item: Outgoing, as = key()): Promise<string> => adapter.send(item, as);
  const seen = (id: string): Promise<Seen> => anna.wait((event) => event.event_id === id, `event ${id}`);

  before(async () => {
    site = await openSite();
    anna = await site.person("anna");
    await anna.join(site.room);
    journal = createJournal();
    adapter = site.adapter();
    await adapter.start(journal.receive, [], undefined);
  });
  after(async () => {
    await adapter?.stop();
    await site?.stop();
  });

  it("sends the same key twice as one message, also after a restart", async () => {
    const first = await send(say(channel, "only once"), "row/1");
    assert.equal(await send(say(channel, "only once"), "row/1"), first);
    await adapter.stop();
    adapter = site.adapter();
    await adapter.start(journal.receive, [], undefined);
    assert.equal(await send(say(channel, "only once"), "row/1"), first);
    const all = await anna.history(site.room);
    assert.equal(all.filter((event) => event.content.body === "only once").length, 1);
  });

  it("is unsure of what it may have sent so long ago that the homeserver no longer knows", async () => {
    const hour = 36e5;
    await send(say(channel, "maybe once"), "row/2");
    await assert.rejects(
      adapter.send(say(channel, "maybe once"), "row/2", Date.now() - 13 * hour),
      (error) => {
        return error instanceof SendFailed && error.unsure && !error.forGood;
      },
    );
    await adapter.send(say(channel, "maybe once"), "row/2", Date.now() - hour);
    const all = await anna.history(site.room);
    assert.equal(all.filter((event) => event.content.body === "maybe once").length, 1);
  });

  it("restarts as the same device, with a file that only its user can read", async () => {
    const { statSync } = await import("node:fs");
    assert.equal(statSync(`${site.data}/matrix-test-login.json`).mode & 0o777, 0o600);
    const devices = await site.founder.tryCall("GET", `/devices`);
    assert.equal(devices.status, 200);
    const path = `${site.server.url}/_synapse/admin/v2/users/${encodeURIComponent(bot)}/devices`;
    const answer = await fetch(path, { headers: { authorization: `Bearer ${site.founder.token}` } });
    const { devices: mine } = (await answer.json()) as { devices: { display_name: string }[] };
    // One is from registering the user.
    assert.equal(mine.filter((device) => device.display_name === "Porchlight").length, 1);
  });

  it("takes an edit as one, amends what it said, and retracts it", async () => {
    const asked = await anna.say(site.room, "how do I biuld it?");
    await anna.send(site.room, {
      msgtype: "m.text",
      body: "* how do I build it?",
      "m.new_content": { msgtype: "m.text", body: "how do I build it?" },
      "m.relates_to": { rel_type: "m.replace", event_id: asked },
    });
    const edit = await journal.wait("edit");
    assert.equal(edit.target, asked);
    assert.equal(edit.text, "how do I build it?");

    const said = await send(say(channel, "with make", { replyTo: asked }));
    const body = { format: "markdown", markdown: "with `ninja`" } as const;
    await send({ do: "amend", to: channel, target: said, body });
    await anna.wait((event) => event.sender === bot && event.content.body === "* with `ninja`", "the edit");
    const id = encodeURIComponent(said);
    const room = encodeURIComponent(site.room);
    const now = (await anna.call("GET", `/rooms/${room}/event/${id}`)) as unknown as Seen;
    const replaced = (now.unsigned?.["m.relations"] as Record<string, Seen> | undefined)?.["m.replace"];
    assert.equal((replaced?.content["m.new_content"] as { body?: string } | undefined)?.body, "with `ninja`");

    await send({ do: "retract", to: channel, target: said });
    await anna.wait((event) => event.type === "m.room.redaction" && event.sender === bot, "the redaction");
    const gone = (await anna.call("GET", `/rooms/${room}/event/${id}`)) as unknown as Seen;
    assert.deepEqual(gone.content, {});
  });

  it("takes nobody else's word for an edit", async () => {
    const asked = await anna.say(site.room, "mine");
    await site.founder.send(site.room, {
      msgtype: "m.text",
      body: "* stolen",
      "m.new_content": { msgtype: "m.text", body: "stolen" },
      "m.relates_to": { rel_type: "m.replace", event_id: asked },
    });
    await anna.say(site.room, "after the theft");
    await journal.wait("message", (one) => one.text === "after the theft");
    assert.ok(!journal.events.some((event) => event.kind === "edit" && event.text === "stolen"));
  });

  it("follows redactions, and reactions both ways", async () => {
    const asked = await anna.say(site.room, "to be taken back");
    const said = await send(say(channel, "does this help?"));
    await seen(said);
    const thumb = await anna.react(site.room, said, "👎");
    const put = await journal.wait("reaction", (one) => one.target === said);
    assert.deepEqual([put.emoji, put.removed, put.actor.key], ["👎", undefined, anna.user]);
    await anna.redact(site.room, thumb);
    const taken = await journal.wait("reaction", (one) => one.removed === true);
    assert.deepEqual([taken.emoji, taken.target, taken.actor.key], ["👎", said, anna.user]);
    await anna.redact(site.room, asked);
    assert.equal((await journal.wait("delete", (one) => one.target === asked)).target, asked);

    const react = { do: "react", to: channel, target: said, emoji: "✅" } as const;
    await send(react);
    await anna.wait((event) => event.type === "m.reaction" && event.sender === bot, "the bot's reaction");
    // The server refuses the same again; that it is there is all that was wanted.
    await send(react);
  });

  it("answers in threads, and hears what is said in them", async () => {
    const root = await anna.say(site.room, "a long story");
    const thread = { ...channel, thread: root };
    const said = await seen(await send(say(thread, "go on")));
    assert.deepEqual(said.content["m.relates_to"], {
      rel_type: "m.thread",
      event_id: root,
      is_falling_back: true,
      "m.in_reply_to": { event_id: root },
    });
    const reply = await anna.send(site.room, {
      msgtype: "m.text",
      body: "and so on",
      "m.relates_to": {
        rel_type: "m.thread",
        event_id: root,
        is_falling_back: true,
        "m.in_reply_to": { event_id: said.event_id },
      },
    });
    const heard = await journal.wait("message", (one) => one.native === reply);
    assert.deepEqual(heard.place, thread);
    assert.equal(heard.replyTo, undefined);
    await anna.react(site.room, reply, "👀");
    assert.deepEqual((await journal.wait("reaction", (one) => one.target === reply)).place, thread);
    const next = await seen(await send(say(thread, "yes", { replyTo: reply })));
    assert.equal((next.content["m.relates_to"] as { is_falling_back: boolean }).is_falling_back, false);
  });

  it("edits and reactions on what was said before it started are understood, too", async () => {
    const root = await anna.say(site.room, "an old story");
    const inside = await anna.send(site.room, {
      msgtype: "m.text",
      body: "old words",
      "m.relates_to": { rel_type: "m.thread", event_id: root },
    });
    await journal.wait("message", (one) => one.native === inside);
    await adapter.stop();
    adapter = site.adapter();
    await adapter.start(journal.receive, [], undefined);
    await anna.react(site.room, inside, "🤔");
    assert.equal((await journal.wait("reaction", (one) => one.emoji === "🤔")).place.thread, root);
    await anna.send(site.room, {
      msgtype: "m.text",
      body: "* new words",
      "m.new_content": { msgtype: "m.text", body: "new words" },
      "m.relates_to": { rel_type: "m.replace", event_id: inside },
    });
    const edit = await journal.wait("edit", (one) => one.text === "new words");
    assert.equal(edit.place.thread, root);
  });

  it("opens one room for a person, whoever asks how often, and keeps it", async () => {
    const carl = await site.person("carl");
    const to: Place = { network: "test", channel: carl.user, private: true };
    const ids = await Promise.all([1, 2, 3].map((n) => send(say(to, `hello ${n}`))));
    assert.equal(new Set(ids).size, 3);
    await eventually(() => carl.invites.size === 1, "an invitation");
    const [room = ""] = carl.invites;
    await carl.join(room);
    await carl.say(room, "!help");
    const asked = await journal.wait("message", (one) => one.actor.key === carl.user);
    assert.deepEqual(asked.place, to);
    assert.equal(asked.toBot, "!help");
    await adapter.stop();
    adapter = site.adapter({}, { dataFolder: await site.folder() });
    await adapter.start(journal.receive, [], undefined);
    await send(say(to, "still here"));
    await carl.wait((event) => event.room_id === room && event.content.body === "still here");
    // Whoever left is asked back into the same room.
    await carl.call("POST", `/rooms/${encodeURIComponent(room)}/leave`, {});
    const left = carl.invites.size;
    await eventually(() => left === 0, "no invitation is left");
    await new Promise((resolve) => setTimeout(resolve, 300));
    await send(say(to, "are you coming back?"));
    await eventually(() => carl.invites.has(room), "an invitation into the same room");
    assert.equal(carl.invites.size, 1);
  });

  it("answers in the room in which it was asked, when somebody has two with it", async () => {
    const eve = await site.person("eve");
    const to: Place = { network: "test", channel: eve.user, private: true };
    const open = { preset: "trusted_private_chat", is_direct: true, invite: [bot] };
    const rooms = [await eve.create(open), await eve.create(open)];
    for (const room of [...rooms, ...rooms]) {
      const asked = await eve.say(room, "here?");
      await journal.wait("message", (one) => one.native === asked);
      const id = await send(say(to, "here.", { replyTo: asked }));
      assert.equal((await eve.wait((event) => event.event_id === id)).room_id, room);
    }
  });

  it("takes no crowd for a conversation between two", async () => {
    const eva = await site.person("eva");
    const crowd = await eva.create({ preset: "public_chat", is_direct: true });
    await anna.join(crowd);
    const path = `/rooms/${encodeURIComponent(crowd)}/state/m.room.member/${encodeURIComponent(bot)}`;
    await eva.call("PUT", path, { membership: "invite", is_direct: true });
    await journal.wait("members", (one) => one.place.channel === crowd);
    await anna.say(crowd, "is this private?");
    const said = await journal.wait("message", (one) => one.text === "is this private?");
    assert.deepEqual([said.place, said.toBot], [{ network: "test", channel: crowd }, undefined]);
  });

  it("knows a hundred members, and their names", async () => {
    const big = await site.founder.create({ preset: "public_chat", room_alias_name: "crowd" });
    const people = await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        const token = await site.server.register(`member${n}`);
        const path = `${site.server.url}/_matrix/client/v3/join/${encodeURIComponent(big)}`;
        const answer = await fetch(path, {
          method: "POST",
          headers: { authorization: `Bearer ${token}` },
          body: "{}",
        });
        assert.equal(answer.status, 200);
        return `@member${n}:${serverName}`;
      }),
    );
    const crowd = site.adapter(
      { name: "crowd", channels: [`#crowd:${serverName}`] },
      { dataFolder: await site.folder() },
    );
    const heard = createJournal();
    try {
      await crowd.start(heard.receive, [], undefined);
      const { actors } = await heard.wait("members", (one) => one.place.channel === `#crowd:${serverName}`);
      assert.deepEqual(actors.map((actor) => actor.key).sort(), [site.founder.user, ...people].sort());
      assert.ok(actors.every((actor) => actor.verified && actor.name === actor.key.slice(1).split(":")[0]));
    } finally {
      await crowd.stop();
    }
  });
});
