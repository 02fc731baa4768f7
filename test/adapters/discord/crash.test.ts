import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startDiscord } from "../../servers/discord/server.ts";
import { freshFolder } from "../../servers/process.ts";
import { eventually } from "../../support/contract.ts";

const script = fileURLToPath(new URL("./bot-process.ts", import.meta.url));

/** How often it is killed. */
const rounds = Number(process.env["PORCHLIGHT_KILL_ROUNDS_DISCORD"] ?? 6);

describe(`the whole bot on Discord, killed ${rounds} times`, { timeout: 280_000 }, () => {
  it("answers every question once, by the server's own history", async () => {
    const server = await startDiscord();
    const folder = await freshFolder("discord");
    let child: ChildProcess | undefined;
    const start = (): ChildProcess => {
      const args = ["--import", "tsx", script, server.api, join(folder.path, "bot.db")];
      child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
      return child;
    };
    const kill = async (): Promise<void> => {
      const ended = new Promise((resolve) => child?.once("exit", resolve));
      child?.kill("SIGKILL");
      await ended;
    };
    const answersTo = (name: string): number =>
      server.channel.messages.filter(
        ({ author, content }) =>
          author.id === server.state.bot.id && content.startsWith(`<@${asked.get(name)}>`),
      ).length;
    const asked = new Map<string, string>();
    let number = 0;
    const ask = (): string => {
      const person = server.person(`asker${number++}`);
      asked.set(person.name, person.id);
      person.say(server.channel, "porchlight: faq privacy");
      return person.name;
    };
    try {
      start();
      // What was said before it was ever there is not its business.
      await eventually(() => server.gateway.logins() > 0, "the bot", 30_000);
      ask();
      await eventually(() => answersTo("asker0") === 1, "an answer", 30_000);
      for (let round = 0; round < rounds; round++) {
        const logins = server.gateway.logins();
        for (let n = 0; n < 10; n++) {
          ask();
          await pause(Math.random() * 15);
        }
        await kill();
        for (let n = 0; n < 3; n++) ask();
        start();
        await eventually(() => server.gateway.logins() > logins, "the next login", 30_000);
        await pause(Math.random() * 300);
      }
      ask();
      await eventually(
        () => [...asked.keys()].every((name) => answersTo(name) >= 1),
        `every answer; ${[...asked.keys()].filter((name) => answersTo(name) === 0)} wait`,
        60_000,
      );
      await pause(500);
      const counts = [...asked.keys()].map((name) => [name, answersTo(name)]);
      assert.deepEqual(
        counts.filter(([, count]) => count !== 1),
        [],
      );
      assert.equal(counts.length, rounds * 13 + 2);
    } finally {
      await kill();
      await server.stop();
      await folder.remove();
    }
  });
});
