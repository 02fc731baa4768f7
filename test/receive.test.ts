import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Effect } from "../src/effects.ts";
import type { Event } from "../src/events.ts";
import { createIndex } from "../src/faq/search.ts";
import { createReceiver } from "../src/receive.ts";
import { schema } from "../src/settings.ts";
import { openStore } from "../src/store/open.ts";
import type { Pending } from "../src/store/outbox.ts";
import { actorOf, lines, place } from "./support/stage.ts";

const said = (id: string, text = "hi"): Event => ({
  kind: "message",
  id,
  at: 1000,
  network: "net",
  place,
  actor: actorOf("alice"),
  text,
});

const saying = (key: string, text: string): Effect => ({ do: "say", key, to: place, text });

function setUp(decide: (event: Event) => readonly Effect[], onFaqChanged?: () => void) {
  const store = openStore(":memory:");
  const queued: Pending[] = [];
  const errors: unknown[] = [];
  const fatal: unknown[] = [];
  const receiver = createReceiver({
    store,
    settings: schema.parse({}),
    faq: () => createIndex([]),
    traits: () => lines,
    clock: { now: () => 2000 },
    log: { debug() {}, info() {}, warn() {}, error: (context: unknown) => errors.push(context) },
    decide,
    onQueued: (rows) => queued.push(...rows),
    onFatal: (error) => fatal.push(error),
    ...(onFaqChanged && { onFaqChanged }),
  });
  return { store, receiver, queued, errors, fatal };
}

describe("receive", () => {
  it("takes an id once: catching up never answers twice", async () => {
    const { receiver, queued } = setUp((event) => [saying(`r/${event.id}`, "hello")]);
    assert.equal(await receiver.receive(said("a")), true);
    assert.equal(await receiver.receive(said("a")), false);
    assert.deepEqual(await Promise.all([receiver.receive(said("b")), receiver.receive(said("b"))]), [
      true,
      false,
    ]);
    assert.deepEqual(
      queued.map((row) => row.key),
      ["r/a", "r/b"],
    );
  });

  it("what a maintainer changed in the FAQ holds for the next event, also for one that came with it", async () => {
    const steps: string[] = [];
    const changed: Effect = {
      do: "note",
      fact: {
        fact: "faqChanged",
        change: { change: "learn", entry: "lid", question: "How?", answer: "So." },
        by: 1,
        at: 1000,
      },
    };
    const { receiver, queued } = setUp(
      (event) => {
        steps.push(event.id);
        return event.id === "b" ? [changed, saying("told", "learned")] : [];
      },
      () => steps.push("the FAQ is made anew"),
    );
    const events = ["a", "b", "c", "d"].map((id) => said(id));
    const settled = Promise.all(events.map(receiver.receive));
    await receiver.settled();
    assert.deepEqual(await settled, [true, true, true, true]);
    assert.deepEqual(steps, ["a", "b", "the FAQ is made anew", "c", "d"]);
    assert.equal(queued.length, 1);
  });

  it("queues the same key once, whatever asks for it", () => {
    const { receiver, store } = setUp(() => [saying("same", "one"), saying("same", "two")]);
    receiver.receiveNow(said("a"));
    receiver.receiveNow(said("b"));
    assert.deepEqual(
      store.outbox.pending().map((row) => row.key),
      ["same"],
    );
  });

  it("keeps an event whose deciding throws, whole and with the error, and goes on", async () => {
    const { receiver, store, queued, errors } = setUp((event) => {
      if (event.id === "bad") throw new Error("a bug");
      return [saying(`r/${event.id}`, "hello")];
    });
    const fresh = await Promise.all([
      receiver.receive(said("a")),
      receiver.receive(said("bad")),
      receiver.receive(said("c")),
    ]);
    assert.deepEqual(fresh, [true, true, true]);
    assert.deepEqual(
      queued.map((row) => row.key),
      ["r/a", "r/c"],
    );
    assert.equal(errors.length, 1);
    const [failed] = store.journal.failed(10);
    assert.equal(failed?.id, "bad");
    assert.match(failed?.error ?? "", /a bug/);
    const [row] = store.rows("SELECT body FROM journal WHERE id = 'bad'") as { body: string }[];
    assert.equal(JSON.parse(row?.body ?? "{}").text, "hi");
  });

  it("writes all of an event's effects or none", () => {
    const { receiver, store } = setUp(() => [
      saying("first", "one"),
      // No such question: the foreign key refuses it, after a row was queued.
      { do: "note", fact: { fact: "kudos", from: 998, to: 999, reason: "", place, at: 1, day: "d" } },
    ]);
    receiver.receiveNow(said("a"));
    assert.deepEqual(store.outbox.pending(), []);
    assert.match(store.journal.failed(1)[0]?.error ?? "", /FOREIGN KEY/);
  });

  it("stops taking events once the database is full, and says so once", async () => {
    const { receiver, store, fatal } = setUp((event) =>
      event.kind === "message" ? [{ do: "note", fact: { fact: "said", message: event } }] : [],
    );
    store.rows("PRAGMA max_page_count = 1");
    const long = "x".repeat(50_000);
    let kept = 0;
    await assert.rejects(async () => {
      for (; kept < 1000; kept++) await receiver.receive(said(`m${kept}`, long));
    }, /full/);
    await assert.rejects(receiver.receive(said("later")), /full/);
    assert.equal(fatal.length, 1);
    assert.deepEqual(store.rows("SELECT count(*) AS n FROM journal"), [{ n: kept }]);
  });

  it("sets, moves and clears timers, and forgets one that rang", () => {
    const { receiver, store } = setUp((event) => {
      if (event.id === "a")
        return [
          { do: "wake", timer: "t", at: 5000 },
          { do: "wake", timer: "u", at: 6000 },
        ];
      if (event.id === "b") return [{ do: "wake", timer: "t", at: 9000 }];
      if (event.id === "c") return [{ do: "rest", timer: "u" }];
      return [];
    });
    receiver.receiveNow(said("a"));
    receiver.receiveNow(said("b"));
    receiver.receiveNow(said("c"));
    assert.deepEqual(store.timers.due(10_000), [{ key: "t", at: 9000 }]);
    receiver.receiveNow({ kind: "tick", id: "t@9000", at: 9000, network: "clock", timer: "t" });
    assert.equal(store.timers.next(), undefined);
  });

  it("resolves settled() when everything handed in is committed", async () => {
    const { receiver, store } = setUp(() => []);
    for (let i = 0; i < 1000; i++) void receiver.receive(said(`m${i}`));
    await receiver.settled();
    assert.deepEqual(store.rows("SELECT count(*) AS n FROM journal"), [{ n: 1000 }]);
  });
});
