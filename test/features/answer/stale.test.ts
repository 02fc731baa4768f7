import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sweepTimer } from "../../../src/features/sweep.ts";
import { createStage, entry, type Stage } from "../../support/stage.ts";

const hour = 36e5;
const faq = [
  entry("tls", "How do I turn TLS on?", "Set it.", { owner: "mia", review: "2026-01-31" }),
  entry("logs", "Where are the logs kept?", "In logs.", { owner: "mia", review: "2026-02-10" }),
  entry("old", "Which printers are supported?", "All.", { review: "2025-01-01" }),
  entry("fresh", "How is the weather?", "Fine.", { owner: "mia", review: "2027-01-01" }),
  entry("max", "What does it cost?", "Nothing.", { owner: "max", review: "2026-01-01" }),
];

/** A Wednesday; the sweep has run once, as the start makes it. */
function stageOf(): Stage {
  const stage = createStage({ faq, start: "2026-03-04T10:00:00Z", config: { timezone: "Europe/Berlin" } });
  stage.store.timers.ensure(sweepTimer, stage.now);
  stage.join("mia");
  stage.say("mia", "hi");
  return stage;
}

const heard = (stage: Stage): readonly string[] =>
  stage.heard().map(({ place, text }) => `${place.channel}> ${text}`);

describe("entries due for review", () => {
  it("are told to their owner on Monday at nine, others to the maintainers; once a week", () => {
    const stage = stageOf();
    stage.wait(4 * 24 * hour + 21 * hour);
    assert.deepEqual(heard(stage), [], "Monday 07:00 UTC, 08:00 in Berlin");
    stage.wait(hour + 1000);
    assert.deepEqual(
      heard(stage)
        .map((line) => line.replace(/ See whether.*$/, ""))
        .sort(),
      [
        "#maint> Due for review, and nobody owns them whom I can reach: old (since 2025-01-01), max (since 2026-01-01).",
        "mia> Due for review, and marked so wherever I give them: tls (since 2026-01-31), logs (since 2026-02-10).",
      ],
    );
    stage.wait(6 * 24 * hour);
    assert.deepEqual(heard(stage), []);
    stage.wait(24 * hour);
    assert.equal(heard(stage).length, 2);
  });

  it("wait for an owner who is away", () => {
    const stage = stageOf();
    stage.say("mia", "!away 9d");
    stage.heard();
    stage.wait(5 * 24 * hour);
    assert.deepEqual(
      heard(stage).map((line) => line.split(">")[0]),
      ["#maint"],
    );
    stage.wait(7 * 24 * hour);
    assert.equal(heard(stage).length, 2);
  });

  it("are given all the same, and say so", () => {
    const stage = stageOf();
    stage.say("alice", "how do I turn TLS on?");
    assert.match(heard(stage).join("\n"), /Set it\. \(due for review since 2026-01-31\)/);
  });
});
