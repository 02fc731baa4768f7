import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Inspircd, startInspircd } from "../servers/inspircd.ts";
import { freshFolder, needs } from "../servers/process.ts";
import { audit, found } from "./community.ts";
import { compiled } from "./compiled.ts";
import { readLedger } from "./ledger.ts";
import { seeded } from "./random.ts";

describe("asked to stop on a real IRC server, while people ask", {
  skip: needs("inspircd"),
  timeout: 120_000,
}, () => {
  let server: Inspircd;
  let folder: Awaited<ReturnType<typeof freshFolder>>;

  before(async () => {
    compiled();
    folder = await freshFolder("stop");
    server = await startInspircd();
  });
  after(async () => {
    await server?.stop();
    await folder?.remove();
  });

  for (const signal of ["SIGTERM", "SIGINT"] as const)
    it(`${signal}: exits with 0, loses nothing, doubles nothing, and is unsure of nothing`, async (t) => {
      const random = seeded(7);
      const community = await found(server, folder.path, signal.slice(3).toLowerCase(), random);
      const { askers, database } = community;
      t.after(() => askers.close());
      askers.go();
      for (let round = 0; round < 4; round++) {
        const joins = askers.joins();
        const program = community.start();
        await community.joined(joins);
        await pause(300 + random() * 300);
        program.child.kill(signal);
        assert.equal(await program.ended, 0, program.stderr());
        const states = new Set(readLedger(database).outbox.map((row) => row.state));
        for (const state of states) assert.ok(["sent", "queued"].includes(state), `a row is ${state}`);
      }
      askers.pause();
      await askers.settled();
      const joins = askers.joins();
      const last = community.start();
      await community.joined(joins);
      await community.caughtUp();
      await askers.settled();
      last.child.kill(signal);
      assert.equal(await last.ended, 0, last.stderr());
      const count = audit(community);
      t.diagnostic(JSON.stringify(count));
      assert.equal(count.unsure, 0);
      assert.ok(count.answered > count.asked / 2, "hardly anything was answered");
    });
});
