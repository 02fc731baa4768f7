import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { PermissionFlagsBits } from "discord.js";
import type { Outgoing } from "../../../src/adapter.ts";
import type { DiscordServer } from "../../servers/discord/server.ts";
import { eventually } from "../../support/contract.ts";
import { discordAdapter } from "./rig.ts";
import { onStage, project, row } from "./stage.ts";

type Say = Extract<Outgoing, { do: "say" }>;
const say = (text: string, more: Partial<Say> = {}): Say => row(text, more) as Say;

const threads = { settings: { threads: true } };

describe("answers in a thread made from the question", () => {
  it("are there, and so is what follows; the thread is called as the question", async () => {
    await onStage(threads, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const said = anna.say(server.channel, "how do I\nbuild it?");
      const event = await journal.wait("message");
      const answer = row("With make.", { replyTo: said.id, for: event.actor });
      await adapter.send(answer, "k1");
      await adapter.send(row("Or with ninja.", { replyTo: said.id, for: event.actor }), "k2");
      const thread = server.thread(said.id);
      assert.ok(thread);
      assert.equal(thread.name, "how do I build it?");
      assert.deepEqual(anna.fromBot(thread), ["@anna With make.", "@anna Or with ninja."]);
      assert.deepEqual(anna.fromBot(server.channel), []);
      anna.say(thread, "thanks!");
      const thanks = await journal.wait("message", (one) => one.text === "thanks!");
      assert.deepEqual(thanks.place, { ...project, thread: said.id });
      assert.equal(server.requests(/POST .*\/threads$/), 1);
    });
  });

  it("can be changed and taken back there", async () => {
    await onStage(threads, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const said = anna.say(server.channel, "how?");
      const { actor } = await journal.wait("message");
      const target = await adapter.send(row("so", { replyTo: said.id, for: actor }), "k1");
      const body = { format: "markdown" as const, markdown: "not so" };
      await adapter.send({ do: "amend", to: project, target, body }, "k2");
      const thread = server.thread(said.id);
      assert.ok(thread);
      assert.deepEqual(anna.fromBot(thread), ["not so"]);
      await adapter.send({ do: "retract", to: project, target }, "k3");
      assert.deepEqual(anna.fromBot(thread), []);
    });
  });

  it("can be changed and taken back after a restart, too, where they are", async () => {
    await onStage(threads, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const [one, other] = [anna.say(server.channel, "how?"), anna.say(server.channel, "and why?")];
      const { actor } = await journal.wait("message");
      const items = [one, other].map((said) => say("so", { replyTo: said.id, for: actor }));
      const targets = await Promise.all(items.map((item, n) => adapter.send(item, `k${n}`)));
      const inThread = server.thread(one.id);
      assert.ok(inThread);
      // Discord's login tells of open threads only.
      anna.archive(inThread);
      // An answer from before threads were switched on, whose question got a thread since.
      const early = say("by hand", { replyTo: other.id, for: actor });
      await adapter.stop();
      const plain = discordAdapter(server.api);
      await plain.start(journal.receive, [], undefined);
      const outside = await plain.send(early, "k5");
      await plain.stop();
      const next = discordAdapter(server.api, threads);
      try {
        await next.start(journal.receive, [], undefined);
        const body = { format: "markdown" as const, markdown: "not so" };
        const [first = "", second = ""] = targets;
        await next.send({ do: "amend", to: project, target: first, body, of: say("so", items[0]) }, "k6");
        await next.send({ do: "retract", to: project, target: second, of: say("so", items[1]) }, "k7");
        await next.send({ do: "amend", to: project, target: outside, body, of: early }, "k8");
        assert.deepEqual(anna.fromBot(inThread), ["not so"]);
        assert.deepEqual(server.thread(other.id)?.messages, []);
        assert.deepEqual(anna.fromBot(server.channel), ["not so"]);
      } finally {
        await next.stop();
      }
    });
  });

  it("are made beneath a message of the bot's own, when what it says names that as the thread", async () => {
    await onStage(threads, async ({ server, adapter }) => {
      const anna = server.person("anna");
      const post = await adapter.send(row("The post."), "k1");
      const to = { ...project, thread: post };
      await adapter.send(row("## The rest\n\nmore", { to, replyTo: post }), "k2");
      await adapter.send(row("and more", { to }), "k3");
      const thread = server.thread(post);
      assert.ok(thread);
      assert.equal(thread.name, "The rest");
      assert.deepEqual(anna.fromBot(thread), ["**The rest**\n\nmore", "and more"]);
      assert.deepEqual(anna.fromBot(server.channel), ["The post."]);
      assert.equal(server.requests(/POST .*\/threads$/), 1);
    });
  });

  it("go into the thread that is there already", async () => {
    await onStage(threads, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const said = anna.say(server.channel, "how?");
      const { actor } = await journal.wait("message");
      const thread = anna.openThread(server.channel, said, "mine");
      await adapter.send(row("so", { replyTo: said.id, for: actor }), "k1");
      assert.deepEqual(anna.fromBot(thread), ["@anna so"]);
    });
  });

  it("stay in the channel where no thread may be made", async () => {
    const prepare = (server: DiscordServer) => {
      server.channel.denied = PermissionFlagsBits.CreatePublicThreads;
    };
    await onStage({ ...threads, prepare }, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const said = anna.say(server.channel, "how?");
      const { actor } = await journal.wait("message");
      await adapter.send(row("so", { replyTo: said.id, for: actor }), "k1");
      assert.deepEqual(anna.fromBot(server.channel), ["@anna so"]);
    });
  });

  it("are only for answers: what is for nobody, not urgent, or shown by a command stays in the channel", async () => {
    await onStage(threads, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const said = anna.say(server.channel, "how?");
      const { actor } = await journal.wait("message");
      await adapter.send(row("one", { replyTo: said.id }), "k1");
      await adapter.send(row("two", { replyTo: said.id, for: actor, priority: 1 }), "k2");
      await adapter.send(row("a list", { replyTo: said.id, for: actor, aside: true }), "k3");
      assert.deepEqual(anna.fromBot(server.channel), ["one", "@anna two", "@anna a list"]);
    });
  });

  it("are joined, and nothing breaks where that fails", async () => {
    await onStage({}, async ({ server, journal }) => {
      server.meddle((_, path) => (path.includes("thread-members") ? "refuse" : undefined));
      const anna = server.person("anna");
      const thread = anna.openThread(server.channel, anna.say(server.channel, "a"), "a");
      anna.say(thread, "b");
      await journal.wait("message", (one) => one.text === "b");
      await eventually(() => server.requests(/thread-members/) > 0, "a try to join");
    });
  });

  it("are known again by asking, when the gateway has not told of one", async () => {
    await onStage({}, async ({ server, journal }) => {
      const { addChannel } = await import("../../servers/discord/state.ts");
      const anna = server.person("anna");
      const quiet = addChannel(server.state, {
        type: 11,
        guild: server.guild.id,
        name: "quiet",
        parent: server.channel.id,
        owner: anna.id,
      });
      anna.say(quiet, "one");
      anna.say(quiet, "two");
      const event = await journal.wait("message", (one) => one.text === "two");
      assert.deepEqual(event.place, { ...project, thread: quiet.id });
      assert.deepEqual(
        journal.messages().map((one) => one.text),
        ["one", "two"],
      );
      assert.equal(server.requests(new RegExp(`GET /channels/${quiet.id}$`)), 1);
    });
  });
});

