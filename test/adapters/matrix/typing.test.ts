import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Adapter, type Outgoing, SendFailed } from "../../../src/adapter.ts";
import type { Place } from "../../../src/events.ts";
import { type Between, type Passing, standBetween } from "../../process/between.ts";
import { needsSynapse, serverName } from "../../servers/synapse.ts";
import type { Client } from "../../servers/synapse-client.ts";
import { createJournal, eventually } from "../../support/contract.ts";
import { openSite, type Site } from "./rig.ts";

const bot = `@porchlight:${serverName}`;
const channel: Place = { network: "test", channel: `#project:${serverName}` };
const isSend = ({ path }: Passing): boolean => path.includes("/send/");
const isTyping = ({ path }: Passing): boolean => path.includes("/typing/");

const say = (markdown: string, priority: 0 | 1 | 2 = 0): Outgoing => ({
  do: "say",
  to: channel,
  body: { format: "markdown", markdown },
  priority,
});

describe("typing on Synapse", { skip: needsSynapse(), timeout: 120_000 }, () => {
  let site: Site;
  let anna: Client;
  let adapter: Adapter;
  let between: Between;
  const times = (): number => [...between.times(isTyping).values()].reduce((sum, one) => sum + one, 0);
  /** Whether the bot was seen writing, each time that changed. */
  const writing = (): readonly boolean[] =>
    anna.typing
      .filter(({ room }) => room === site.room)
      .map(({ users }) => users.includes(bot))
      .filter((now, n, all) => n === 0 || all[n - 1] !== now);

  before(async () => {
    site = await openSite();
    between = await standBetween(site.server.url);
    anna = await site.person("anna");
    await anna.join(site.room);
    adapter = site.adapter({ homeserver: between.url }, { dataFolder: await site.folder() });
    await adapter.start(createJournal().receive, [], undefined);
  });
  after(async () => {
    await adapter?.stop();
    await between?.stop();
    await site?.stop();
  });

  it("is not shown for an answer that is there at once, nor for what nobody waits for", async () => {
    await adapter.send(say("at once"), "typing/1");
    between.slow(isSend, 1500);
    await adapter.send(say("the week's thanks", 2), "typing/2");
    between.slow(undefined);
    assert.equal(times(), 0);
  });

  it("is shown while an answer takes long, and ends with it", async () => {
    between.slow(isSend, 2500);
    const sending = adapter.send(say("well …"), "typing/3");
    await eventually(() => writing().at(-1) === true, "typing");
    assert.ok(!anna.seen.some((event) => event.content.body === "well …"));
    await sending;
    between.slow(undefined);
    await eventually(() => writing().at(-1) === false, "an end of it", 5000);
    assert.equal(times(), 2);
  });

  it("is shown while the homeserver holds an answer back", async () => {
    const path = `${site.server.url}/_synapse/admin/v1/users/${encodeURIComponent(bot)}/override_ratelimit`;
    const headers = { authorization: `Bearer ${site.founder.token}` };
    const body = JSON.stringify({ messages_per_second: 1, burst_count: 1 });
    assert.equal((await fetch(path, { method: "POST", headers, body })).status, 200);
    const before = writing().length;
    let held = 0;
    try {
      for (let n = 0; n < 40 && (held < 4000 || writing().length === before); n++)
        try {
          await adapter.send(say(`slowly ${n}`), `typing/slowly/${n}`);
        } catch (error) {
          assert.ok(error instanceof SendFailed && error.retryAfterMs !== undefined, String(error));
          // As the outbox does, only that others keep the homeserver busy, too.
          const wait = error.retryAfterMs + 1200;
          held += wait;
          await pause(wait);
        }
    } finally {
      assert.equal((await fetch(path, { method: "DELETE", headers })).status, 200);
    }
    assert.ok(writing().slice(before).includes(true), `never shown while held for ${held} ms`);
    await adapter.send(say("at last"), "typing/4");
    await eventually(() => writing().at(-1) === false, "an end of it", 6000);
  });

  it("fails no answer when the homeserver wants none of it", async () => {
    between.refuse(isTyping);
    between.slow(isSend, 1500);
    const id = await adapter.send(say("all the same"), "typing/5");
    between.slow(undefined);
    between.refuse(undefined);
    await anna.wait((event) => event.event_id === id, "the answer");
  });
});
