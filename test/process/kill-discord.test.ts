import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { APIMessage } from "discord-api-types/v10";
import { type DiscordServer, startDiscord } from "../servers/discord/server.ts";
import { freshFolder, until } from "../servers/process.ts";
import { type Running, run } from "../support/program.ts";
import { type Between, type Passing, standBetween } from "./between.ts";
import { compiled } from "./compiled.ts";
import { type Crowd, gather, tokensOf, type Voice } from "./crowd.ts";
import { caughtUp, type Given, type History, type Put, reckon } from "./once.ts";
import { seeded } from "./random.ts";

/** An eighth of what IRC takes: two minutes at most. */
const rounds = Math.max(5, Math.round(Number(process.env["PORCHLIGHT_KILL_ROUNDS"] ?? 20) / 8));
const seed = Number(process.env["PORCHLIGHT_SEED"] ?? Date.now() % 100_000);
const random = seeded(seed);

const network = "test";
const token = tokensOf("dis");

const entry = "---\nid: tls\nquestion: How do I turn on TLS?\n---\nSet `tls: true` and use port 6697.\n";

const isPost = ({ method, path }: Passing): boolean =>
  method === "POST" && /\/channels\/\d+\/messages$/.test(path);

describe(`killed ${rounds} times on Discord (PORCHLIGHT_SEED=${seed})`, { timeout: 300_000 }, () => {
  let server: DiscordServer;
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

  const isBots = (message: APIMessage): boolean => message.author.id === server.state.bot.id;

  /** The server's lists of all channels, threads and private conversations. */
  function history(): History {
    const put: Put[] = [];
    const given: Given[] = [];
    for (const channel of server.state.channels.values())
      for (const message of channel.messages) {
        // A thread that is made from a question has its id.
        const thread = channel.parent === undefined ? undefined : channel.id;
        if (isBots(message))
          given.push({ text: message.content, to: message.message_reference?.message_id ?? thread });
        else if (token.test(message.content))
          put.push({ id: message.id, text: `${channel.name}: ${message.content}` });
      }
    return { put, given };
  }

  const settle = async (): Promise<void> => {
    await crowd.pause();
    // Discord has no list of private conversations: a new one is known once something is said in it.
    await crowd.tellOnce();
    await caughtUp(network, database(), () => history().put);
  };
  /** Waits until the bot has said something more. */
  async function heardMore(): Promise<void> {
    const before = history().given.length;
    await until(
      () => `an answer; it wrote ${program?.stderr()}`,
      () => history().given.length > before,
      30_000,
    );
  }

  before(async () => {
    compiled();
    [server, folder] = await Promise.all([startDiscord(), freshFolder("kill-discord")]);
    between = await standBetween(new URL(server.api).origin);
    await mkdir(join(folder.path, "faq"));
    await writeFile(join(folder.path, "faq", "tls.md"), entry);
    await writeFile(
      join(folder.path, "porchlight.yaml"),
      `database: bot.db
log: warn
faq: [faq]
answers: { repeatAfter: 0 }
networks:
  - { type: discord, name: ${network}, token: secret-token, channels: ["#project"], rest: { api: "${between.url}/api" } }
`,
    );
    const voices = ["anna", "ben", "cleo", "dan"].map((name): Voice => {
      const person = server.person(name);
      return {
        say: async (text) => person.say(server.channel, text),
        tell: async (text) => person.tell(text),
      };
    });
    crowd = gather({ voices, name: "dis", random, every: 300 });
  });
  after(async () => {
    await crowd?.pause();
    program?.child.kill("SIGKILL");
    await program?.ended;
    await between?.stop();
    await server?.stop();
    await folder?.remove();
  });

  /** Kills it while it starts, while it catches up, while it answers, or between sending and marking. */
  async function round(n: number): Promise<void> {
    const running = start();
    if (n % 4 === 1) await between.loseAnswer(isPost, 30_000);
    else if (random() < 0.35) await pause(random() * 1500);
    else {
      await heardMore();
      await pause(random() * 500);
    }
    await kill(running);
    if (random() < 0.25) await pause(random() * 2000);
  }

  it("loses no question and answers none twice", async (t) => {
    const first = start();
    await until("the bot is there", () => server.gateway.logins() > 0, 30_000);
    crowd.go();
    await heardMore();
    await kill(first);
    for (let n = 0; n < rounds; n++) await round(n);
    start();
    await heardMore();
    await settle();
    const count = reckon(network, database(), history(), token);
    t.diagnostic(`${rounds} kills: ${count} questions, each answered once`);
    assert.ok(count > rounds * 5, "hardly anything was asked");
  });

  it("goes on when the gateway and the API do as they like", async (t) => {
    const { gateway } = server;
    const sessions = (): number => gateway.logins() + gateway.resumes();
    crowd.go();
    const outages: Readonly<Record<string, () => unknown>> = {
      "away and back": async () => {
        await server.away();
        await pause(500 + random() * 1500);
        await server.back();
      },
      "a broken connection": () => gateway.drop(),
      "asked to connect again": () => gateway.askToReconnect(),
      "a session that can be resumed": () => gateway.invalidate(true),
      "a session that is gone": () => gateway.invalidate(false),
      "a session forgotten, and a history that can't be read at first": () => {
        between.refuse(({ method, path }) => method === "GET" && path.endsWith("/messages"));
        gateway.forget();
        gateway.drop();
      },
    };
    for (const [what, happens] of Object.entries(outages)) {
      await heardMore();
      const before = sessions();
      await happens();
      await until(`it comes back after ${what}`, () => sessions() > before, 30_000);
    }
    await pause(1000);
    between.refuse(undefined);
    await heardMore();
    between.refuse(({ path }) => path.includes("/messages"));
    await pause(500 + random() * 1000);
    between.refuse(undefined);
    await between.loseAnswer(isPost, 30_000);
    await heardMore();
    await settle();
    const running = program;
    running?.child.kill("SIGTERM");
    assert.equal(await running?.ended, 0, running?.stderr());
    const count = reckon(network, database(), history(), token);
    t.diagnostic(`${count} questions in all; ${gateway.logins()} logins, ${gateway.resumes()} resumes`);
    assert.ok(gateway.resumes() >= 1, "no session was resumed");
  });
});
