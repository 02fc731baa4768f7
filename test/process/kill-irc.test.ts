import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Inspircd, startInspircd } from "../servers/inspircd.ts";
import { freshFolder, needs } from "../servers/process.ts";
import { audit, type Community, found } from "./community.ts";
import { compiled } from "./compiled.ts";
import { seeded } from "./random.ts";

/** All of them, over all communities. */
const rounds = Number(process.env["PORCHLIGHT_KILL_ROUNDS"] ?? 20);
const seed = Number(process.env["PORCHLIGHT_SEED"] ?? Date.now() % 100_000);

/** After so many kills in a row the bot may read the channel's history to its end. */
const inARow = 5;

/** Kills it at a random moment: while it starts, while it catches up, or while it answers. */
async function round(community: Community, random: () => number): Promise<void> {
  const { askers } = community;
  const joins = askers.joins();
  const program = community.start();
  if (random() < 0.25) await pause(random() * 800);
  else {
    await community.joined(joins);
    await pause(random() * 250);
  }
  program.child.kill("SIGKILL");
  assert.equal(await program.ended, "SIGKILL", `it ended by itself: ${program.stderr()}`);
}

/** Lets it know everything, lets people ask on, and kills it then. */
async function catchUp(community: Community, random: () => number): Promise<void> {
  const { askers } = community;
  const program = community.start();
  askers.pause();
  await askers.settled();
  await community.caughtUp();
  askers.go();
  await pause(random() * 250);
  program.child.kill("SIGKILL");
  assert.equal(await program.ended, "SIGKILL", `it ended by itself: ${program.stderr()}`);
}

/** Two side by side: one's pauses are the other's load. */
const names = ["ada", "bea"];

describe(`killed ${rounds} times on a real IRC server (PORCHLIGHT_SEED=${seed})`, {
  skip: needs("inspircd"),
  timeout: 590_000,
  concurrency: true,
}, () => {
  let server: Inspircd;
  let folder: Awaited<ReturnType<typeof freshFolder>>;

  before(async () => {
    compiled();
    folder = await freshFolder("kill");
    server = await startInspircd();
  });
  after(async () => {
    await server?.stop();
    await folder?.remove();
  });

  names.forEach((name, which) => {
    it(`${name}: loses no question and answers none twice`, async (t) => {
      const random = seeded(seed + which);
      const community = await found(server, folder.path, name, random);
      const { askers } = community;
      t.after(() => askers.close());
      const mine = Math.ceil(rounds / names.length);
      askers.go();
      for (let n = 1; n <= mine; n++) {
        await round(community, random);
        if (n % inARow === 0) await catchUp(community, random);
      }
      askers.pause();
      await askers.settled();

      const joins = askers.joins();
      const program = community.start();
      await community.joined(joins);
      await community.caughtUp();
      await askers.settled();
      program.child.kill("SIGTERM");
      assert.equal(await program.ended, 0, program.stderr());
      const count = audit(community);
      t.diagnostic(`${mine} kills: ${JSON.stringify(count)}`);
      assert.ok(count.asked > mine * 5, "hardly anything was asked");
      assert.ok(count.answered > count.asked / 2, "hardly anything was answered");
    });
  });
});
