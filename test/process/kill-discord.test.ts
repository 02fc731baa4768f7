import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { APIMessage } from "discord-api-types/v10";
import { type DiscordServer, startDiscord } from "../servers/discord/server.ts";
import { until } from "../servers/process.ts";
import { type Between, type Passing, standBetween } from "./between.ts";
import { type Callers, gatherCallers, isHidden } from "./callers.ts";
import { type Crowd, gather, tokensOf, type Voice } from "./crowd.ts";
import { readLedger } from "./ledger.ts";
import { caughtUp, type Given, type History, type Put, reckon } from "./once.ts";
import { seeded } from "./random.ts";
import { openVictim, round, type Victim } from "./victim.ts";

/** An eighth of what IRC takes: two minutes at most. */
const rounds = Math.max(5, Math.round(Number(process.env["PORCHLIGHT_KILL_ROUNDS"] ?? 20) / 8));
const seed = Number(process.env["PORCHLIGHT_SEED"] ?? Date.now() % 100_000);
const random = seeded(seed);

const network = "test";
const token = tokensOf("dis");

const isPost = ({ method, path }: Passing): boolean =>
  method === "POST" && /\/channels\/\d+\/messages$/.test(path);

const isCallback = ({ path }: Passing): boolean => path.endsWith("/callback");

describe(`killed ${rounds} times on Discord (PORCHLIGHT_SEED=${seed})`, { timeout: 300_000 }, () => {
  let server: DiscordServer;
  let between: Between;
  let victim: Victim;
  let crowd: Crowd;
  let callers: Callers;

  const isBots = (message: APIMessage): boolean => message.author.id === server.state.bot.id;

  /** The server's lists of all channels, threads and private conversations. */
  function history(): History {
    const put: Put[] = [];
    const given: Given[] = [];
    for (const channel of server.state.channels.values())
      for (const message of channel.messages) {
        // A thread that is made from a question has its id.
        const thread = channel.parent === undefined ? undefined : channel.id;
        if (isBots(message) && callers.answersCall(message)) continue;
        else if (isBots(message))
          given.push({ text: message.content, to: message.message_reference?.message_id ?? thread });
        else if (token.test(message.content))
          put.push({ id: message.id, text: `${channel.name}: ${message.content}` });
      }
    return { put, given };
  }

  const go = (): void => {
    crowd.go();
    callers.go();
  };
  const settle = async (): Promise<void> => {
    await Promise.all([crowd.pause(), callers.pause()]);
    // Discord has no list of private conversations: a new one is known once something is said in it.
    await crowd.tellOnce();
    await caughtUp(network, victim.database, () => history().put);
  };
  /** What was asked in words, and what by commands and buttons. */
  const count = (): { questions: number; calls: ReturnType<Callers["reckon"]> } => ({
    questions: reckon(network, victim.database, history(), token, isHidden),
    calls: callers.reckon(readLedger(victim.database)),
  });

  before(async () => {
    server = await startDiscord();
    between = await standBetween(new URL(server.api).origin);
    const rest = `rest: { api: "${between.url}/api" }`;
    victim = await openVictim({
      name: "kill-discord",
      network: `{ type: discord, name: ${network}, token: secret-token, channels: ["#project"], ${rest} }`,
      heard: () => history().given.length,
    });
    const voices = ["anna", "ben", "cleo", "dan"].map((name): Voice => {
      const person = server.person(name);
      return {
        say: async (text) => person.say(server.channel, text),
        tell: async (text) => person.tell(text),
      };
    });
    crowd = gather({ voices, name: "dis", random, every: 300 });
    callers = gatherCallers({ server, network, random, every: 100 });
  });
  after(async () => {
    await Promise.all([crowd?.pause(), callers?.pause()]);
    await victim?.remove();
    await between?.stop();
    await server?.stop();
  });

  it("loses no question and answers none twice", async (t) => {
    victim.start();
    await victim.until("the bot is there", () => server.gateway.logins() > 0);
    go();
    await victim.heardMore();
    await victim.kill();
    for (let n = 0; n < rounds; n++) await round(n, victim, between, [isPost, isCallback], random);
    victim.start();
    await victim.heardMore();
    await settle();
    const { questions, calls } = count();
    t.diagnostic(
      `${rounds} kills: ${questions} questions, each answered once; calls: ${JSON.stringify(calls)}`,
    );
    assert.ok(questions > rounds * 5, "hardly anything was asked");
    assert.ok(calls.answered > rounds, "hardly any call was answered");
  });

  it("goes on when the gateway and the API do as they like", async (t) => {
    const { gateway } = server;
    const sessions = (): number => gateway.logins() + gateway.resumes();
    go();
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
      await victim.heardMore();
      const before = sessions();
      await happens();
      await until(`it comes back after ${what}`, () => sessions() > before, 30_000);
    }
    await pause(1000);
    between.refuse(undefined);
    await victim.heardMore();
    between.refuse(({ path }) => path.includes("/messages"));
    await pause(500 + random() * 1000);
    between.refuse(undefined);
    await between.loseAnswer(isPost, 30_000);
    await victim.heardMore();
    await settle();
    await victim.end();
    const { questions, calls } = count();
    t.diagnostic(`${questions} questions in all; calls: ${JSON.stringify(calls)}`);
    t.diagnostic(`${gateway.logins()} logins, ${gateway.resumes()} resumes`);
    assert.ok(gateway.resumes() >= 1, "no session was resumed");
  });
});
