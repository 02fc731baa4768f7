import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { openSite, type Site } from "../adapters/matrix/rig.ts";
import { freshFolder, until } from "../servers/process.ts";
import { needsSynapse, serverName } from "../servers/synapse.ts";
import type { Client, Seen } from "../servers/synapse-client.ts";
import { type Running, run } from "../support/program.ts";
import { type Between, type Passing, standBetween } from "./between.ts";
import { compiled } from "./compiled.ts";
import { type Crowd, gather, tokensOf, type Voice } from "./crowd.ts";
import { caughtUp, type Given, type History, type Put, reckon } from "./once.ts";
import { seeded } from "./random.ts";

/** A start costs more than on IRC, so a tenth of what IRC takes. */
const rounds = Math.max(4, Math.round(Number(process.env["PORCHLIGHT_KILL_ROUNDS"] ?? 20) / 10));
const seed = Number(process.env["PORCHLIGHT_SEED"] ?? Date.now() % 100_000);
const random = seeded(seed);

const network = "test";
const bot = `@porchlight:${serverName}`;
const token = tokensOf("mat");

const entry = "---\nid: tls\nquestion: How do I turn on TLS?\n---\nSet `tls: true` and use port 6697.\n";

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
  let folder: Awaited<ReturnType<typeof freshFolder>>;
  let crowd: Crowd;
  let program: Running | undefined;
  const database = () => join(folder.path, "bot.db");

  function start(): Running {
    program = run(["start"], { folder: folder.path, command: compiled(), limit: 300_000 });
    return program;
  }
  async function kill(running: Running): Promise<void> {
    running.child.kill("SIGKILL");
    assert.equal(await running.ended, "SIGKILL", `it ended by itself: ${running.stderr()}`);
  }

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
    await caughtUp(network, database(), async () => (await history()).put);
  }
  const heard = (): number => site.founder.seen.filter((event) => event.sender === bot).length;
  /** Waits until the bot has said something more in the channel. */
  async function heardMore(): Promise<void> {
    const before = heard();
    await until(
      () => `an answer; it wrote ${program?.stderr()}`,
      () => heard() > before,
      30_000,
    );
  }

  before(async () => {
    compiled();
    [site, folder] = await Promise.all([openSite(), freshFolder("kill-matrix")]);
    between = await standBetween(site.server.url);
    await mkdir(join(folder.path, "faq"));
    await writeFile(join(folder.path, "faq", "tls.md"), entry);
    await writeFile(
      join(folder.path, "porchlight.yaml"),
      `database: bot.db
log: warn
faq: [faq]
answers: { repeatAfter: 0 }
networks:
  - { type: matrix, name: ${network}, homeserver: "${between.url}", user: "${bot}", password: pass-porchlight,
      channels: ["#project:${serverName}"], invitesFrom: ["${serverName}"] }
`,
    );
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
    program?.child.kill("SIGKILL");
    await program?.ended;
    await between?.stop();
    await site?.stop();
    await folder?.remove();
  });

  /** Kills it while it starts, while it catches up, while it answers, or between sending and marking. */
  async function round(n: number): Promise<void> {
    const running = start();
    if (n % 4 === 1) await between.loseAnswer(isSend, 30_000);
    else if (random() < 0.35) await pause(random() * 1500);
    else {
      await heardMore();
      await pause(random() * 600);
    }
    await kill(running);
    // Long enough for a good deal to be said that nobody hears.
    if (random() < 0.25) await pause(random() * 2000);
  }

  it("loses no question and answers none twice", async (t) => {
    const first = start();
    // What was said before its very first sync is not for it.
    const position = join(folder.path, `matrix-${network}-sync.json`);
    await until(
      () => `the first sync; it wrote ${first.stderr()}`,
      () => existsSync(position),
      30_000,
    );
    crowd.go();
    await heardMore();
    await kill(first);
    for (let n = 0; n < rounds; n++) await round(n);
    start();
    await heardMore();
    await settle();
    const count = reckon(network, database(), await history(), token);
    const resent = [...between.times(isSend).values()].filter((times) => times > 1).length;
    t.diagnostic(`${rounds} kills: ${count} questions, each answered once; ${resent} rows sent again`);
    assert.ok(count > rounds * 5, "hardly anything was asked");
    assert.ok(resent > 0, "no kill fell between sending and marking");
  });

  it("goes on when Synapse is killed, and loses nothing of what that had taken", async (t) => {
    crowd.go();
    for (let n = 0; n < 2; n++) {
      await heardMore();
      await pause(random() * 500);
      await site.server.kill();
      await pause(random() * 1500);
      await site.server.restart();
    }
    await heardMore();
    await settle();
    t.diagnostic(`${reckon(network, database(), await history(), token)} questions so far`);
  });

  it("goes on when /sync fails for a while, also when more was said than a sync brings", async (t) => {
    between.refuse(isSync);
    const before = crowd.count;
    crowd.go();
    await until("sixty questions", () => crowd.count > before + 60, 40_000);
    between.refuse(undefined);
    await heardMore();
    await settle();
    const running = program;
    running?.child.kill("SIGTERM");
    assert.equal(await running?.ended, 0, running?.stderr());
    t.diagnostic(`${reckon(network, database(), await history(), token)} questions in all`);
  });
});
