import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { openSite, type Site } from "../adapters/matrix/rig.ts";
import { until } from "../servers/process.ts";
import { needsSynapse, serverName } from "../servers/synapse.ts";
import type { Client, Seen } from "../servers/synapse-client.ts";
import { type Between, type Passing, standBetween } from "./between.ts";
import { type Crowd, gather, tokensOf, type Voice } from "./crowd.ts";
import { caughtUp, type Given, type History, type Put, reckon } from "./once.ts";
import { seeded } from "./random.ts";
import { openVictim, round, type Victim } from "./victim.ts";

/** A start costs more than on IRC, so a tenth of what IRC takes. */
const rounds = Math.max(4, Math.round(Number(process.env["PORCHLIGHT_KILL_ROUNDS"] ?? 20) / 10));
const seed = Number(process.env["PORCHLIGHT_SEED"] ?? Date.now() % 100_000);
const random = seeded(seed);

const network = "test";
const bot = `@porchlight:${serverName}`;
const token = tokensOf("mat");

const isSend = ({ method, path }: Passing): boolean =>
  method === "PUT" && path.includes("/send/m.room.message/");
const isSync = ({ path }: Passing): boolean => path.endsWith("/sync");

/** Asks in the channel and in a private room that they open when they first need it. */
function voiceOf(client: Client, room: string, rooms: Map<string, Client>): Voice {
  let direct: Promise<string> | undefined;
  async function open(): Promise<string> {
    const id = await client.create({ is_direct: true, invite: [bot], preset: "trusted_private_chat" });
    rooms.set(id, client);
    return id;
  }
  return {
    say: (text) => client.say(room, text),
    async tell(text) {
      direct ??= open();
      const id = await direct.catch((error: unknown) => {
        direct = undefined;
        throw error;
      });
      return client.say(id, text);
    },
  };
}

describe(`killed ${rounds} times on Synapse (PORCHLIGHT_SEED=${seed})`, {
  skip: needsSynapse(),
  timeout: 400_000,
}, () => {
  const rooms = new Map<string, Client>();
  let site: Site;
  let between: Between;
  let victim: Victim;
  let crowd: Crowd;

  /** The server's own history of all rooms. */
  async function history(): Promise<History> {
    const events: Seen[] = [];
    for (const [room, client] of rooms) events.push(...(await client.history(room)));
    const messages = events.filter((event) => event.type === "m.room.message");
    const textOf = (event: Seen): string => event.content.body ?? "";
    const replyOf = (event: Seen): string | undefined =>
      (event.content["m.relates_to"] as { "m.in_reply_to"?: { event_id?: string } } | undefined)?.[
        "m.in_reply_to"
      ]?.event_id;
    return {
      put: messages
        .filter((event) => event.sender !== bot && token.test(textOf(event)))
        .map((event): Put => ({ id: event.event_id, text: textOf(event) })),
      given: messages
        .filter((event) => event.sender === bot)
        .map((event): Given => ({ text: textOf(event), to: replyOf(event) })),
    };
  }

  async function settle(): Promise<void> {
    await crowd.pause();
    await caughtUp(network, victim.database, async () => (await history()).put);
  }
  before(async () => {
    site = await openSite();
    between = await standBetween(site.server.url);
    const login = `homeserver: "${between.url}", user: "${bot}", password: pass-porchlight`;
    const rights = `channels: ["#project:${serverName}"], invitesFrom: ["${serverName}"]`;
    victim = await openVictim({
      name: "kill-matrix",
      network: `{ type: matrix, name: ${network}, ${login}, ${rights} }`,
      heard: () => site.founder.seen.filter((event) => event.sender === bot).length,
    });
    rooms.set(site.room, site.founder);
    const voices: Voice[] = [];
    for (const name of ["anna", "ben", "cleo", "dan"]) {
      const client = await site.person(name);
      await client.join(site.room);
      voices.push(voiceOf(client, site.room, rooms));
    }
    crowd = gather({ voices, name: "mat", random, every: 350 });
  });
  after(async () => {
    await crowd?.pause();
    await victim?.remove();
    await between?.stop();
    await site?.stop();
  });

  it("loses no question and answers none twice", async (t) => {
    victim.start();
    // What was said before its very first sync is not for it.
    const position = join(victim.folder, `matrix-${network}-sync.json`);
    await victim.until("the first sync", () => existsSync(position));
    crowd.go();
    await victim.heardMore();
    await victim.kill();
    for (let n = 0; n < rounds; n++) await round(n, victim, between, [isSend], random);
    victim.start();
    await victim.heardMore();
    await settle();
    const count = reckon(network, victim.database, await history(), token);
    const resent = [...between.times(isSend).values()].filter((times) => times > 1).length;
    t.diagnostic(`${rounds} kills: ${count} questions, each answered once; ${resent} rows sent again`);
    assert.ok(count > rounds * 5, "hardly anything was asked");
    assert.ok(resent > 0, "no kill fell between sending and marking");
  });

  it("goes on when Synapse is killed, and loses nothing of what that had taken", async (t) => {
    crowd.go();
    for (let n = 0; n < 2; n++) {
      await victim.heardMore();
      await pause(random() * 500);
      await site.server.kill();
      await pause(random() * 1500);
      await site.server.restart();
    }
    await victim.heardMore();
    await settle();
    t.diagnostic(`${reckon(network, victim.database, await history(), token)} questions so far`);
  });

  it("goes on when /sync fails for a while, also when more was said than a sync brings", async (t) => {
    between.refuse(isSync);
    const before = crowd.count;
    crowd.go();
    await until("sixty questions", () => crowd.count > before + 60, 40_000);
    between.refuse(undefined);
    await victim.heardMore();
    await settle();
    await victim.end();
    t.diagnostic(`${reckon(network, victim.database, await history(), token)} questions in all`);
  });
});
