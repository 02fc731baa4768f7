import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { digestTimer } from "../../src/features/digest.ts";
import { sweepTimer } from "../../src/features/sweep.ts";
import { createStage } from "../support/stage.ts";

const day = 864e5;

describe("the maintainers' digest", () => {
  it("tells what waits, oldest first, at its time in the community's zone", () => {
    const stage = createStage({
      config: { timezone: "Europe/Berlin", people: { mia: { accounts: ["net:mia"], cap: 0 } } },
      // A Friday; the clocks change on Sunday.
      start: "2026-03-27T12:00:00Z",
    });
    stage.store.timers.ensure(sweepTimer, stage.now);
    stage.say("~alice", "why does the server refuse my connection with error 17?");
    stage.say("~bob", "how can I make the client reconnect after a suspend?");
    stage.wait(day);
    stage.heard();
    stage.wait(2 * day - 5 * 36e5 - 1);
    assert.deepEqual(stage.heard(), []);
    stage.wait(1);
    assert.equal(new Date(stage.now).toISOString(), "2026-03-30T07:00:00.000Z");
    assert.deepEqual(
      stage.heard().map(({ place, to, text }) => `${place.channel} ${to ?? "-"} ${text}`),
      [
        "#maint - 2 questions wait for an answer, oldest first:",
        "#maint - • 1 #project, alice 3 days ago: “why does the server refuse my connection with error 17?” (routed)",
        "#maint - • 2 #project, bob 3 days ago: “how can I make the client reconnect after a suspend?” (routed)",
      ],
    );
    stage.store.close();
  });

  it("says nothing when there is nothing, comes once a day, and not at all when it is off", () => {
    const quiet = createStage({ start: "2026-03-02T07:00:00Z" });
    quiet.store.timers.ensure(sweepTimer, quiet.now);
    quiet.wait(3 * day);
    assert.deepEqual(quiet.heard(), []);
    assert.equal(quiet.store.timers.next() !== undefined, true);
    quiet.store.close();

    const off = createStage({ config: { digest: { schedule: "off" } }, start: "2026-03-02T07:00:00Z" });
    off.store.timers.ensure(sweepTimer, off.now);
    off.wait(day);
    assert.equal(off.store.routing.timer(digestTimer), undefined);
    off.store.close();
  });

  it("tells what was learned about areas, to be confirmed", () => {
    const stage = createStage({
      config: {
        people: { mia: { accounts: ["net:mia"] }, max: { accounts: ["net:max"] } },
        areas: {
          printing: { words: ["printer"], maintainers: ["mia"] },
          net: { words: ["connection"], maintainers: ["max"] },
        },
      },
      start: "2026-03-02T12:00:00Z",
    });
    stage.store.timers.ensure(sweepTimer, stage.now);
    stage.say("mia", "hi");
    for (const [who, question, answer] of [
      ["alice", "why does the toner run out after ten pages?", "take the blue one"],
      ["bob", "where can I buy toner in small numbers?", "at the corner"],
      ["carl", "is the toner of last year still good?", "yes, it is"],
    ] as const) {
      stage.say(`~${who}`, question);
      stage.say("mia", `${who}: ${answer}`);
      stage.wait(10 * 60_000);
    }
    stage.heard();
    stage.wait(day);
    assert.deepEqual(
      stage.heard().map(({ place, text }) => `${place.channel} ${text}`),
      [
        "#maint Learned, please confirm:",
        "#maint • mia answered 3 questions with “toner” in them. Does that word belong to printing? !areas accept toner or !areas reject toner",
      ],
    );
    stage.store.close();
  });

  it("tells how many proposals for the FAQ wait, and only those", () => {
    const stage = createStage({ start: "2026-03-02T07:00:00Z" });
    stage.store.timers.ensure(sweepTimer, stage.now);
    stage.say("alice", "why does the server refuse my connection with error 17?");
    stage.say("bob", "how can I make the client reconnect after a suspend?");
    const answerer = stage.store.people.account("net", "alice")?.person ?? assert.fail();
    for (const [id, state] of [
      [1, "consented"],
      [2, "rejected"],
    ] as const) {
      const log = { at: stage.now, why: "settled" };
      stage.store.apply({ fact: "question", n: id, change: { state: "resolved" }, log }, stage.now);
      stage.store.apply(
        {
          fact: "proposed",
          id,
          n: id,
          question: "How do I descale it?",
          answer: "With vinegar.",
          answerer,
          state,
          at: stage.now,
        },
        stage.now,
      );
    }
    stage.heard();
    stage.wait(2 * day);
    assert.deepEqual(
      stage.heard().map(({ text }) => text),
      ["One proposal for the FAQ waits: !proposals", "One proposal for the FAQ waits: !proposals"],
    );
    stage.store.close();
  });
});
