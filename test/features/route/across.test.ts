import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Actor, Place } from "../../../src/events.ts";
import { createStage, type Heard, inPrivate, type Stage } from "../../support/stage.ts";

const minute = 60_000;

const actor = (key: string, name: string): Actor => ({
  key,
  name,
  address: name,
  verified: true,
  bot: false,
});

const other: Place = { network: "two", channel: "#two" };

/** Two networks; alice has an account on each, linked, and so has mia. */
function twoNetworks(): Stage {
  const stage = createStage({
    config: {
      networks: [
        { type: "irc", name: "net", host: "irc.example", channels: ["#project", "#maint"] },
        { type: "irc", name: "two", host: "irc2.example", channels: ["#two"] },
      ],
      people: {
        mia: { accounts: ["net:mia", "two:mia2"] },
        alice: { accounts: ["net:alice", "two:alice2"], maintainer: false },
      },
    },
  });
  stage.say("mia", "hi");
  return stage;
}

let ids = 0;
function onTwo(stage: Stage, who: Actor, text: string, place: Place = other): void {
  stage.receiver.receiveNow({
    kind: "message",
    id: `two/${ids++}`,
    at: stage.now,
    network: "two",
    place,
    actor: who,
    text,
    native: `t${ids}`,
    ...(place.private ? { toBot: text } : {}),
  });
}

const texts = (heard: readonly Heard[]): readonly string[] =>
  heard.map(({ place, to, text }) => `${place.network}/${place.channel} ${to ?? ""}: ${text}`);

describe("routing across networks", () => {
  it("one question asked on two networks by one person is one; either place can answer it", () => {
    const stage = twoNetworks();
    stage.say("alice", "why does the server refuse my connection with error 17?");
    stage.wait(2 * minute);
    onTwo(stage, actor("alice2", "alice_"), "the server refuses my connection, error 17, why?");
    assert.equal(stage.store.questions.next(), 2);
    onTwo(stage, actor("bob", "bob"), "alice_: open port 17");
    stage.wait(60 * minute);
    assert.deepEqual(texts(stage.heard()), []);
    assert.equal(stage.store.questions.get(1)?.state, "answered");
    stage.store.close();
  });

  it("a stranger's question with the same words is another", () => {
    const stage = twoNetworks();
    stage.say("alice", "why does the server refuse my connection with error 17?");
    onTwo(stage, actor("zoe", "zoe"), "why does the server refuse a connection with error 17?");
    assert.equal(stage.store.questions.next(), 3);
    stage.store.close();
  });

  it("an answer goes to the asker's other network when they left the first", () => {
    const stage = twoNetworks();
    stage.join("alice");
    stage.join("mia");
    stage.say("alice", "why does the server refuse my connection with error 17?");
    stage.leave("alice");
    onTwo(stage, actor("alice2", "alice_"), "good evening all");
    stage.heard();
    stage.say("mia", "!answer 1 Open port 17.", { place: inPrivate("mia") });
    const [first, second] = texts(stage.heard());
    assert.match(first ?? "", /^two\/alice_ alice_: Open port 17\. — mia, on “why/);
    assert.match(second ?? "", /Sent\. Question 1 is answered\./);
    assert.match(
      stage.store.questions.history(1).at(-1)?.why ?? "",
      /answered through me; the answer was brought to the asker on two/,
    );
    stage.store.close();
  });

  it("an answer that waits is handed over to any of the person's vouched accounts, once", () => {
    const stage = twoNetworks();
    stage.join("alice");
    stage.join("mia");
    stage.say("alice", "why does the server refuse my connection with error 17?");
    stage.leave("alice");
    stage.say("mia", "!answer 1 Open port 17.", { place: inPrivate("mia") });
    assert.match(texts(stage.heard()).at(-1) ?? "", /alice isn't here/);
    stage.wait(3 * 24 * 60 * minute);
    stage.heard();
    onTwo(stage, { ...actor("~alice2", "alice_"), verified: false }, "hello");
    assert.deepEqual(texts(stage.heard()), []);
    onTwo(stage, actor("alice2", "alice_"), "hello");
    assert.match(
      texts(stage.heard())[0] ?? "",
      /^two\/alice_ alice_: This came for you 3 days ago: Open port 17/,
    );
    onTwo(stage, actor("alice2", "alice_"), "hello again");
    assert.deepEqual(texts(stage.heard()), []);
    stage.store.close();
  });

  it("a maintainer is asked where they are: not on a network that says they are away", () => {
    const stage = twoNetworks();
    onTwo(stage, actor("mia2", "mia_"), "hi from here");
    const away = (network: string, key: string, isAway: boolean) =>
      stage.give({
        kind: "away",
        id: `${network}/away${ids++}`,
        at: stage.now,
        network,
        actor: actor(key, key),
        away: isAway,
      });
    away("two", "mia2", true);
    stage.say("zoe", "why does the server refuse my connection with error 17?");
    stage.wait(10 * minute);
    assert.match(texts(stage.heard())[0] ?? "", /^net\/mia mia: 1: zoe asked/);
    stage.say("mia", "!done", { place: inPrivate("mia") });
    away("net", "mia", true);
    stage.say("yan", "how can I make the client reconnect after a suspend?");
    stage.heard();
    stage.wait(10 * minute);
    assert.match(texts(stage.heard())[0] ?? "", /^net\/#maint : Question 2 still waits/);
    away("net", "mia", false);
    stage.wait(60 * minute);
    assert.match(texts(stage.heard())[0] ?? "", /^net\/mia mia: 2: yan asked/);
    stage.store.close();
  });
});

describe("a batch of pings that can't be delivered", () => {
  it("goes to the next person, each question of it", () => {
    const stage = createStage({
      config: {
        people: {
          mia: { accounts: ["net:mia"], hours: "Tue 09:00-17:00" },
          max: { accounts: ["net:max"], hours: "Tue 09:00-17:00" },
        },
        areas: { net: { words: ["server", "client"], maintainers: ["mia", "max"], rota: "weekly" } },
        channels: { fallback: "off" },
      },
      start: "2026-03-02T10:00:00Z",
    });
    stage.say("mia", "hi");
    stage.say("max", "hi");
    stage.say("~alice", "why does the server refuse my connection with error 17?");
    stage.say("~bob", "how can I make the client reconnect after a suspend?");
    stage.wait(23 * 60 * minute);
    const [head] = stage.heard();
    assert.equal(head?.text, "2 questions wait for you:");
    const pinged = stage.store.questions.pings(1)[0];
    stage.give({
      kind: "undelivered",
      id: "net/undelivered1",
      at: stage.now,
      network: "net",
      key: `q1+2/ping/${pinged?.person}`,
      reason: "no such nick",
    });
    const again = stage.heard().filter(({ place }) => place.private);
    assert.deepEqual(new Set(again.map(({ place }) => place.channel)).size, 1);
    assert.notEqual(again[0]?.place.channel, head?.place.channel);
    for (const n of [1, 2])
      assert.deepEqual(
        stage.store.questions.pings(n).map(({ outcome }) => outcome),
        ["unreachable", undefined],
      );
    stage.store.close();
  });
});
