import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { createDiscordAdapter } from "../../../adapters/discord/discord.ts";
import { createBot } from "../../../src/bot.ts";
import { createLogger } from "../../../src/log.ts";
import { schema } from "../../../src/settings.ts";
import { startDiscord } from "../../servers/discord/server.ts";
import { until } from "../../servers/process.ts";
import { emptyFolder } from "../../support/program.ts";

it("a light bulb on Discord: put on the question, clicked by its asker, answered there", async () => {
  const server = await startDiscord();
  const home = emptyFolder();
  mkdirSync(join(home.path, "faq"));
  writeFileSync(
    join(home.path, "faq", "tls.md"),
    "---\nquestion: How do I turn on TLS?\n---\nSet it to true.\n",
  );
  const settings = schema.parse({
    faq: ["faq"],
    networks: [
      {
        type: "discord",
        name: "discord",
        token: "secret-token",
        channels: [{ name: "#project", answer: "offer" }],
        threads: false,
        rest: { api: server.api },
      },
    ],
    answers: { threshold: 1 },
  });
  const log = createLogger("warn", { write: (line) => process.stderr.write(line) });
  const [network] = settings.networks;
  assert.ok(network?.type === "discord");
  const adapter = createDiscordAdapter(network, { log, version: "0.0.0" });
  const bot = await createBot({
    settings,
    base: home.path,
    database: ":memory:",
    adapters: [adapter],
    log,
  });
  try {
    await bot.start();
    await until(
      () => "no connection",
      () => server.gateway.connections() > 0,
      15_000,
    );
    // The gateway has let it in; the rest of its start is quick.
    await pause(1000);
    const alice = server.person("alice");
    const bob = server.person("bob");
    const question = alice.say(server.channel, "how do I turn on TLS?");
    const bulbs = () => server.reactions.on(question.id, "💡");
    await until(
      () => `no light bulb, but ${alice.fromBot(server.channel).join("\n")}`,
      () => bulbs().includes(server.state.bot.id),
      15_000,
    );
    bob.react(server.channel, question, "💡");
    await pause(300);
    await bot.idle();
    assert.deepEqual(alice.fromBot(server.channel), []);
    alice.react(server.channel, question, "💡");
    await until(
      () => `no answer, but ${alice.fromBot(server.channel).join("\n")}`,
      () => alice.fromBot(server.channel).some((text) => text.includes("Set it to true.")),
      15_000,
    );
  } finally {
    await bot.stop();
    await server.stop();
    home.remove();
  }
});
