import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { readHandle } from "../../../adapters/discord/interaction.ts";
import { commands } from "../../../commands/all.ts";
import type { Outgoing } from "../../../src/adapter.ts";
import { eventually } from "../../support/contract.ts";
import { onStage, project, row } from "./stage.ts";

const soon = { timing: { defer: 100, abandon: 300 } };

/** A row that answers a call, for its caller alone or for everybody. */
const answer = (
  event: { readonly handle?: string },
  text: string,
  more: Partial<Extract<Outgoing, { do: "say" }>> = {},
): Outgoing => row(text, { ...(event.handle === undefined ? {} : { handle: event.handle }), ...more });
const aside = { aside: true } as const;

describe("which interaction a row answers", () => {
  const cases: readonly (readonly [string | undefined, object | undefined])[] = [
    ["1234567890123456789 a.b_c ", { id: "1234567890123456789", token: "a.b_c" }],
    [
      "1234567890123456789 a.b_c 1234567890123456000",
      { id: "1234567890123456789", token: "a.b_c", target: "1234567890123456000" },
    ],
    ["1234567890123456789", undefined],
    ["nothing like it ", undefined],
    [undefined, undefined],
  ];
  for (const [handle, wanted] of cases)
    it(String(handle), () => {
      assert.deepEqual(readHandle(handle), wanted);
    });
});

