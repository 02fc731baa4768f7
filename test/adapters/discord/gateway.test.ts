import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { SendFailed } from "../../../src/adapter.ts";
import { startDiscord } from "../../servers/discord/server.ts";
import { createJournal, eventually } from "../../support/contract.ts";
import { discordAdapter } from "./rig.ts";
import { onStage, project, row } from "./stage.ts";

const texts = (journal: ReturnType<typeof createJournal>) => journal.messages().map((one) => one.text);

describe("Discord's gateway", () => {
  it("is asked for as few intents as possible", async () => {
    for (const [messageContent, wanted] of [
      [true, (1 << 0) | (1 << 9) | (1 << 10) | (1 << 12) | (1 << 13) | (1 << 15)],
      [false, (1 << 0) | (1 << 9) | (1 << 10) | (1 << 12) | (1 << 13)],
    ] as const)
      await onStage({ settings: { messageContent } }, async ({ server }) => {
        assert.deepEqual(server.gateway.intents(), [wanted]);
      });
  });

  it("is connected to with as many shards as it advises", async () => {
    const prepare = (server: Awaited<ReturnType<typeof startDiscord>>) => {
      for (const name of ["one", "two", "three"]) server.addGuild(name);
    };
    await onStage({ server: { shards: 2 }, prepare }, async ({ server, journal }) => {
      assert.deepEqual(server.gateway.shards(), [
        [0, 2],
        [1, 2],
      ]);
      server.person("anna").say(server.channel, "hello");
      server.person("anna").tell("hello");
      await journal.wait("message", (one) => one.place.private === true);
      await journal.wait("message", (one) => one.place.channel === "#project");
      assert.equal(journal.messages().length, 2);
    });
  });

  it("loses nothing when a connection breaks and the session is resumed", async () => {
    await onStage({}, async ({ server, journal }) => {
      const anna = server.person("anna");
      anna.say(server.channel, "before");
      await journal.wait("message");
      for (const how of ["drop", "ask"] as const) {
        if (how === "drop") server.gateway.drop();
        else server.gateway.askToReconnect();
        await eventually(() => server.gateway.connections() === 0, "the break");
        anna.say(server.channel, `meanwhile ${how}`);
        await journal.wait("message", (one) => one.text === `meanwhile ${how}`);
      }
      assert.deepEqual(texts(journal), ["before", "meanwhile drop", "meanwhile ask"]);
      assert.equal(server.gateway.logins(), 1);
      assert.equal(server.gateway.resumes(), 2);
      assert.equal(server.requests(/GET \/channels\/\d+\/messages/), 0);
    });
  });

  it("loses nothing when a session is invalid: what was said meanwhile is read", {
    timeout: 60_000,
  }, async () => {
    await onStage({}, async ({ server, journal }) => {
      const anna = server.person("anna");
      const first = anna.say(server.channel, "before");
      anna.tell("in private before");
      await journal.wait("message", (one) => one.place.private === true);
      server.gateway.forget();
      server.gateway.drop();
      await eventually(() => server.gateway.connections() === 0, "the break");
      anna.say(server.channel, "meanwhile");
      anna.tell("in private meanwhile");
      anna.say(anna.openThread(server.channel, first, "thread"), "in a thread meanwhile");
      await journal.wait("message", (one) => one.text === "in a thread meanwhile");
      await journal.wait("message", (one) => one.text === "in private meanwhile");
      anna.say(server.channel, "after");
      await journal.wait("message", (one) => one.text === "after");
      assert.deepEqual(
        journal
          .messages()
          .filter((one) => !one.place.private)
          .map((one) => one.text),
        ["before", "meanwhile", "in a thread meanwhile", "after"],
      );
      assert.equal(server.gateway.logins(), 2);
    });
  });

  it("is waited for as long as it takes, and stopped at any moment", async () => {
    await onStage({}, async ({ server, adapter, journal }) => {
      server.person("anna").say(server.channel, "before");
      await journal.wait("message");
      await server.away();
      await assert.rejects(
        adapter.send(row("not now"), "k1"),
        (error) => error instanceof SendFailed && !error.forGood,
      );
      await pause(700);
      await adapter.stop();
      await server.back();
      await pause(1500);
      assert.equal(server.gateway.connections(), 0);
    });
  });

  it("that is down at the start is tried again", async () => {
    const server = await startDiscord();
    const adapter = discordAdapter(server.api);
    await server.away();
    const journal = createJournal();
    try {
      const started = adapter.start(journal.receive, [], undefined);
      await pause(300);
      await server.back();
      await started;
      assert.ok(await adapter.send(row("here"), "k1"));
    } finally {
      await adapter.stop();
      await server.stop();
    }
  });

  it("that says nothing is given up, and tried again", async () => {
    const server = await startDiscord();
    server.gateway.fallSilent(true);
    const adapter = discordAdapter(server.api, { timing: { login: 300 } });
    try {
      const started = adapter.start(async () => true, [], undefined);
      await eventually(() => server.requests(/GET \/gateway\/bot/) >= 2, "another try");
      server.gateway.fallSilent(false);
      await started;
    } finally {
      await adapter.stop();
      await server.stop();
    }
  });

  for (const [what, prepare, mend] of [
    ["a wrong token", { token: "wrong" }, /Reset the token/],
    ["the intent that is not granted", {}, /Message Content Intent/],
  ] as const)
    it(`refuses for good: ${what}`, async () => {
      const server = await startDiscord();
      server.state.portal.messageContent = false;
      const adapter = discordAdapter(server.api, { settings: prepare });
      try {
        await assert.rejects(
          adapter.start(async () => true, [], undefined),
          (error) => {
            assert.ok(error instanceof SendFailed);
            assert.equal(error.forGood, true);
            assert.match(error.message, mend);
            return true;
          },
        );
      } finally {
        await adapter.stop();
        await server.stop();
      }
    });

  it("that takes a right away while the bot runs is told to the maintainers", {
    timeout: 60_000,
  }, async () => {
    await onStage({}, async ({ server, journal }) => {
      server.state.portal.messageContent = false;
      server.gateway.forget();
      server.gateway.drop();
      const trouble = await journal.wait("trouble");
      assert.match(trouble.mend, /Message Content Intent/);
    });
  });

  it("may send anything at all: what can't be read is left out, and the bot goes on", async () => {
    await onStage({}, async ({ server, journal }) => {
      const { gateway, channel } = server;
      const odd = [
        null,
        {},
        [],
        "text",
        7,
        { id: null, channel_id: {} },
        { author: null, channel_id: channel.id },
      ];
      for (const type of [
        "MESSAGE_CREATE",
        "MESSAGE_UPDATE",
        "MESSAGE_DELETE",
        "MESSAGE_DELETE_BULK",
        "MESSAGE_REACTION_ADD",
        "THREAD_CREATE",
        "THREAD_UPDATE",
        "CHANNEL_UPDATE",
        "GUILD_CREATE",
        "GUILD_DELETE",
        "INTERACTION_CREATE",
        "GUILD_ROLE_CREATE",
        "NO_SUCH_THING",
      ])
        for (const data of odd) gateway.raw(type, data);
      server.person("anna").say(channel, "still there?");
      await journal.wait("message", (one) => one.text === "still there?");
    });
  });

  it("may never send a guild: private messages and calls still work", async () => {
    const server = await startDiscord();
    server.guild.available = false;
    const adapter = discordAdapter(server.api);
    const journal = createJournal();
    try {
      await adapter.start(journal.receive, [], undefined);
      const anna = server.person("anna");
      anna.tell("help");
      const event = await journal.wait("message");
      await adapter.send(row("Yes?", { to: event.place }), "k1");
      assert.deepEqual(anna.fromBot(anna.dm()), ["Yes?"]);
      server.guild.available = true;
      server.gateway.dispatch.send(
        "GUILD_CREATE",
        { guild: server.guild.id },
        server.gateway.guildData(server.guild.id),
      );
      anna.say(server.channel, "and here?");
      await journal.wait("message", (one) => one.text === "and here?");
    } finally {
      await adapter.stop();
      await server.stop();
    }
  });
});

