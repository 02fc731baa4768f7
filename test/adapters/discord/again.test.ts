import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { PermissionFlagsBits } from "discord-api-types/v10";
import { commands } from "../../../commands/all.ts";
import { type Adapter, type Outgoing, SendFailed } from "../../../src/adapter.ts";
import { eventually } from "../../support/contract.ts";
import { discordAdapter } from "./rig.ts";
import { onStage, row, type Stage, type StageOptions } from "./stage.ts";

type Say = Extract<Outgoing, { do: "say" }>;

const say = (text: string, more: Partial<Say> = {}): Say => row(text, more) as Say;
const aside = { aside: true } as const;
const unsure = (error: unknown): boolean =>
  error instanceof SendFailed && error.unsure && !error.forGood && !error.offline;

/** The adapter dies; another one, which knows nothing of what was, takes its place. */
async function restarted<T>(
  { server, adapter, journal }: Stage,
  act: (next: Adapter) => Promise<T>,
  options: StageOptions = {},
): Promise<T> {
  await adapter.stop();
  const next = discordAdapter(server.api, options);
  try {
    await next.start(journal.receive, commands, undefined);
    return await act(next);
  } finally {
    await next.stop();
  }
}

describe("a message that may have been sent before a crash", () => {
  /** The server has forgotten the nonce at once; the adapter knows that it may. */
  const forgetful: StageOptions = { server: { nonceLasts: 0 }, timing: { nonce: 100 } };

  it("is found in the channel, also when a lot was said since, and not said again", async () => {
    await onStage(forgetful, async (stage) => {
      const { server, adapter } = stage;
      const anna = server.person("anna");
      const asked = anna.say(server.channel, "how?");
      const tried = Date.now();
      const item = say("Like this: `x` *y*", { replyTo: asked.id });
      const first = await adapter.send(item, "k");
      for (let n = 0; n < 250; n++) anna.say(server.channel, `talk ${n}`);
      await pause(150);
      const again = await restarted(stage, (next) => next.send(item, "k", tried), forgetful);
      assert.equal(again, first);
      assert.equal(anna.fromBot(server.channel).length, 1);
    });
  });

  it("is said when it is not there: other words, other authors and other answers are not it", async () => {
    await onStage(forgetful, async (stage) => {
      const { server, adapter } = stage;
      const anna = server.person("anna");
      const [one, other] = [anna.say(server.channel, "how?"), anna.say(server.channel, "and how?")];
      const tried = Date.now();
      await adapter.send(say("Like this", { replyTo: one.id }), "k1");
      await adapter.send(say("Like that", { replyTo: other.id }), "k2");
      anna.say(server.channel, "Like this");
      await pause(150);
      const item = say("Like this", { replyTo: other.id });
      await restarted(stage, (next) => next.send(item, "k3", tried), forgetful);
      assert.deepEqual(anna.fromBot(server.channel), ["Like this", "Like that", "Like this"]);
    });
  });

  it("is not looked for as long as Discord itself keeps it single", async () => {
    await onStage({}, async (stage) => {
      const tried = Date.now();
      const first = await stage.adapter.send(say("once"), "k");
      const { server } = stage;
      const reads = server.requests(/^GET .*\/messages/);
      assert.equal(await restarted(stage, (next) => next.send(say("once"), "k", tried)), first);
      assert.equal(server.requests(/^GET .*\/messages/), reads);
      assert.deepEqual(server.said(server.channel), ["once"]);
    });
  });

  it("is unsure where the history can't be read", async () => {
    await onStage(forgetful, async (stage) => {
      const { server, adapter } = stage;
      const tried = Date.now();
      await adapter.send(say("once"), "k");
      server.channel.denied = PermissionFlagsBits.ReadMessageHistory;
      await pause(150);
      await restarted(stage, (next) => assert.rejects(next.send(say("once"), "k", tried), unsure), forgetful);
      assert.deepEqual(server.said(server.channel), ["once"]);
    });
  });

  it("that somebody deleted meanwhile does not come back", async () => {
    await onStage({}, async (stage) => {
      const { server, adapter } = stage;
      const tried = Date.now();
      const id = await adapter.send(say("spam?"), "k");
      const found = server.channel.messages.find((message) => message.id === id);
      assert.ok(found);
      server.person("mod").remove(server.channel, found);
      await assert.rejects(adapter.send(say("spam?"), "k", tried), (error) => {
        return error instanceof SendFailed && error.forGood;
      });
      assert.deepEqual(server.said(server.channel), []);
    });
  });
});

