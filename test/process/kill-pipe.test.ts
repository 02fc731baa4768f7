import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { emptyFolder, run } from "../support/program.ts";
import { compiled } from "./compiled.ts";
import { readLedger } from "./ledger.ts";
import { seeded } from "./random.ts";

/** Each is a start, so a part of what the kills on a server take. */
const rounds = Math.max(5, Math.round(Number(process.env["PORCHLIGHT_KILL_ROUNDS"] ?? 20) / 5));
const seed = Number(process.env["PORCHLIGHT_SEED"] ?? Date.now() % 100_000);
const perRound = 1500;

const home = emptyFolder();
after(() => home.remove());

describe(`killed ${rounds} times in the middle of a pipe (PORCHLIGHT_SEED=${seed})`, {
  timeout: 240_000,
}, () => {
  it("answers each line that it took once, whichever start does", async (t) => {
    const random = seeded(seed);
    const command = compiled();
    writeFileSync(join(home.path, "porchlight.yaml"), "database: bot.db\nnetworks: [{ type: terminal }]\n");
    const outputs: string[] = [];
    let fed = 0;
    for (let round = 0; round < rounds; round++) {
      const program = run(["start"], { folder: home.path, command });
      let input = "";
      for (let n = 0; n < perRound; n++) input += `asker${n % 7}: !faq tok${fed++}x\n`;
      program.type(input);
      // From the start on, or from the first answer on: most kills should hit the work.
      const begun = performance.now();
      if (random() < 0.7) await program.says("tok", 20_000);
      // A slow machine gets longer for as much work.
      await pause(random() * Math.max(300, (performance.now() - begun) / 4));
      program.child.kill("SIGKILL");
      assert.equal(await program.ended, "SIGKILL", program.stderr());
      outputs.push(program.stdout());
    }
    const last = run(["start"], { folder: home.path, command, input: "asker: !faq tok-last-x\n" });
    assert.equal(await last.ended, 0, last.stderr());
    outputs.push(last.stdout());

    const said = new Map<string, number>();
    for (const [token] of outputs.join("").matchAll(/tok\d+x/g)) said.set(token, (said.get(token) ?? 0) + 1);
    for (const [token, times] of said) assert.equal(times, 1, `${token} was answered ${times} times`);

    const ledger = readLedger(join(home.path, "bot.db"));
    assert.equal(ledger.integrity, "ok");
    assert.deepEqual(ledger.failed, []);
    const tokenOf = (text: string) => /tok\d+x/.exec(text)?.[0];
    const rows = new Map<string, string>();
    for (const { state, body } of ledger.outbox) {
      const token = tokenOf(body);
      if (token === undefined) continue;
      assert.equal(rows.has(token), false, `${token} has two rows`);
      rows.set(token, state);
      if (state === "sent") assert.equal(said.get(token), 1, `${token} counts as said, and was not`);
      else assert.equal(state, "unsure", `${token} is ${state} at the end`);
    }
    const taken = ledger.messages.flatMap((text) => tokenOf(text) ?? []);
    assert.equal(new Set(taken).size, taken.length, "a line is in the journal twice");
    for (const token of taken) assert.ok(rows.has(token), `${token} was taken and has no answer`);
    for (const token of said.keys()) assert.ok(taken.includes(token), `${token} was answered untaken`);

    const unsure = [...rows.values()].filter((state) => state === "unsure").length;
    t.diagnostic(
      `${rounds} kills: ${fed} lines fed, ${taken.length} taken, ${said.size} answered, ${unsure} unsure`,
    );
    assert.ok(taken.length > rounds * 10, "hardly anything was taken");
    assert.ok(taken.length < fed, "no kill came in the middle of anything");
  });
});
