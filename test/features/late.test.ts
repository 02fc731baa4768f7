import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createStage, entry, type Stage } from "../support/stage.ts";

const minute = 60_000;
const tls = [entry("tls", "How do I turn TLS on?", "Set it.")];

/** A line that is seen so long after it was said, and all that the bot says to it. */
function afterwards(stage: Stage, text: string, ago: number): readonly string[] {
  stage.say("~alice", text, { at: stage.now - ago });
  stage.wait(2 * minute);
  return stage.heard().map((said) => said.text);
}

/** With the time that the bot waits meanwhile whether a human was faster. */
const lines: readonly [what: string, text: string, waits: number][] = [
  ["a question that the FAQ answers", "how do I turn TLS on?", minute],
  ["the same to the bot", "porchlight: how do I turn TLS on?", 0],
  ["a command", "!faq tls", 0],
];

describe("how old a line may be that is still answered", () => {
  for (const maxAge of ["5m", "1h"])
    for (const [what, text, waits] of lines)
      it(`${what}, with maxAge ${maxAge}`, () => {
        const most = maxAge === "5m" ? 5 * minute : 60 * minute;
        const bot = (): Stage =>
          createStage({ faq: tls, config: { answers: { maxAge }, channels: { wait: "off" } } });
        const young = bot();
        assert.ok(afterwards(young, text, most - waits).some((said) => said.includes("Set it.")));
        const old = bot();
        assert.deepEqual(afterwards(old, text, most + 1), []);
        // It is known all the same.
        assert.equal(old.store.rows("SELECT 1 FROM message").length, 1);
      });

  it("a question that is older is not answered, but neither is it lost", () => {
    const stage = createStage({ faq: tls, config: { answers: { maxAge: "5m" } } });
    stage.say("~alice", "how do I turn TLS on?", { at: stage.now - 6 * minute });
    stage.wait(minute);
    assert.deepEqual(stage.heard(), []);
    const [question] = stage.store.rows("SELECT state FROM question") as { state: string }[];
    assert.equal(question?.state, "open");
    stage.wait(10 * minute);
    assert.notDeepEqual(stage.heard(), [], "a maintainer hears of it");
  });
});
