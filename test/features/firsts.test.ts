import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ContributionKind, Deed } from "../../src/contribution.ts";
import type { ContributionEvent } from "../../src/events.ts";
import { createStage, network, place, type Stage } from "../support/stage.ts";

const day = 864e5;

const firsts = (stage: Stage): string[] =>
  (
    stage.store.rows(
      "SELECT p.name, f.what FROM first f JOIN person p ON p.id = f.person ORDER BY f.at, p.name, f.what",
    ) as { name: string; what: string }[]
  ).map((row) => `${row.name} ${row.what}`);

const deeds: Partial<Record<ContributionKind, Deed>> = { bug: "issueDone", ideas: "issue", review: "review" };

let things = 0;
const done = (stage: Stage, kind: ContributionKind, more: Partial<ContributionEvent> = {}) =>
  stage.give({
    kind: "contribution",
    id: `github/d${++things}`,
    at: stage.now,
    network: "github",
    actor: { key: "1", name: "ada", address: "https://x.example/ada", verified: true, bot: false },
    contribution: kind,
    deed: deeds[kind] ?? "change",
    thing: `t${things}`,
    title: "Fix it",
    url: `https://x.example/${things}`,
    ...more,
  });

const contributions = (stage: Stage) => stage.store.contributions.between(0, stage.now + 1);
const returned = (stage: Stage) => stage.store.firsts.returnedBetween(0, stage.now + 1);

describe("firsts", () => {
  it("first message, question, answered question, answer, and answer that helped: once each", () => {
    const stage = createStage();
    stage.say("~alice", "why does the server refuse my connection with error 17?");
    stage.wait(1000);
    stage.say("~bob", "alice: the firewall");
    stage.wait(1000);
    stage.say("~bob", "hello again");
    assert.deepEqual(firsts(stage), [
      "alice message",
      "alice question",
      "alice answered",
      "bob answer",
      "bob message",
    ]);
    stage.wait(1000);
    stage.say("~alice", "bob: thanks, that worked!");
    assert.equal(firsts(stage).at(-1), "bob helped");
    stage.say("~alice", "where does the server keep its log files?");
    stage.say("~bob", "alice: in /var/log");
    stage.say("~alice", "thank you bob, that works");
    assert.equal(firsts(stage).length, 6);
  });

  it("an answer after which nobody says a word is no answer that helped", () => {
    const stage = createStage();
    stage.store.timers.ensure("sweep", stage.now);
    stage.say("~alice", "why does the server refuse my connection with error 17?");
    stage.say("~bob", "alice: the firewall");
    stage.wait(3 * day);
    assert.equal(stage.store.questions.get(1)?.state, "resolved");
    assert.ok(!firsts(stage).includes("bob helped"));
  });

  it("first issue, first change and first review are each their own", () => {
    const stage = createStage();
    for (const kind of ["bug", "ideas", "review", "code", "doc"] as const) done(stage, kind);
    assert.deepEqual(firsts(stage), ["ada change", "ada contribution", "ada issue", "ada review"]);
    assert.deepEqual(
      contributions(stage).map(({ first }) => first),
      [true, false, false, false, false],
    );
  });

  it("a contribution is somebody's first once, also when it is told twice or out of order", () => {
    const stage = createStage();
    for (const [id, thing] of [
      ["d1", "t1"],
      ["d1", "t1"],
      ["d2", "t1"],
      ["d3", "t2"],
    ] as const)
      done(stage, "code", { id, thing });
    assert.deepEqual(
      contributions(stage).map(({ first }) => first),
      [true, false],
    );
    const old = { key: "2", name: "old hand", address: "", verified: true, bot: false };
    done(stage, "code", { first: false, actor: old });
    assert.equal(contributions(stage)[2]?.first, false);
  });
});

