import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { DiscordAPIError, HTTPError, PermissionFlagsBits } from "discord.js";
import { failureOf } from "../../../adapters/discord/failure.ts";
import { SendFailed } from "../../../src/adapter.ts";
import { onStage, project, row } from "./stage.ts";

const attempt = { network: "test", where: "#project", permission: "Send Messages", slow: 0 };

async function failing(send: Promise<unknown>): Promise<SendFailed> {
  try {
    await send;
  } catch (error) {
    assert.ok(error instanceof SendFailed, String(error));
    return error;
  }
  throw new Error("It did not fail");
}

const refusal = (code: number, status: number) =>
  new DiscordAPIError({ code, message: "no" }, code, status, "POST", "http://127.0.0.1", {
    body: undefined,
    files: undefined,
  });

describe("what a refusal of Discord means", () => {
  const cases: readonly (readonly [number, number, boolean, RegExp | undefined])[] = [
    [10003, 404, true, undefined],
    [10008, 404, true, undefined],
    [20016, 400, false, /slow mode/],
    [50001, 403, true, /View Channel/],
    [50007, 403, true, undefined],
    [50013, 403, true, /Send Messages/],
    [50035, 400, true, undefined],
    [90001, 403, true, undefined],
    [160005, 400, true, undefined],
    [0, 401, false, /token/],
    [130000, 503, false, undefined],
  ];
  for (const [code, status, forGood, told] of cases)
    it(`${status}, ${code}`, () => {
      const { error, trouble } = failureOf(refusal(code, status), attempt);
      assert.equal(error.forGood, forGood);
      assert.equal(error.unsure, false);
      if (told) assert.match(`${trouble?.what} ${trouble?.mend}`, told);
      else assert.equal(trouble, undefined);
    });

  it("other failures are tried again", () => {
    const broken = new HTTPError(502, "Bad Gateway", "POST", "http://127.0.0.1", {
      body: undefined,
      files: undefined,
    });
    assert.equal(failureOf(broken, attempt).error.forGood, false);
    const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    assert.equal(failureOf(refused, attempt).error.offline, true);
    assert.equal(failureOf(new Error("fetch failed", { cause: refused }), attempt).error.offline, true);
    assert.equal(failureOf("odd", attempt).error.forGood, false);
  });
});

describe("Discord's limits", () => {
  const messages = "POST /channels/:channel/messages";

  it("are kept: what fits a little later is sent a little later, in order", async () => {
    await onStage({}, async ({ server, adapter }) => {
      server.limits.set(messages, { count: 3, ms: 300 });
      const wanted = Array.from({ length: 9 }, (_, n) => `line ${n}`);
      await Promise.all(wanted.map((text, n) => adapter.send(row(text), `k${n}`)));
      assert.deepEqual(server.said(server.channel), wanted);
    });
  });

  it("that take long are handed back to the outbox, with the time", async () => {
    await onStage({ timing: { patience: 200 } }, async ({ server, adapter }) => {
      server.limits.set(messages, { count: 1, ms: 5000 });
      await adapter.send(row("one"), "k1");
      const error = await failing(adapter.send(row("two"), "k2"));
      assert.equal(error.forGood, false);
      assert.ok(
        (error.retryAfterMs ?? 0) > 3000 && (error.retryAfterMs ?? 0) < 6000,
        String(error.retryAfterMs),
      );
    });
  });

  it("for everything at once hold for everything at once", async () => {
    await onStage({ timing: { patience: 200 } }, async ({ server, adapter }) => {
      const anna = server.person("anna");
      server.limits.everything(1500);
      const to = { network: "test", channel: anna.id, private: true as const };
      const first = await failing(adapter.send(row("one"), "k1"));
      const asked = server.state.requests.length;
      const second = await failing(adapter.send(row("two", { to }), "k2"));
      assert.ok((first.retryAfterMs ?? 0) >= 1000 && (second.retryAfterMs ?? 0) >= 1000);
      assert.equal(server.state.requests.length, asked, "the second was not even tried");
      await pause(1600);
      assert.ok(await adapter.send(row("one"), "k1"));
    });
  });

  it("short ones are waited for", async () => {
    await onStage({}, async ({ server, adapter }) => {
      server.limits.everything(300);
      await adapter.send(row("one"), "k1");
      assert.deepEqual(server.said(server.channel), ["one"]);
    });
  });
});

