import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Place } from "../../src/events.ts";
import { actorOf, channel, createStage, network, type Stage } from "../support/stage.ts";

const maintainers: Place = { network, channel: "#maint" };
const open: Place = { network, channel };
const inPrivate: Place = { network, channel: "mia", private: true };

/** What the bot says to a call: whether to the caller alone, and what call it answers. */
function called(stage: Stage, who: string, line: string, place: Place) {
  stage.heard();
  const id = `${network}/i.${++stage.steps}`;
  const handle = `handle-${stage.steps}`;
  const actor = actorOf(who);
  stage.give({ kind: "command", id, at: stage.now, network, place, actor, line, handle });
  return stage
    .heard()
    .flatMap(({ item, place: to }) =>
      item.do === "say"
        ? [{ aside: item.aside === true, answers: item.handle === handle, to: to.channel }]
        : [],
    );
}

describe("what only whoever called needs to see", () => {
  const cases: readonly [what: string, who: string, line: string, place: Place, aside: boolean][] = [
    ["a claim, where maintainers talk", "mia", "claim 1", maintainers, false],
    ["a claim, in public", "mia", "claim 1", open, true],
    ["a claim, in private", "mia", "claim 1", inPrivate, true],
    ["a settled question, where maintainers talk", "mia", "resolve 1", maintainers, false],
    ["a question that there is not", "mia", "claim 12", maintainers, true],
    ["a refusal", "~bob", "claim 1", maintainers, true],
    ["a list", "mia", "queue", maintainers, true],
    ["an unknown command", "mia", "nonsense", maintainers, true],
  ];
  for (const [what, who, line, place, aside] of cases)
    it(what, () => {
      const stage = createStage();
      stage.say("~alice", "how do I turn the frobnicator off?");
      stage.wait(11 * 60_000);
      const said = called(stage, who, line, place);
      assert.ok(said.length >= 1, "nothing was said");
      const shown = said.filter(({ answers }) => answers).map((one) => one.aside);
      assert.deepEqual([...new Set(shown)], [aside]);
    });
});

describe("which call a line answers", () => {
  it("is that of who called, where they called, and nobody else's", () => {
    const stage = createStage();
    stage.say("~alice", "how do I turn the frobnicator off?");
    stage.wait(11 * 60_000);
    const said = called(stage, "mia", "answer 1 with the switch", maintainers);
    assert.deepEqual(said.map(({ to, answers }) => `${to} ${answers}`).sort(), [
      `${maintainers.channel} true`,
      `${channel} false`,
    ]);
    // Also in the same channel: it is for the asker.
    stage.say("~carol", "where is the manual of the frobnicator?");
    stage.wait(11 * 60_000);
    const here = called(stage, "mia", "answer 2 on the shelf", open);
    assert.deepEqual(here.map(({ answers }) => answers).sort(), [false, true]);
  });
});
