import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lastOfPlaces } from "../../src/store/journal.ts";
import { createStage } from "../support/stage.ts";

/** Every statement that a message, a timer or a delivery runs must find its rows by an index. */
describe("query plans", () => {
  const stage = createStage();
  const statements: readonly [what: string, sql: string][] = [
    ["the journal knows an id", "SELECT 1 FROM journal WHERE id = 'x'"],
    ["an account by key", "SELECT * FROM account WHERE network = 'n' AND key = 'k'"],
    [
      "an account by name in a channel",
      "SELECT a.* FROM account a WHERE a.network = 'n' AND a.name = 'x' COLLATE NOCASE",
    ],
    ["who is here", "SELECT 1 FROM presence WHERE network = 'n' AND channel = 'c' AND key = 'k'"],
    ["a message by its id", "SELECT * FROM message WHERE network = 'n' AND native = 'x'"],
    [
      "the last messages of a channel",
      "SELECT * FROM message WHERE network = 'n' AND channel = 'c' ORDER BY seq DESC LIMIT 30",
    ],
    ["whether somebody spoke", "SELECT 1 FROM message m WHERE m.account = 1 AND m.channel = 'c'"],
    [
      "open questions of a channel",
      "SELECT * FROM question WHERE network = 'n' AND channel = 'c' AND state IN ('open', 'routed', 'claimed') ORDER BY n DESC LIMIT 50",
    ],
    [
      "the last question of somebody",
      "SELECT * FROM question WHERE network = 'n' AND channel = 'c' AND account = 1 ORDER BY n DESC LIMIT 1",
    ],
    ["the pings of a person", "SELECT count(*) FROM ping WHERE person = 1 AND at >= 5"],
    ["a menu", "SELECT * FROM menu WHERE network = 'n' AND channel = 'c' AND account = 1"],
    [
      "an entry said lately",
      "SELECT 1 FROM faq_said WHERE network = 'n' AND channel = 'c' AND entry = 'e' AND at >= 5",
    ],
    ["a light bulb on a message", "SELECT * FROM faq_hint WHERE network = 'n' AND native = 'x'"],
    [
      "the last light bulb of somebody",
      "SELECT * FROM faq_hint h WHERE h.network = 'n' AND h.channel = 'c' AND h.account = 1 AND h.kind = 'offer' ORDER BY h.id DESC LIMIT 1",
    ],
    [
      "judged answers of a channel",
      "SELECT probability FROM faq_said f WHERE f.network = 'n' AND f.channel = 'c' AND f.helped IS NOT NULL AND f.mode IN ('auto', 'offer')",
    ],
    [
      "judged hints of a channel",
      "SELECT probability FROM faq_hint WHERE network = 'n' AND channel = 'c' AND kind = 'shadow' AND good IS NOT NULL",
    ],
    ["a channel taken out of shadow", "SELECT mode FROM promoted WHERE network = 'n' AND channel = 'c'"],
    ["letters that wait", "SELECT * FROM letter WHERE network = 'n' AND key = 'k' AND sent_at IS NULL"],
    ["timers that are due", "SELECT key, at FROM timer WHERE at <= 5 ORDER BY at, key LIMIT 100"],
    ["the next timer", "SELECT min(at) FROM timer"],
    ["an outbox row by key", "SELECT 1 FROM outbox WHERE key = 'k'"],
    ["what a message of the bot was", "SELECT said FROM outbox WHERE network = 'n' AND native = 'x'"],
    [
      "what a crash interrupted",
      "SELECT seq FROM outbox WHERE network = 'n' AND state = 'sending' AND state IN ('queued', 'sending')",
    ],
    ["kudos of a day", "SELECT 1 FROM kudos WHERE giver = 1 AND taker = 2 AND day = 'd'"],
    ["a thing contributed", "SELECT 1 FROM contribution WHERE thing = 't'"],
  ];
  for (const [what, sql] of statements)
    it(what, () => {
      const plan = stage.store.plan(sql);
      assert.doesNotMatch(plan, /^SCAN (?!.*USING (?:COVERING )?INDEX)/m, plan);
      assert.match(plan, /USING|SEARCH/, plan);
    });

  it("the last message of each place, without reading the others", () => {
    const plan = stage.store.plan(lastOfPlaces.replaceAll("@network", "'n'"));
    assert.doesNotMatch(plan, /SCAN m(?:essage)?\b/, plan);
    assert.match(plan, /SEARCH m USING INTEGER PRIMARY KEY/, plan);
    assert.equal(plan.match(/SEARCH message USING COVERING INDEX message_channel/g)?.length, 3, plan);
  });

  it("a message costs the same with a journal of 20,000 as with an empty one", () => {
    const run = (count: number): number => {
      const start = process.cpuUsage();
      for (let i = 0; i < count; i++) stage.say(`~user${i % 50}`, `line ${i} about nothing in particular`);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / count;
    };
    run(500);
    const early = run(1000);
    stage.store.transaction(() => {
      for (let i = 0; i < 20_000; i++)
        stage.store.journal.add({ kind: "tick", id: `t${i}`, at: i, network: "clock", timer: "t" }, i);
    });
    run(3000);
    const late = run(1000);
    // Loose on purpose: a scan of the table would be a hundred times slower, noise is not.
    assert.ok(late < early * 5, `${early.toFixed(0)} µs early, ${late.toFixed(0)} µs late`);
  });
});
