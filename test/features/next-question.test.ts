import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createStage, entry } from "../support/stage.ts";

describe("somebody whom the bot has just answered", () => {
  const cases: readonly [what: string, text: string, questions: number][] = [
    ["asks something else", "why does the teapot refuse to boil with error 17?", 2],
    ["asks on", "how do I turn off the light on my laptop?", 2],
    ["says thanks", "thanks, that helped!", 1],
    ["says something", "I have put it into the folder now", 1],
  ];
  for (const [what, text, questions] of cases)
    it(what, () => {
      const faq = [entry("add", "How do I add an entry to the FAQ?", "Put it there.")];
      const stage = createStage({ faq, config: { channels: { wait: "10m" } } });
      stage.say("~alice", "how do I add an entry to the FAQ?");
      assert.match(stage.last?.text ?? "", /Put it there/);
      stage.wait(3000);
      stage.say("~alice", text);
      const found = stage.store.rows("SELECT state FROM question ORDER BY n") as { state: string }[];
      assert.equal(found.length, questions);
      if (questions === 2) assert.equal(found[1]?.state, "open");
    });

  it("gets a human for what they ask next, as README's first minute says", () => {
    const faq = [entry("add", "How do I add an entry to the FAQ?", "Put it there.")];
    const people = { you: { accounts: ["net:you"] } };
    const stage = createStage({ faq, config: { channels: { wait: "20s" }, people } });
    stage.say("~alice", "how do I add an entry to the FAQ?");
    stage.wait(3000);
    stage.say("~alice", "why does my bot not come back after a suspend?");
    stage.wait(30_000);
    assert.deepEqual(stage.store.rows("SELECT state FROM question WHERE n = 2"), [{ state: "routed" }]);
  });
});