describe("slash commands", () => {
  it("become command lines, and their answer goes to the caller", async () => {
    await onStage({ commands }, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const call = anna.slash(server.channel, "faq", { entry: "tls @bob" });
      const event = await journal.wait("command");
      assert.equal(event.line, "faq tls @bob");
      assert.deepEqual(event.place, project);
      assert.equal(event.actor.key, anna.id);
      const whom = { key: anna.id, name: "anna", address: anna.id };
      const id = await adapter.send(answer(event, "Use TLS.", { for: whom }), `faq/${event.id}`);
      const [given] = call.answers;
      assert.equal(given?.message.id, id);
      assert.equal(given?.message.content, "Use TLS.");
      assert.equal(given?.aside, false);
      assert.ok((call.acknowledgedAfter ?? 9999) < 3000);
      assert.equal(anna.sounded(), 0);
    });
  });

  it("put their arguments in the order of the command, whatever order they come in", async () => {
    await onStage({ commands }, async ({ server, journal }) => {
      const anna = server.person("anna");
      anna.slash(server.channel, "snooze", { time: "2h", n: 12 });
      assert.equal((await journal.wait("command")).line, "snooze 12 2h");
    });
  });

  it("are answered for their caller alone when the answer is theirs alone", async () => {
    await onStage({ commands }, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const call = anna.slash(server.channel, "queue");
      const event = await journal.wait("command");
      const said = answer(event, "Maintainers only.", aside);
      const first = await adapter.send(said, `reply/${event.id}`);
      await adapter.send(answer(event, "And more.", aside), `reply/${event.id}/2`);
      const of = said.do === "say" ? { of: said } : {};
      assert.deepEqual(
        call.answers.map((one) => [one.message.content, one.aside]),
        [
          ["Maintainers only.", true],
          ["And more.", true],
        ],
      );
      assert.deepEqual(server.said(server.channel), []);
      const body = { format: "markdown" as const, markdown: "Changed." };
      await adapter.send({ do: "amend", to: project, target: first, body, ...of }, "k2");
      assert.equal(call.answers[0]?.message.content, "Changed.");
      await adapter.send({ do: "retract", to: project, target: first, ...of }, "k3");
      assert.deepEqual(
        call.answers.map((one) => one.message.content),
        ["And more."],
      );
    });
  });

  it("that nobody has answered in time are acknowledged, and answered later", async () => {
    await onStage({ commands, ...soon }, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      for (const [name, hidden] of [
        ["queue", true],
        ["faq", false],
        // Guessed wrong: hidden at first, for everybody in the end, and the other way round.
        ["list", false],
        ["faq", true],
      ] as const) {
        journal.events.length = 0;
        const call = anna.slash(server.channel, name, name === "faq" ? { entry: "x" } : {});
        const event = await journal.wait("command");
        await eventually(() => call.thinking !== undefined, "thinking");
        assert.ok((call.acknowledgedAfter ?? 9999) < 3000);
        await adapter.send(answer(event, "Here it is.", hidden ? aside : {}), event.id);
        assert.deepEqual(
          call.answers.map((one) => [one.message.content, one.aside]),
          [["Here it is.", hidden]],
        );
        assert.equal(call.thinking, undefined);
      }
    });
  });

  it("do not think for ever", async () => {
    await onStage({ commands, ...soon }, async ({ server, adapter, journal }) => {
      const call = server.person("anna").slash(server.channel, "list");
      const event = await journal.wait("command");
      await eventually(() => call.thinking !== undefined, "thinking");
      await eventually(() => call.thinking === undefined, "an end of it");
      assert.equal(call.answers.length, 0);
      await adapter.send(answer(event, "At last.", aside), `reply/${event.id}`);
      assert.deepEqual(
        call.answers.map((one) => one.message.content),
        ["At last."],
      );
    });
  });

  it("whose token is over are answered in the channel", async () => {
    await onStage({ commands, server: { tokenLasts: 200 } }, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const call = anna.slash(server.channel, "faq", { entry: "tls" });
      const event = await journal.wait("command");
      const whom = { key: anna.id, name: "anna", address: anna.id };
      await adapter.send(answer(event, "One.", { for: whom }), `faq/${event.id}`);
      await pause(250);
      await adapter.send(answer(event, "Two.", { for: whom }), `faq/${event.id}#1`);
      assert.deepEqual(
        call.answers.map((one) => one.message.content),
        ["One."],
      );
      assert.deepEqual(anna.fromBot(server.channel), ["One.", "@anna Two."]);
    });
  });

  it("that Discord has given up are answered in the channel", async () => {
    await onStage(
      { commands, timing: { defer: 60_000 }, server: { deadline: 100 } },
      async ({ server, adapter, journal }) => {
        server.person("anna").slash(server.channel, "faq", { entry: "tls" });
        const event = await journal.wait("command");
        await pause(150);
        await adapter.send(answer(event, "Late."), `faq/${event.id}`);
        assert.deepEqual(server.said(server.channel), ["Late."]);
      },
    );
  });

  it("are answered once though the first answer's receipt was lost", async () => {
    await onStage({ commands }, async ({ server, adapter, journal }) => {
      const call = server.person("anna").slash(server.channel, "faq", { entry: "tls" });
      const event = await journal.wait("command");
      let lost = 0;
      server.meddle((_, path) => (path.endsWith("/callback") && lost++ < 3 ? "lose" : undefined));
      await adapter.send(answer(event, "Once."), `faq/${event.id}`).catch(() => undefined);
      server.meddle();
      const id = await adapter.send(answer(event, "Once."), `faq/${event.id}`, Date.now());
      assert.deepEqual(
        call.answers.map((one) => one.message.content),
        ["Once."],
      );
      assert.equal(call.answers[0]?.message.id, id);
      assert.deepEqual(server.said(server.channel), ["Once."]);
    });
  });

  it("meant for one person only are a private conversation, also in a channel", async () => {
    await onStage({ commands }, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const call = anna.slash(server.channel, "export");
      const event = await journal.wait("command");
      assert.deepEqual(event.place, { network: "test", channel: anna.id, private: true });
      await adapter.send(answer(event, "{}", { to: event.place }), `reply/${event.id}`);
      assert.deepEqual(
        call.answers.map((one) => one.aside),
        [true],
      );
      assert.deepEqual([server.said(server.channel), server.said(anna.dm())], [[], []]);
    });
  });

  it("work in private, and in channels that are not in the config", async () => {
    await onStage(
      { commands, prepare: (server) => void server.addChannel("other") },
      async ({ server, adapter, journal }) => {
        const anna = server.person("anna");
        const inPrivate = anna.slash(anna.dm(), "help");
        const first = await journal.wait("command");
        assert.deepEqual(first.place, { network: "test", channel: anna.id, private: true });
        await adapter.send(answer(first, "I can …", { to: first.place }), `reply/${first.id}`);
        assert.equal(inPrivate.answers.length, 1);
        const other = [...server.state.channels.values()].find((one) => one.name === "other");
        assert.ok(other);
        anna.slash(other, "list");
        const second = await journal.wait("command", (one) => one.line === "list");
        assert.deepEqual(second.place, { network: "test", channel: other.id });
      },
    );
  });
});