describe("a call whose answer may have been shown before a crash", () => {
  const called = async ({ server, journal }: Stage, command = "queue") => {
    const anna = server.person("anna");
    const call = anna.slash(server.channel, command, command === "faq" ? { entry: "x" } : {});
    const { handle = "" } = await journal.wait("command");
    return { anna, call, handle, tried: Date.now() };
  };
  const shown = (call: { readonly answers: readonly { message: { content: string }; aside: boolean }[] }) =>
    call.answers.map(({ message, aside: hidden }) => `${message.content}${hidden ? " (aside)" : ""}`);

  it("is not answered again, neither there nor in the channel", async () => {
    for (const more of [aside, {}])
      await onStage({ commands }, async (stage) => {
        const { server, adapter } = stage;
        const { call, handle, tried } = await called(stage);
        const item = say("Nothing waits.", { handle, ...more });
        const first = await adapter.send(item, "k");
        assert.equal(await restarted(stage, (next) => next.send(item, "k", tried)), first);
        assert.equal(call.answers.length, 1);
        assert.equal(server.said(server.channel).length, more === aside ? 0 : 1);
      });
  });

  it("is answered by the next process when nothing was", async () => {
    await onStage({ commands }, async (stage) => {
      const { call, handle, tried } = await called(stage);
      await restarted(stage, (next) => next.send(say("Here.", { handle, ...aside }), "k", tried));
      assert.deepEqual(shown(call), ["Here. (aside)"]);
    });
  });

  it("is answered where it says thinking", async () => {
    await onStage({ commands, timing: { defer: 50 } }, async (stage) => {
      const { call, handle, tried } = await called(stage);
      await eventually(() => call.thinking !== undefined, "thinking");
      await restarted(stage, (next) => next.send(say("Here.", { handle, ...aside }), "k", tried));
      assert.deepEqual(shown(call), ["Here. (aside)"]);
      assert.equal(call.thinking, undefined);
    });
  });

  it("is answered in the channel, once, when Discord has given it up", async () => {
    await onStage({ commands, server: { deadline: 50 }, timing: { defer: 60_000 } }, async (stage) => {
      const { server } = stage;
      const { call, handle, tried } = await called(stage);
      await pause(100);
      const item = say("Late.", { handle, ...aside });
      await restarted(stage, async (next) => {
        const first = await next.send(item, "k", tried);
        assert.equal(await next.send(item, "k", tried), first);
      });
      assert.deepEqual(shown(call), []);
      assert.deepEqual(server.said(server.channel), ["Late."]);
    });
  });

  it("goes on with its second part: found where all can see it, unsure where only the caller can", async () => {
    await onStage({ commands }, async (stage) => {
      const { adapter } = stage;
      const { call, handle, tried } = await called(stage, "faq");
      await adapter.send(say("One.", { handle }), "k");
      const second = await adapter.send(say("Two.", { handle }), "k#1");
      await adapter.send(say("Hidden.", { handle, ...aside }), "k#2");
      await restarted(stage, async (next) => {
        assert.equal(await next.send(say("Two.", { handle }), "k#1", tried), second);
        await assert.rejects(next.send(say("Hidden.", { handle, ...aside }), "k#2", tried), unsure);
        await next.send(say("Three.", { handle }), "k#3", tried);
        await next.send(say("Four.", { handle, ...aside }), "k#4");
      });
      assert.deepEqual(shown(call), ["One.", "Two.", "Hidden. (aside)", "Three.", "Four. (aside)"]);
    });
  });

  it("whose token has ended since is looked for in the channel, or unsure", async () => {
    await onStage({ commands, server: { tokenLasts: 300 } }, async (stage) => {
      const { server, adapter } = stage;
      const { call, handle, tried } = await called(stage, "faq");
      const first = await adapter.send(say("For all.", { handle }), "k");
      await adapter.send(say("For you.", { handle, ...aside }), "k#1");
      await pause(350);
      await restarted(stage, async (next) => {
        assert.equal(await next.send(say("For all.", { handle }), "k", tried), first);
        await assert.rejects(next.send(say("For you.", { handle, ...aside }), "k#1", tried), unsure);
      });
      assert.equal(call.answers.length, 2);
      assert.deepEqual(server.said(server.channel), ["For all."]);
    });
  });

  it("is not shown twice when it is a click, and the message with the button stays as it was", async () => {
    const choices = [{ label: "TLS", command: "faq tls" }];
    for (const slow of [false, true])
      await onStage({ timing: { click: slow ? 50 : 60_000 } }, async (stage) => {
        const { server, adapter, journal } = stage;
        const id = await adapter.send(say("Did you mean?", { choices }), "k1");
        const message = server.channel.messages.find((one) => one.id === id);
        assert.ok(message);
        const call = server.person("anna").press(server.channel, message, "TLS");
        const { handle = "" } = await journal.wait("press");
        if (slow) await eventually(() => call.acknowledged === 6, "the acknowledgement");
        const tried = Date.now();
        const item = say("Use TLS.", { handle, ...(slow ? {} : aside) });
        const first = await adapter.send(item, "k2");
        const body = { format: "markdown", markdown: "Use port 6697." } as const;
        await restarted(stage, async (next) => {
          assert.equal(await next.send(item, "k2", tried), first);
          assert.deepEqual(shown(call), [slow ? "Use TLS." : "Use TLS. (aside)"]);
          await next.send({ do: "amend", to: item.to, target: first, body, of: item }, "k3");
          assert.deepEqual(shown(call), [slow ? "Use port 6697." : "Use port 6697. (aside)"]);
          await next.send({ do: "retract", to: item.to, target: first, of: item }, "k4");
        });
        assert.deepEqual(shown(call), []);
        assert.deepEqual(server.said(server.channel), ["Did you mean?"]);
      });
  });

  it("is not acknowledged before it is in the journal", async () => {
    await onStage({ commands, timing: { defer: 50 } }, async (stage) => {
      const { server, adapter } = stage;
      await adapter.stop();
      let written: (fresh: boolean) => void = () => undefined;
      const next = discordAdapter(server.api, { timing: { defer: 50 } });
      try {
        const journalled = new Promise<boolean>((resolve) => {
          written = resolve;
        });
        await next.start(() => journalled, commands, undefined);
        const call = server.person("anna").slash(server.channel, "queue");
        await pause(200);
        assert.equal(call.acknowledged, undefined);
        written(true);
        await eventually(() => call.acknowledged === 5, "the acknowledgement");
      } finally {
        written(true);
        await next.stop();
      }
    });
  });
});