describe("forums", () => {
  const forum = async (act: Parameters<typeof onStage>[1]): Promise<void> =>
    onStage(
      {
        settings: { channels: ["#project", "#questions"], threads: true },
        prepare: (server) => void server.addForum("questions", ["windows", "Solved"]),
      },
      act,
    );
  const find = (server: DiscordServer) => {
    const found = [...server.state.channels.values()].find((one) => one.name === "questions");
    assert.ok(found);
    return found;
  };
  const tagged = (server: DiscordServer, names: readonly string[]) =>
    find(server)
      .tags.filter((tag) => names.includes(tag.name))
      .map((tag) => tag.id);

  it("have posts that are questions, with their title; the answer is in the post", async () => {
    await forum(async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const post = anna.post(find(server), "Build fails", "It says ENOENT.");
      const event = await journal.wait("message");
      assert.equal(event.text, "Build fails\nIt says ENOENT.");
      assert.deepEqual(event.place, { network: "test", channel: "#questions", thread: post.id });
      assert.equal(event.native, post.id);
      await adapter.send(row("Run make.", { to: event.place, replyTo: post.id, for: event.actor }), "k1");
      assert.deepEqual(anna.fromBot(post), ["@anna Run make."]);
    });
  });

  it("get the solved tag when a question is settled, and lose it when it opens again", async () => {
    await forum(async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const post = anna.post(find(server), "Build fails", "It says ENOENT.", ["windows"]);
      const { place: to } = await journal.wait("message");
      const mark = { do: "react" as const, to, target: post.id, emoji: "✅" };
      await adapter.send(mark, "k1");
      assert.deepEqual(post.applied, tagged(server, ["windows", "Solved"]));
      assert.deepEqual(server.reactions.on(post.id, "✅"), [server.state.bot.id]);
      await adapter.send({ ...mark, removed: true }, "k2");
      assert.deepEqual(post.applied, tagged(server, ["windows"]));
      assert.deepEqual(server.reactions.on(post.id, "✅"), []);
      await pause(50);
      assert.deepEqual(
        journal.events.filter((event) => event.kind === "reaction"),
        [],
      );
    });
  });

  it("tell when somebody sets the tag, and when somebody takes it", async () => {
    await forum(async ({ server, journal }) => {
      const anna = server.person("anna");
      const post = anna.post(find(server), "Build fails", "It says ENOENT.", ["windows"]);
      await journal.wait("message");
      anna.tag(find(server), post, ["windows", "Solved"]);
      const set = await journal.wait("reaction");
      assert.deepEqual(
        [set.emoji, set.target, set.actor.key, set.removed],
        ["✅", post.id, anna.id, undefined],
      );
      anna.tag(find(server), post, []);
      const taken = await journal.wait("reaction", (one) => one.removed === true);
      assert.equal(taken.target, post.id);
    });
  });

  it("without such a tag, or without the right to set it, just get the emoji", async () => {
    await onStage(
      {
        settings: { channels: ["#questions"] },
        prepare: (server) => {
          server.addForum("questions", ["Solved"]).denied = PermissionFlagsBits.ManageThreads;
        },
      },
      async ({ server, adapter, journal, lines }) => {
        const post = server.person("anna").post(find(server), "Build fails", "…");
        const { place: to } = await journal.wait("message");
        await adapter.send({ do: "react", to, target: post.id, emoji: "✅" }, "k1");
        assert.deepEqual(post.applied, []);
        assert.ok(lines.some((line) => line.includes("Manage Threads")));
      },
    );
  });
});