describe("coming back", () => {
  it("after a year, once, with whichever account; being in the channel is not being back", () => {
    const stage = createStage();
    stage.say("~alice", "hello");
    const gone = stage.now;
    stage.wait(364 * day);
    stage.say("~alice", "still here");
    assert.deepEqual(returned(stage), []);
    stage.wait(366 * day);
    stage.join("~alice");
    assert.deepEqual(returned(stage), []);
    stage.wait(1000);
    stage.say("~alice", "back again");
    stage.say("~alice", "and here to stay");
    const [back, ...more] = returned(stage);
    assert.deepEqual(more, []);
    assert.equal(back?.at, stage.now);
    assert.equal(back?.since, gone + 364 * day);
    assert.equal(firsts(stage).filter((one) => one === "alice message").length, 1);
  });

  it("with a change after a year of silence; with one after another it is no return", () => {
    const stage = createStage();
    done(stage, "code");
    stage.wait(400 * day);
    done(stage, "doc");
    done(stage, "doc");
    assert.equal(returned(stage).length, 1);
    assert.equal(contributions(stage).filter(({ first }) => first).length, 1);
  });
});

describe("opting out, in parts", () => {
  it("of being thanked: kudos name nobody, answers still come", () => {
    const stage = createStage();
    stage.say("~bob", "!optout thanks");
    assert.match(stage.heard()[0]?.text ?? "", /no public thanks for you/);
    stage.say("~alice", "hello");
    stage.say("~alice", "thanks bob for the cable");
    assert.deepEqual(stage.store.thanks.kudosBetween(0, stage.now + 1), []);
    const bob = stage.store.people.account(network, "~bob");
    const person = stage.store.people.person(bob?.person ?? 0);
    assert.deepEqual([person?.optedOut, person?.unthanked, person?.uncounted], [false, true, false]);
    stage.say("~bob", "!optin thanks");
    stage.say("~alice", "thanks bob for the cable");
    assert.equal(stage.store.thanks.kudosBetween(0, stage.now + 1).length, 1);
  });

  it("of being counted: nothing is written down, and being counted again makes nobody a newcomer", () => {
    const stage = createStage();
    done(stage, "code");
    const ada = stage.store.people.account("github", "1")?.person ?? 0;
    stage.store.people.optOut(ada, true, ["counting"]);
    done(stage, "review");
    assert.equal(contributions(stage).length, 1);
    stage.store.people.optOut(ada, false, ["counting"]);
    done(stage, "review");
    assert.deepEqual(
      contributions(stage).map(({ first }) => first),
      [true, false],
    );
  });

  it("a word it doesn't know changes nothing", () => {
    const stage = createStage();
    stage.say("~bob", "!optout everything-forever");
    assert.match(stage.heard()[0]?.text ?? "", /!optout thanks.*!optout counting.*!optout both/);
    assert.equal(
      stage.store.people.person(stage.store.people.account(network, "~bob")?.person ?? 0)?.optedOut,
      false,
    );
  });
});

describe("what is deleted on the network", () => {
  it("takes the thanks that stood in it along, and the answer", () => {
    const stage = createStage();
    stage.say("~bob", "hello");
    stage.say("~alice", "why does the server refuse my connection with error 17?");
    const answer = stage.say("~bob", "alice: the plugh is not in the xyzzy");
    assert.match(stage.store.questions.get(1)?.answer ?? "", /plugh/);
    const thanks = stage.say("~alice", "thanks bob for the plugh");
    const kudos = () => stage.store.thanks.kudosBetween(0, stage.now + 1).length;
    assert.equal(kudos(), 1);
    for (const target of [thanks, answer])
      stage.give({ kind: "delete", id: `${network}/del-${target}`, at: stage.now, network, place, target });
    assert.equal(kudos(), 0);
    assert.equal(stage.store.questions.get(1)?.answer, undefined);
    assert.doesNotMatch(JSON.stringify(stage.store.rows("SELECT * FROM message")), /plugh/);
  });
});