describe("catching up", () => {
  /** Everything before is read by one process; the next begins where the journal stands. */
  async function away(
    settings: Record<string, unknown>,
    act: (server: Awaited<ReturnType<typeof startDiscord>>) => void,
  ): Promise<readonly string[]> {
    const server = await startDiscord();
    const anna = server.person("anna");
    const last = anna.say(server.channel, "before");
    act(server);
    const adapter = discordAdapter(server.api, { settings });
    const journal = createJournal();
    try {
      await adapter.start(journal.receive, [], {
        at: Date.parse(last.timestamp),
        channels: new Map([["#project", { at: Date.parse(last.timestamp), native: last.id }]]),
      });
      // What is said now waits for what was said before; but it must not be found among it.
      const asked = /GET \/channels\/\d+\/threads\/archived/;
      await eventually(() => server.requests(asked) >= 1, "the last look");
      await pause(100);
      anna.say(server.channel, "after");
      await journal.wait("message", (one) => one.text === "after");
      return texts(journal).filter((text) => text !== "before");
    } finally {
      await adapter.stop();
      await server.stop();
    }
  }

  it("reads pages, also of threads, open and closed", async () => {
    const all = await away({}, (server) => {
      const anna = server.person("anna");
      const first = anna.say(server.channel, "0");
      for (let n = 1; n < 230; n++) anna.say(server.channel, String(n));
      anna.say(anna.openThread(server.channel, first, "open"), "in an open thread");
      const closed = anna.openThread(server.channel, anna.say(server.channel, "230"), "closed");
      anna.say(closed, "in a closed thread");
      anna.archive(closed);
    });
    const numbers = Array.from({ length: 231 }, (_, n) => String(n));
    assert.deepEqual(all, [...numbers, "in an open thread", "in a closed thread", "after"]);
  });

  it("is bounded by count: the newest are read", async () => {
    const all = await away({ catchUp: { messages: 150 } }, (server) => {
      const anna = server.person("anna");
      for (let n = 0; n < 300; n++) anna.say(server.channel, String(n));
    });
    assert.deepEqual(all, [...Array.from({ length: 150 }, (_, n) => String(n + 150)), "after"]);
  });

  it("is bounded by age", async () => {
    const none = await away(
      { catchUp: { age: 0 } },
      (server) => void server.person("anna").say(server.channel, "old"),
    );
    assert.deepEqual(none, ["after"]);
  });

  it("goes on where one channel can't be read", async () => {
    const all = await away({ channels: ["#project", "#secret"] }, (server) => {
      const secret = server.addChannel("secret", { denied: 1n << 16n });
      const anna = server.person("anna");
      anna.say(secret, "hidden");
      anna.say(server.channel, "open");
    });
    assert.deepEqual(all, ["open", "after"]);
  });

  it("reads nothing of the time before the bot came", async () => {
    await onStage(
      { prepare: (server) => void server.person("anna").say(server.channel, "long ago") },
      async ({ server, journal }) => {
        server.person("anna").say(server.channel, "now");
        await journal.wait("message", (one) => one.text === "now");
        assert.deepEqual(texts(journal), ["now"]);
        assert.deepEqual(journal.messages()[0]?.place, project);
      },
    );
  });
});
