import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createAhead } from "../../src/embed/ahead.ts";
import { plain, questionIn } from "../../src/embed/text.ts";
import type { Event, MessageEvent } from "../../src/events.ts";
import { schema } from "../../src/settings.ts";
import { actorOf, inPrivate, place } from "../support/stage.ts";

let counter = 0;
const message = (text: string, more: Partial<MessageEvent> = {}): MessageEvent => ({
  kind: "message",
  id: `net/${++counter}`,
  at: 0,
  network: "net",
  place,
  actor: actorOf("alice"),
  text,
  ...more,
});

describe("ahead of the deciding", () => {
  const textOf = (event: Event) => (event.kind === "message" ? event.text : "");

  test("events stay in order, whatever each has to wait for", async () => {
    const seen: string[] = [];
    const waits: Readonly<Record<string, number>> = { slow: 60, quick: 5 };
    const ahead = createAhead(
      (event) => {
        seen.push(textOf(event));
        return Promise.resolve(true);
      },
      (event) => {
        const ms = waits[textOf(event)];
        return ms === undefined ? undefined : sleep(ms);
      },
    );
    const all = ["first", "slow", "none", "quick", "last"].map((text) => ahead.receive(message(text)));
    assert.deepEqual(seen, ["first"], "what has nothing to wait for is handed on at once");
    await ahead.settled();
    assert.deepEqual(seen, ["first", "slow", "none", "quick", "last"]);
    assert.deepEqual(await Promise.all(all), [true, true, true, true, true]);
  });

  test("a failure is the caller's, and the next event goes on", async () => {
    let broken = true;
    const ahead = createAhead(
      () => (broken ? Promise.reject(new Error("disk full")) : Promise.resolve(true)),
      () => sleep(1),
    );
    await assert.rejects(ahead.receive(message("one")), /disk full/);
    broken = false;
    assert.equal(await ahead.receive(message("two")), true);
  });
});

describe("what a model gets to read", () => {
  const settings = (answer: string, relays: readonly unknown[] = []) =>
    schema.parse({
      networks: [{ type: "irc", name: "net", host: "irc.example", channels: [{ name: "#project", answer }] }],
      relays,
    });
  const anybody = () => true;
  const cases: readonly (readonly [
    what: string,
    event: Event,
    answer: string,
    expected: string | undefined,
  ])[] = [
    ["a question", message("how do I turn TLS on?"), "auto", "how do I turn TLS on?"],
    ["talk", message("good morning everybody"), "auto", undefined],
    ["what is said to the bot", message("porchlight: tls", { toBot: "tls" }), "auto", "tls"],
    ["a question where it answers only when asked", message("how do I turn TLS on?"), "addressed", undefined],
    ["the same, said to the bot", message("p: how?", { toBot: "how?" }), "addressed", "how?"],
    ["said to the bot where it is silent", message("p: how?", { toBot: "how?" }), "off", undefined],
    ["a search", message("!faq turn TLS on @bob"), "addressed", "turn TLS on"],
    ["another command", message("!thanks alice"), "auto", undefined],
    ["a bot", message("how do I?", { actor: actorOf("x[bot]") }), "auto", undefined],
    ["a notice", message("how do I turn it on?", { style: "notice" }), "auto", undefined],
    [
      "an edit",
      { ...message("how do I turn logs on?"), kind: "edit", target: "m1" },
      "auto",
      "how do I turn logs on?",
    ],
    ["a reaction", { ...message(""), kind: "reaction", target: "m1", emoji: "👍" }, "auto", undefined],
  ];
  for (const [what, event, answer, expected] of cases)
    test(what, () => assert.equal(questionIn(event, settings(answer), anybody), expected));

  test("whoever may not be read is asked about by place and person, behind a bridge too", () => {
    const relays = [{ account: "net:bridge" }];
    const asked: string[] = [];
    const event = message("<carol> how do I turn TLS on?", { actor: actorOf("bridge") });
    const text = questionIn(event, settings("auto", relays), (where, actor) => {
      asked.push(`${where.channel} ${actor.name}`);
      return actor.name !== "carol";
    });
    assert.equal(text, undefined);
    assert.deepEqual(asked, ["#project carol"]);
    const secret = message("how do I?", { place: inPrivate("alice"), toBot: "how do I?" });
    assert.equal(
      questionIn(secret, settings("auto"), (where) => !where.private),
      undefined,
    );
    assert.equal(questionIn(secret, settings("off"), anybody), "how do I?");
  });

  test("no code, no quotes, no addresses, and never more than a thousand characters", () => {
    const text = "how?\n```\npassword=1\n```\n> bob said\nsee https://x.example/?token=1 please `--tls`";
    assert.equal(plain(text), "how? see please `--tls`");
    assert.equal(plain("x".repeat(100_000)).length, 1000);
  });
});
