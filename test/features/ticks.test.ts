import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { actorOf, createStage, entry, inPrivate, rich, type Stage } from "../support/stage.ts";

/** A question that opens a thread of its own, as in a forum. */
function post(stage: Stage): void {
  const place = { network: "net", channel: "#project", thread: "t1" };
  stage.say("mia", "hello");
  stage.say("~alice", "why does the server refuse my connection with error 17?", { place, native: "t1" });
}

const react = (stage: Stage, who: string, removed?: true) =>
  stage.give({
    kind: "reaction",
    id: `net/r${stage.steps++}`,
    at: stage.now,
    network: "net",
    place: { network: "net", channel: "#project", thread: "t1" },
    actor: actorOf(who),
    target: "t1",
    emoji: "✅",
    ...(removed ? { removed } : {}),
  });

const marks = (stage: Stage): string[] =>
  stage
    .heard()
    .flatMap(({ item }) =>
      item.do === "react" ? [`${item.emoji} on ${item.target}${item.removed ? " off" : ""}`] : [],
    );

describe("the tick on a question with a thread of its own", () => {
  it("follows the question's state, and comes off when it opens again", () => {
    const stage = createStage({ traits: rich });
    post(stage);
    stage.say("mia", "!answer 1 The firewall.", { place: inPrivate("mia") });
    assert.deepEqual(marks(stage), []);
    stage.say("mia", "!resolve 1", { place: inPrivate("mia") });
    assert.deepEqual(marks(stage), ["✅ on t1"]);
    react(stage, "~alice", true);
    assert.equal(stage.store.questions.get(1)?.state, "open");
  });

  it("set by the asker or a maintainer settles the question, and is not set again by the bot", () => {
    for (const [who, state] of [
      ["~alice", "resolved"],
      ["mia", "resolved"],
      ["~bob", "open"],
    ] as const) {
      const stage = createStage({ traits: rich });
      post(stage);
      react(stage, who);
      assert.equal(stage.store.questions.get(1)?.state, state, who);
      assert.deepEqual(marks(stage), []);
    }
  });

  it("is not put on questions in the open channel", () => {
    const stage = createStage({ traits: rich });
    stage.say("mia", "hello");
    stage.say("~alice", "why does the server refuse my connection with error 17?");
    stage.say("mia", "!resolve 1");
    assert.deepEqual(marks(stage), []);
  });
});

describe("a message marked as a question from its menu", () => {
  it("is its author's question, not the marker's", () => {
    const stage = createStage({ traits: rich });
    stage.give({
      kind: "command",
      id: "net/c1",
      at: stage.now,
      network: "net",
      place: { network: "net", channel: "#project" },
      actor: actorOf("mia"),
      line: "ask my client hangs",
      about: { native: "m7", actor: actorOf("~carl"), text: "my client hangs" },
    });
    const question = stage.store.questions.get(1);
    assert.deepEqual(
      [question?.asker.name, question?.native, question?.text],
      ["carl", "m7", "my client hangs"],
    );
  });
});

describe("an FAQ answer called on a message from its menu", () => {
  it("goes to the message's author, as a reply to it", () => {
    const stage = createStage({ traits: rich, faq: [entry("tls", "How do I turn TLS on?", "Set it.")] });
    stage.give({
      kind: "command",
      id: "net/c1",
      at: stage.now,
      network: "net",
      place: { network: "net", channel: "#project" },
      actor: actorOf("mia"),
      line: "faq how do I turn TLS on?",
      about: { native: "m7", actor: actorOf("~carl"), text: "how do I turn TLS on?" },
    });
    const [heard] = stage.heard();
    assert.deepEqual([heard?.to, heard?.item.do === "say" && heard.item.replyTo], ["carl", "m7"]);
    assert.match(heard?.text ?? "", /^Set it\. \(mia pointed you to this\)/);
  });
});