describe("what Discord refuses", () => {
  it("a private message to somebody who takes none: for good, and the next one is not held up", async () => {
    await onStage({}, async ({ server, adapter }) => {
      const [anna, ben] = [server.person("anna"), server.person("ben")];
      anna.closeDms();
      const to = (id: string) => ({ network: "test", channel: id, private: true as const });
      const error = await failing(adapter.send(row("hi", { to: to(anna.id) }), "k1"));
      assert.equal(error.forGood, true);
      assert.match(error.message, /50007/);
      await adapter.send(row("hi", { to: to(ben.id) }), "k2");
      await adapter.send(row("again", { to: to(ben.id) }), "k3");
      assert.deepEqual(ben.fromBot(ben.dm()), ["hi", "again"]);
      assert.equal(server.requests(/POST \/users\/@me\/channels/), 2);
    });
  });

  for (const [bit, name] of [
    [PermissionFlagsBits.SendMessages, "Send Messages"],
    [PermissionFlagsBits.ViewChannel, "View Channel"],
  ] as const)
    it(`speaking without ${name}: for good, and the maintainers are told once what is missing`, async () => {
      await onStage({}, async ({ server, adapter, journal }) => {
        server.channel.denied = bit;
        for (const key of ["k1", "k2"])
          assert.equal((await failing(adapter.send(row("hi"), key))).forGood, true);
        const trouble = await journal.wait("trouble");
        assert.match(trouble.what, new RegExp(`#project.*${name}`));
        assert.match(trouble.mend, new RegExp(name));
        assert.deepEqual(trouble.place, project);
        await pause(50);
        assert.equal(journal.events.filter((event) => event.kind === "trouble").length, 1);
      });
    });

  it("a reaction without Add Reactions is named so", async () => {
    await onStage({}, async ({ server, adapter, journal }) => {
      const said = server.person("anna").say(server.channel, "hi");
      server.channel.denied = PermissionFlagsBits.AddReactions;
      await failing(adapter.send({ do: "react", to: project, target: said.id, emoji: "👍" }, "k1"));
      assert.match((await journal.wait("trouble")).what, /Add Reactions/);
    });
  });

  it("slow mode: tried again after its time, and the maintainers are told", async () => {
    const prepare = (server: { channel: { slow: number } }) => {
      server.channel.slow = 60;
    };
    await onStage({ prepare, timing: { patience: 500 } }, async ({ adapter, journal }) => {
      await adapter.send(row("one"), "k1");
      const error = await failing(adapter.send(row("two"), "k2"));
      assert.equal(error.forGood, false);
      assert.ok((error.retryAfterMs ?? 0) > 50_000, String(error.retryAfterMs));
      assert.match((await journal.wait("trouble")).what, /slow mode/);
    });
  });

  it("a channel that is not there: for good, and it is told at the start", async () => {
    await onStage({ settings: { channels: ["#project", "#gone"] } }, async ({ adapter, journal }) => {
      assert.match((await journal.wait("trouble")).what, /#gone/);
      const to = { network: "test", channel: "#gone" };
      assert.equal((await failing(adapter.send(row("hi", { to }), "k1"))).forGood, true);
    });
  });

  it("an answer to a deleted question is given all the same", async () => {
    await onStage({}, async ({ server, adapter, journal }) => {
      const anna = server.person("anna");
      const said = anna.say(server.channel, "how?");
      const { actor } = await journal.wait("message");
      anna.remove(server.channel, said);
      await adapter.send(row("so", { replyTo: said.id, for: actor }), "k1");
      assert.deepEqual(anna.fromBot(server.channel), ["@anna so"]);
    });
  });

  it("taking back what is gone is done", async () => {
    await onStage({}, async ({ server, adapter }) => {
      const target = await adapter.send(row("hi"), "k1");
      server.channel.messages.length = 0;
      assert.equal(await adapter.send({ do: "retract", to: project, target }, "k2"), target);
      const body = { format: "markdown" as const, markdown: "x" };
      assert.equal(
        (await failing(adapter.send({ do: "amend", to: project, target, body }, "k3"))).forGood,
        true,
      );
    });
  });
});

describe("what gets lost on the way", () => {
  it("a receipt: the line is sent again and shown once", async () => {
    await onStage({}, async ({ server, adapter }) => {
      let lost = 0;
      server.meddle((method, path) =>
        method === "POST" && path.endsWith("/messages") && lost++ < 3 ? "lose" : undefined,
      );
      for (let tries = 0; tries < 5; tries++)
        if (await adapter.send(row("once"), "k1").then(Boolean, () => false)) break;
      assert.ok(lost >= 2);
      assert.deepEqual(server.said(server.channel), ["once"]);
    });
  });

  it("an outage of the API: tried again, not given up", async () => {
    await onStage({}, async ({ server, adapter }) => {
      server.meddle(() => "refuse");
      const error = await failing(adapter.send(row("hi"), "k1"));
      assert.deepEqual([error.forGood, error.unsure], [false, false]);
      server.meddle();
      assert.ok(await adapter.send(row("hi"), "k1"));
    });
  });
});
