import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commands } from "../../../commands/all.ts";
import { eventually } from "../../support/contract.ts";
import { onStage, row } from "./stage.ts";

const options = {
  commands,
  settings: { messageContent: false },
  prepare: (server: { state: { portal: { messageContent: boolean } } }) => {
    server.state.portal.messageContent = false;
  },
};

describe("without the Message Content intent", () => {
  it("what is not said to the bot is not heard; mentions and private messages are", async () => {
    await onStage(options, async ({ server, journal }) => {
      const anna = server.person("anna");
      anna.say(server.channel, "how do I build it?");
      anna.say(server.channel, `<@${server.state.bot.id}> how do I build it?`);
      anna.tell("and here?");
      await journal.wait("message", (one) => one.place.private === true);
      assert.deepEqual(
        journal.messages().map((one) => one.toBot),
        ["how do I build it?", "and here?"],
      );
    });
  });

  it("a reply to the bot is heard, since Discord mentions it", async () => {
    await onStage(options, async ({ server, adapter, journal }) => {
      const id = await adapter.send(row("Use make."), "k1");
      const ours = server.channel.messages.find((one) => one.id === id);
      assert.ok(ours);
      server.person("anna").say(server.channel, `<@${server.state.bot.id}> didn't help`, { replyTo: ours });
      const event = await journal.wait("message");
      assert.deepEqual([event.toBot, event.replyTo], ["didn't help", id]);
    });
  });

  it("slash commands, menus and buttons work", async () => {
    await onStage(options, async ({ server, adapter, journal }) => {
      const [anna, mia] = [server.person("anna"), server.person("mia")];
      anna.slash(server.channel, "faq", { entry: "tls" });
      assert.equal((await journal.wait("command")).line, "faq tls");
      mia.menu(server.channel, "Mark as question", anna.say(server.channel, "how do I build it?"));
      const menu = await journal.wait("command", (one) => one.about !== undefined);
      assert.equal(menu.line, "ask how do I build it?");
      const choices = [{ label: "TLS", command: "faq tls" }];
      const id = await adapter.send(row("Which?", { choices }), "k1");
      const ours = server.channel.messages.find((one) => one.id === id);
      assert.ok(ours);
      anna.press(server.channel, ours, "TLS");
      await journal.wait("press");
    });
  });

  it("a forum's post is its title, and what was said meanwhile is read without its words", async () => {
    const prepare = (server: Parameters<NonNullable<Parameters<typeof onStage>[0]["prepare"]>>[0]) => {
      options.prepare(server);
      server.addForum("questions", ["solved"]);
    };
    const settings = { ...options.settings, channels: ["#questions"] };
    await onStage({ ...options, prepare, settings }, async ({ server, journal }) => {
      const forum = [...server.state.channels.values()].find((one) => one.name === "questions");
      assert.ok(forum);
      server.person("anna").post(forum, "Build fails on Windows", "It says ENOENT.");
      assert.equal((await journal.wait("message")).text, "Build fails on Windows");
    });
  });
});

describe("with the Message Content intent", () => {
  it("everything in the channels of the config is heard, and nothing elsewhere", async () => {
    await onStage({}, async ({ server, journal }) => {
      const other = server.addChannel("other");
      const anna = server.person("anna", { display: "Anna" });
      const robot = server.person("robot", { bot: true });
      anna.say(other, "elsewhere");
      robot.say(server.channel, "built");
      anna.say(server.channel, "here");
      await journal.wait("message", (one) => one.text === "here");
      assert.deepEqual(
        journal.messages().map((one) => [one.text, one.actor.name, one.actor.bot]),
        [
          ["built", "robot", true],
          ["here", "Anna", false],
        ],
      );
    });
  });

  it("a channel keeps its place in the config when the config names its id", async () => {
    const { startDiscord } = await import("../../servers/discord/server.ts");
    const { discordAdapter } = await import("./rig.ts");
    const { createJournal } = await import("../../support/contract.ts");
    const server = await startDiscord();
    const adapter = discordAdapter(server.api, { settings: { channels: [server.channel.id] } });
    const journal = createJournal();
    try {
      await adapter.start(journal.receive, [], undefined);
      server.channel.name = "renamed";
      const { shown } = await import("../../servers/discord/state.ts");
      server.gateway.dispatch.send("CHANNEL_UPDATE", server.channel, shown(server.state, server.channel));
      server.person("anna").say(server.channel, "here");
      const event = await journal.wait("message");
      assert.equal(event.place.channel, server.channel.id);
      await adapter.send(row("hi", { to: event.place }), "k1");
      await eventually(() => server.said(server.channel).includes("hi"), "the answer");
    } finally {
      await adapter.stop();
      await server.stop();
    }
  });
});
