import assert from "node:assert/strict";
import { join } from "node:path";
import { it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { packageRoot } from "../../src/paths.ts";
import { needs } from "../servers/process.ts";
import { needsSynapse } from "../servers/synapse.ts";
import { openTown } from "./town.ts";

const missing = needs("inspircd") || needsSynapse();

it("one bot on IRC, Matrix and Discord: asked on each, answered from another, thanked", {
  skip: missing,
  timeout: 180_000,
}, async () => {
  const town = await openTown(join(packageRoot, "data", "faq"));
  try {
    const alice = await town.irc.person("alice");
    const bob = await town.matrix.person("bob");
    const max = await town.matrix.person("max");
    const carol = town.discord.person("carol");
    const mia = town.discord.person("mia");
    // Everybody has been seen before anything is asked.
    await pause(3000);
    await max.say("morning all");
    await mia.say("good morning");

    // The same FAQ everywhere.
    await alice.say("how do I add an entry to the FAQ?");
    await alice.reads(/^alice: .*Markdown file/);
    await bob.say("how do I add an entry to the FAQ?");
    await bob.reads(/^bob: .*Markdown file/s);
    await carol.say("how do I add an entry to the FAQ?");
    await carol.reads(/Markdown file/);

    // Asked on IRC, nobody answers: one maintainer is asked where they were last, and answers from there.
    await alice.say("why does the teapot refuse to boil with error 17?");
    await mia.hears(/alice asked in #teapot \(irc\).*error 17/s);
    await mia.replies("Fill it with water first.");
    await alice.reads(/alice: Fill it with water first\. — mia \(discord\)/);
    await alice.say("thanks, that worked!");

    // Asked on Discord, claimed and answered on Matrix.
    await carol.say("where can I find the log of the kettle on a Mac?");
    await pause(300);
    await max.tell("queue");
    const row = await max.hears(/arol .*log of the kettle/s);
    const m = /(\d+)\D{0,4} #project/.exec(row)?.[1] ?? "";
    await max.tell(`!claim ${m}`);
    await max.hears(new RegExp(`Question ${m} is yours`));
    await max.replies("In Library/Logs/Teapot.");
    await carol.reads(/Library\/Logs\/Teapot.*— max \(matrix\)/s);
    await carol.say("thank you, that helped!");

    // Asked on Matrix, answered in the room by a person: nobody is pinged.
    await bob.say("how can I make the lid close more softly?");
    await max.say("bob: turn the small screw below the hinge");
    await bob.say("thanks max, solved!");
    await pause(3500);
    await max.tell("queue");
    await max.hears(/Nobody waits for an answer/);
    await town.bot.idle();
    assert.equal(town.lines.filter((line) => line.includes("lid close")).length, 1, town.lines.join("\n"));
    if (process.env["PORCHLIGHT_TRANSCRIPT"]) console.log(town.lines.join("\n"));
  } finally {
    await town.stop();
  }
});