describe("half-typed options", () => {
  it("are completed with names of FAQ entries, at most 25", async () => {
    const names = Array.from({ length: 40 }, (_, n) => `tls-${n}`);
    const complete = (typed: string) => ["x".repeat(101), ...names.filter((name) => name.startsWith(typed))];
    await onStage({ commands, deps: { complete } }, async ({ server, journal }) => {
      const anna = server.person("anna");
      const call = anna.type(server.channel, "faq", "entry", "tls-3");
      await eventually(() => call.choices !== undefined, "suggestions");
      assert.deepEqual(
        call.choices?.map((one) => one.value),
        ["tls-3", ...names.slice(30)],
      );
      const all = anna.type(server.channel, "faq", "entry", "");
      await eventually(() => all.choices !== undefined, "suggestions");
      assert.equal(all.choices?.length, 25);
      assert.deepEqual(journal.events, []);
    });
  });

  it("are answered with nothing where nothing completes", async () => {
    await onStage({ commands }, async ({ server }) => {
      const call = server.person("anna").type(server.channel, "faq", "entry", "x");
      await eventually(() => call.choices !== undefined, "suggestions");
      assert.deepEqual(call.choices, []);
    });
  });
});

describe("a message's menu", () => {
  it("names the message, its author and its words", async () => {
    await onStage({ commands }, async ({ server, journal }) => {
      const [anna, mia] = [server.person("anna"), server.person("mia")];
      const said = anna.say(server.channel, "how do I\nturn TLS on?");
      mia.menu(server.channel, "Answer from FAQ", said);
      const faq = await journal.wait("command");
      assert.equal(faq.line, "faq how do I turn TLS on? @anna");
      assert.equal(faq.actor.key, mia.id);
      assert.equal(faq.about?.native, said.id);
      assert.equal(faq.about?.actor.key, anna.id);
      assert.equal(faq.about?.text, "how do I turn TLS on?");
      mia.menu(server.channel, "Mark as question", said);
      const ask = await journal.wait("command", (one) => one.line.startsWith("ask"));
      assert.equal(ask.line, "ask how do I turn TLS on?");
      assert.equal(ask.about?.native, said.id);
    });
  });
});

describe("buttons", () => {
  const choices = [{ label: "TLS", command: "faq tls" }];

  it("are answered at once, for the right people, and the message with the button stays", async () => {
    await onStage({}, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const id = await adapter.send(row("Did you mean?", { choices }), "k1");
      const message = server.channel.messages.find((one) => one.id === id);
      assert.ok(message);
      const call = anna.press(server.channel, message, "TLS");
      const press = await journal.wait("press");
      assert.deepEqual([press.command, press.target, press.actor.key], ["faq tls", id, anna.id]);
      await adapter.send(answer(press, "Not for you.", aside), `reply/${press.id}`);
      await adapter.send(answer(press, "Use TLS."), `faq/${press.id}`);
      assert.deepEqual(
        call.answers.map((one) => [one.message.content, one.aside]),
        [
          ["Not for you.", true],
          ["Use TLS.", false],
        ],
      );
      assert.deepEqual(server.said(server.channel), ["Did you mean?", "Use TLS."]);
    });
  });

  it("that nothing answers in time are acknowledged unseen, and answered later", async () => {
    await onStage({ timing: { click: 100, abandon: 300 } }, async ({ server, adapter, journal }) => {
      const id = await adapter.send(row("Did you mean?", { choices }), "k1");
      const message = server.channel.messages.find((one) => one.id === id);
      assert.ok(message);
      const call = server.person("anna").press(server.channel, message, "TLS");
      const press = await journal.wait("press");
      await eventually(() => call.acknowledged === 6, "the acknowledgement");
      await pause(400);
      await adapter.send(answer(press, "Use TLS.", aside), `faq/${press.id}`);
      assert.deepEqual(
        call.answers.map((one) => [one.message.content, one.aside]),
        [["Use TLS.", true]],
      );
      assert.deepEqual(server.said(server.channel), ["Did you mean?"]);
    });
  });

  it("of an earlier process still work; those too long for an id say that they don't", async () => {
    const long = { label: "Long", command: `faq ${"x".repeat(200)}` };
    await onStage({}, async ({ server, adapter, journal }) => {
      const id = await adapter.send(row("Did you mean?", { choices: [...choices, long] }), "k1");
      const message = server.channel.messages.find((one) => one.id === id);
      assert.ok(message);
      await adapter.stop();
      const { discordAdapter } = await import("./rig.ts");
      const next = discordAdapter(server.api);
      try {
        await next.start(journal.receive, [], undefined);
        const anna = server.person("anna");
        anna.press(server.channel, message, "TLS");
        assert.equal((await journal.wait("press")).command, "faq tls");
        const stale = anna.press(server.channel, message, "Long");
        await eventually(() => stale.answers.length === 1, "an apology");
        assert.equal(stale.answers[0]?.aside, true);
      } finally {
        await next.stop();
      }
    });
  });
});
