import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startDiscord } from "../../servers/discord/server.ts";

const script = fileURLToPath(new URL("./listener-process.ts", import.meta.url));

describe("a large server", () => {
  it("of 10,000 people who all speak costs next to nothing more than a small one", {
    timeout: 120_000,
  }, async () => {
    const people = 10_000;
    const server = await startDiscord();
    try {
      const running = promisify(execFile)(
        process.execPath,
        ["--expose-gc", "--import", "tsx", script, server.api, String(people)],
        { timeout: 100_000 },
      );
      // The first word begins the measuring, the last one ends it.
      const waiting = setInterval(() => {
        // Not before the login: until then nothing is sent to anybody.
        if (server.gateway.logins() === 0) return;
        clearInterval(waiting);
        let count = 0;
        const speak = () => {
          for (let n = 0; n < 200 && count < people; n++, count++) {
            const person = server.person(`person-with-a-name-${count}`);
            const said = person.say(server.channel, `my question number ${count} about something`);
            if (count % 10 === 0) person.react(server.channel, said, "👍");
          }
          server.channel.messages.length = 0;
          if (count < people) setImmediate(speak);
        };
        speak();
      }, 20);
      const { stdout } = await running.finally(() => clearInterval(waiting));
      const { heard, grownBy, rss } = JSON.parse(stdout) as { heard: number; grownBy: number; rss: number };
      assert.equal(heard, people);
      assert.ok(grownBy < 12 * 1024 * 1024, `the heap grew by ${grownBy} bytes`);
      assert.ok(rss < 220 * 1024 * 1024, `${rss} bytes of RSS`);
    } finally {
      await server.stop();
    }
  });
});
