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

describe("firsts", () => {
  const firsts = (stage: Stage) =>
    (
      stage.store.rows(
        "SELECT p.name, f.what FROM first f JOIN person p ON p.id = f.person ORDER BY f.at, p.name, f.what",
      ) as { name: string; what: string }[]
    ).map((row) => `${row.name} ${row.what}`);

  it("first message, first answered question, first answer: once each", () => {
    const stage = createStage();
    stage.say("~alice", "why does the server refuse my connection with error 17?");
    stage.wait(1000);
    stage.say("~bob", "alice: the firewall");
    stage.wait(1000);
    stage.say("~bob", "hello again");
    assert.deepEqual(firsts(stage), ["alice message", "alice answered", "bob answer", "bob message"]);
  });

  it("a contribution is somebody's first once, also when it is told twice or out of order", () => {
    const stage = createStage();
    const event = (id: string, thing: string, first?: boolean) => ({
      kind: "contribution" as const,
      id,
      at: stage.now,
      network: "github",
      actor: { key: "1", name: "ada", address: "https://x.example/ada", verified: true, bot: false },
      contribution: "code" as const,
      thing,
      title: "Fix it",
      url: "https://x.example/1",
      ...(first === undefined ? {} : { first }),
    });
    for (const [id, thing] of [
      ["d1", "t1"],
      ["d1", "t1"],
      ["d2", "t1"],
      ["d3", "t2"],
    ] as const)
      stage.give(event(id, thing));
    assert.deepEqual(
      stage.store.contributions.between(0, stage.now + 1).map(({ first }) => first),
      [true, false],
    );
    stage.give({
      ...event("d4", "t3", false),
      actor: { ...event("", "").actor, key: "2", name: "old hand" },
    });
    assert.equal(stage.store.contributions.between(0, stage.now + 1)[2]?.first, false);
  });
});
