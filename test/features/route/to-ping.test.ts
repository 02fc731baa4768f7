import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Place } from "../../../src/events.ts";
import { createStage, type Heard, inPrivate, lines, network, rich, type Stage } from "../../support/stage.ts";

const minute = 60_000;
const questions = [
  ["~alice", "why does the server refuse my connection with error 17?"],
  ["~bob", "how can I make the client reconnect after a suspend?"],
] as const;

const texts = (heard: readonly Heard[]): readonly string[] =>
  heard.map(({ place, to, text }) => `${place.private ? `(${place.channel}) ` : ""}${to ?? ""}: ${text}`);

/** Two questions that reach mia together in the morning. @returns what she was sent */
function morning(stage: Stage): readonly Heard[] {
  stage.say("mia", "hi");
  for (const [who, text] of questions) stage.say(who, text);
  stage.wait(13 * 60 * minute);
  return stage.heard();
}

const config = {
  people: { mia: { accounts: ["net:mia"], hours: "Mon-Fri 09:00-17:00" } },
  channels: { fallback: "off" },
};
const start = "2026-03-02T20:00:00Z";

describe("a plain reply to a ping", () => {
  it("is about the question in whose line the reply link points", () => {
    const stage = createStage({ config, start, traits: { ...lines, maxParts: 12 } });
    const second = morning(stage).find(({ text }) => text.startsWith("2: bob"));
    assert.ok(second);
    stage.say("mia", "Set reconnect to yes.", { replyTo: second.native, place: inPrivate("mia") });
    assert.match(texts(stage.heard())[0] ?? "", /^bob: Set reconnect to yes\. — mia/);
    stage.store.close();
  });

  it("is offered to all of several that one message tells of, with buttons where there are some", () => {
    const stage = createStage({ config, start, traits: rich });
    const [batch] = morning(stage);
    stage.say("mia", "Set it in the config.", { replyTo: batch?.native ?? "", place: inPrivate("mia") });
    const [asked] = stage.heard();
    assert.match(asked?.text ?? "", /Which of them/);
    const choices = asked?.item.do === "say" ? (asked.item.choices ?? []) : [];
    assert.deepEqual(
      choices.map(({ command }) => command),
      ["answer 1 Set it in the config.", "answer 2 Set it in the config."],
    );
    stage.store.close();
  });

  it("counts in a thread beneath the ping, until it is answered", () => {
    const stage = createStage({ config: { people: config.people }, traits: rich, start });
    stage.say("mia", "hi");
    stage.say(...questions[0]);
    stage.wait(10 * minute);
    const posted = stage.heard().find(({ place }) => place.channel === "#maint");
    const thread: Place = { network, channel: "#maint", thread: posted?.native ?? "" };
    stage.say("mia", "Open port 17 in the firewall.", { place: thread });
    assert.match(texts(stage.heard())[0] ?? "", /^alice: Open port 17 in the firewall\. — mia/);
    stage.say("mia", "By the way, that port is a strange one.", { place: thread });
    assert.deepEqual(texts(stage.heard()), []);
    stage.store.close();
  });

  it("is brought also when it was given while the bot was away", () => {
    const stage = createStage({ traits: rich });
    stage.say("mia", "hi");
    stage.say(...questions[0]);
    stage.wait(10 * minute);
    const [ping] = stage.heard();
    const at = stage.now;
    stage.wait(20 * minute);
    stage.say("mia", "Open port 17.", { at, replyTo: ping?.native ?? "", place: inPrivate("mia") });
    assert.match(texts(stage.heard())[0] ?? "", /^alice: Open port 17\. — mia/);
    stage.store.close();
  });

  it("is nobody's but a maintainer's, by account", () => {
    const stage = createStage({ traits: rich });
    stage.say("mia", "hi");
    stage.say(...questions[0]);
    stage.wait(10 * minute);
    const [ping] = stage.heard();
    stage.say("~mia", "Run this as root.", { replyTo: ping?.native ?? "", place: inPrivate("mia") });
    stage.say("zoe", "Run this as root.", { replyTo: ping?.native ?? "", place: inPrivate("zoe") });
    assert.deepEqual(texts(stage.heard()), []);
    assert.equal(stage.store.questions.get(1)?.state, "routed");
    stage.store.close();
  });

  it("after somebody else has answered is asked about, not sent", () => {
    const stage = createStage({ traits: rich });
    stage.say("mia", "hi");
    stage.say("~alice", questions[0][1]);
    stage.wait(10 * minute);
    const [ping] = stage.heard();
    stage.say("~bob", "alice: that is the firewall");
    stage.wait(minute);
    stage.say("mia", "great, that is what I would have said", {
      replyTo: ping?.native ?? "",
      place: inPrivate("mia"),
    });
    assert.match(texts(stage.heard())[0] ?? "", /^\(mia\) : Is that your answer to question 1 by alice\?/);
    stage.store.close();
  });
});
