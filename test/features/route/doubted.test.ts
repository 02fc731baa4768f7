import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { actorOf, createStage, lines, network, place, type Stage } from "../../support/stage.ts";

const minute = 60_000;

/** A question that its asker turned into a word to somebody, in the middle of others' talk. */
function smallTalk(config: Record<string, unknown> = {}): Stage {
  const stage = createStage({
    traits: { ...lines, edits: true },
    config: { people: { mia: { accounts: ["net:mia"] } }, channels: { fallback: "off" }, ...config },
  });
  stage.say("mia", "hi");
  stage.say("~kit", "the release notes for 3.2 are nearly done");
  stage.say("~bob", "kit: nice, I'll have a look at them tonight");
  stage.wait(11 * minute);
  const asked = stage.say("~alice", "why does the server refuse my connection with error 17?");
  stage.wait(5000);
  const text = "kit: are the notes done?";
  const actor = actorOf("~alice");
  stage.give({
    kind: "edit",
    id: `${network}/e1`,
    at: stage.now,
    network,
    place,
    actor,
    target: asked,
    text,
  });
  stage.wait(5000);
  stage.say("~kit", "bob: the date in the notes is wrong");
  stage.wait(5000);
  stage.say("~bob", "kit: fixed");
  return stage;
}

const why = (stage: Stage): readonly string[] =>
  stage.store.questions.history(1).map(({ why: reason }) => reason);
const pings = (stage: Stage): number => stage.store.questions.pings(1).length;

describe("a question for which nobody was asked, since it hardly asks for help", () => {
  it("stays in the queue, says why once, and is looked at again as time passes", () => {
    const stage = smallTalk();
    stage.wait(3 * 60 * minute);
    assert.equal(pings(stage), 0);
    assert.notEqual(stage.store.questions.get(1)?.doubted, undefined);
    assert.equal(why(stage).filter((reason) => reason.includes("nobody is pinged")).length, 1);
    assert.ok((stage.store.routing.timer("route/1") ?? 0) > stage.now);
    stage.wait(2 * 24 * 60 * minute);
    assert.equal(stage.store.routing.timer("route/1"), undefined);
    assert.equal(stage.store.questions.get(1)?.state, "open");
    stage.store.close();
  });

  it("reaches a maintainer once its asker insists, within half a wait", () => {
    const stage = smallTalk();
    stage.wait(60 * minute);
    assert.equal(pings(stage), 0);
    const told = stage.say("~alice", "still refused with error 17 here, does it need a restart?");
    assert.equal(stage.store.questions.as(place, told), undefined);
    stage.wait(4 * minute);
    assert.equal(pings(stage), 0);
    stage.wait(minute);
    assert.equal(pings(stage), 1);
    stage.store.close();
  });

  it("does not for a line to somebody else, or thanks", () => {
    const stage = smallTalk();
    stage.wait(60 * minute);
    stage.say("~alice", "bob: did you see them?");
    stage.say("~alice", "thanks anyway");
    stage.wait(60 * minute);
    assert.equal(pings(stage), 0);
    stage.store.close();
  });
});
