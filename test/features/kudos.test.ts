import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createStage, inPrivate, type Stage } from "../support/stage.ts";

/** Who has thanked whom so far, by name, with the reason. */
function kudos(stage: Stage): string[] {
  const name = (id: number) => stage.store.people.person(id)?.name;
  return stage.store.thanks
    .kudosBetween(0, stage.now + 1)
    .map(({ from, to, reason }) => `${name(from)} → ${name(to)}${reason ? `: ${reason}` : ""}`);
}

const room = (): Stage => {
  const stage = createStage();
  for (const who of ["~alice", "~bob", "~carl", "helper[bot]"]) stage.say(who, "hello");
  return stage;
};

describe("kudos", () => {
  const cases: readonly [said: string, expected: string[]][] = [
    ["thanks bob", ["alice → bob"]],
    ["bob: thank you, that worked", ["alice → bob"]],
    ["bob++", ["alice → bob"]],
    ["bob++ for the patch", ["alice → bob: the patch"]],
    ["thanks bob, thanks carl", ["alice → bob", "alice → carl"]],
    ["thanks alice", []],
    ["thanks nobody-here", []],
    ["thanks helper[bot]", []],
    ["`bob++`", []],
    ["> thanks bob", []],
    ["no thanks bob", []],
    ["c++ is fine", []],
    ["thanks", []],
  ];
  for (const [said, expected] of cases)
    it(JSON.stringify(said), () => {
      const stage = room();
      stage.say("~alice", said);
      assert.deepEqual(kudos(stage), expected);
      stage.store.close();
    });

  it("count once a pair and day, in the community's time zone", () => {
    const stage = room();
    stage.say("~alice", "thanks bob");
    stage.say("~alice", "bob++");
    stage.say("~bob", "thanks alice");
    assert.deepEqual(kudos(stage), ["alice → bob", "bob → alice"]);
    stage.wait(24 * 36e5);
    stage.say("~alice", "thanks bob");
    assert.equal(kudos(stage).length, 3);
  });

  it("that name nobody go to the author of the message they reply to", () => {
    const stage = room();
    const native = stage.say("~bob", "try turning it off and on again");
    stage.say("~alice", "thank you, that worked", { replyTo: native });
    assert.deepEqual(kudos(stage), ["alice → bob"]);
  });

  it("that name nobody go to whoever answered the question, also through the bot", () => {
    const stage = room();
    stage.say("~alice", "why does the server refuse my connection with error 17?");
    stage.say("mia", "!answer 1 The firewall.", { place: inPrivate("mia") });
    stage.say("~alice", "thanks, that worked!");
    assert.deepEqual(kudos(stage), ["alice → mia"]);
  });

  it("are not given by, or to, who opted out, nor in private", () => {
    const stage = room();
    stage.say("~bob", "!optout");
    stage.say("~alice", "thanks bob");
    stage.say("~bob", "thanks carl");
    stage.say("~alice", "thanks carl", { place: inPrivate("alice") });
    assert.deepEqual(kudos(stage), []);
  });
});
