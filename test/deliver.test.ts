import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type Adapter, type Outgoing, SendFailed, type Traits } from "../src/adapter.ts";
import { createDeliverer } from "../src/deliver.ts";
import type { Event } from "../src/events.ts";
import { backOff } from "../src/failure.ts";
import { openStore } from "../src/store/open.ts";
import { lines, plain, rich } from "./support/stage.ts";

type Send = (item: Outgoing, key: string, tried?: number) => Promise<string>;

/** A small network with memory: what arrived, in order; `send` decides what fails. */
function setUp(
  options: { traits?: Traits; send?: Send; timeout?: number; attempts?: number; path?: string } = {},
) {
  const store = openStore(options.path ?? ":memory:");
  const arrived: string[] = [];
  const reported: Event[] = [];
  const adapter: Adapter = {
    network: "net",
    traits: options.traits ?? lines,
    start: async () => undefined,
    stop: async () => undefined,
    async send(item, key, tried) {
      const native = (await options.send?.(item, key, tried)) ?? `n-${key}`;
      arrived.push(plain(item));
      return native;
    },
  };
  const deliverer = createDeliverer({
    store,
    adapters: new Map([["net", adapter]]),
    clock: { now: () => Date.now() },
    log: { debug() {}, info() {}, warn() {}, error() {} },
    report: (event) => reported.push(event),
    onFatal: (error) => {
      throw error;
    },
    random: () => 0,
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    ...(options.attempts === undefined ? {} : { attempts: options.attempts }),
  });
  const queue = (channel: string, text: string, key = `${channel}/${text}`) => {
    const item: Outgoing = {
      do: "say",
      to: { network: "net", channel },
      body: { format: "lines", spans: [{ text }] },
      priority: 1,
    };
    const row = store.outbox.add(key, key, item, Date.now());
    if (row) deliverer.add([row]);
    return row;
  };
  const states = () =>
    (store.rows("SELECT key, state FROM outbox ORDER BY seq") as { key: string; state: string }[]).map(
      (row) => `${row.key} ${row.state}`,
    );
  return { store, deliverer, arrived, reported, queue, states };
}

describe("deliver", () => {
  it("keeps the order within a channel, whatever each send takes", async () => {
    let pause = 20;
    const { deliverer, arrived, queue } = setUp({
      send: async (_, key) => {
        pause = Math.max(0, pause - 5);
        await sleep(pause);
        return key;
      },
    });
    for (const text of ["1", "2", "3", "4", "5"]) queue("#a", text);
    await deliverer.idle();
    assert.deepEqual(arrived, ["1", "2", "3", "4", "5"]);
  });

  it("lets no stuck channel hold back another", async () => {
    let release: () => void = () => undefined;
    const stuck = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { deliverer, arrived, queue } = setUp({
      send: async (item, key) => {
        if (item.to.channel === "#stuck") await stuck;
        return key;
      },
    });
    queue("#stuck", "late");
    queue("#free", "soon");
    await sleep(30);
    assert.deepEqual(arrived, ["soon"]);
    release();
    await deliverer.idle();
    assert.deepEqual(arrived, ["soon", "late"]);
  });

  it("marks a row before it goes out and remembers the network's id after", async () => {
    const seen: string[] = [];
    const set = setUp({
      send: async () => {
        seen.push(...set.states());
        return "id-1";
      },
    });
    set.queue("#a", "x", "k");
    await set.deliverer.idle();
    assert.deepEqual(seen, ["k sending"]);
    assert.deepEqual(set.states(), ["k sent"]);
    assert.equal(set.store.outbox.nativeOf("k")?.native, "id-1");
    assert.equal(set.store.outbox.saidAs("net", "id-1"), "k");
  });

  it("tries again no sooner than the network asks, and in order", async () => {
    let failed = false;
    const started = Date.now();
    const { deliverer, arrived, queue } = setUp({
      send: async (_, key) => {
        if (!failed) {
          failed = true;
          throw new SendFailed("slow down", { retryAfterMs: 900, offline: true });
        }
        return key;
      },
    });
    queue("#a", "first");
    queue("#a", "second");
    for (let i = 0; i < 60 && arrived.length < 2; i++) await sleep(50);
    await deliverer.idle();
    assert.deepEqual(arrived, ["first", "second"]);
    assert.ok(Date.now() - started >= 900);
  });

  it("gives up when trying again is of no use, reports it, and goes on with the next", async () => {
    const { deliverer, arrived, queue, states, reported } = setUp({
      send: async (item, key) => {
        if (plain(item) === "to nobody") throw new SendFailed("no such nick", { forGood: true });
        return key;
      },
    });
    queue("bob", "to nobody", "a");
    queue("bob", "next", "b");
    await deliverer.idle();
    assert.deepEqual(states(), ["a failed", "b sent"]);
    assert.deepEqual(arrived, ["next"]);
    const told = reported.map((event) =>
      event.kind === "undelivered" ? `${event.key}: ${event.reason}` : event.kind,
    );
    assert.deepEqual(told, ["a: no such nick"]);
  });

  it("gives a row up after its tries; being offline does not count as one", async () => {
    let tries = 0;
    const { queue, states, deliverer } = setUp({
      attempts: 1,
      send: async () => {
        tries++;
        throw tries === 1 ? new SendFailed("offline", { offline: true }) : new SendFailed("refused");
      },
    });
    queue("#a", "x", "k");
    for (let i = 0; i < 60 && !states().includes("k failed"); i++) await sleep(50);
    await deliverer.idle();
    assert.deepEqual(states(), ["k failed"]);
    assert.equal(tries, 2);
  });

  it("does not repeat blindly what may have arrived", async () => {
    const { queue, states, deliverer, reported, store } = setUp({
      send: async () => {
        throw new SendFailed("the connection broke", { unsure: true });
      },
    });
    queue("#a", "x", "k");
    await deliverer.idle();
    assert.deepEqual(states(), ["k unsure"]);
    assert.equal(reported[0]?.kind === "undelivered" && reported[0].unsure, true);
    assert.equal(store.outbox.unsure()[0]?.text, "x");
  });

  it("a send that takes too long is unsure where sending twice would show twice", async () => {
    const forever = () => new Promise<string>(() => undefined);
    const irc = setUp({ send: forever, timeout: 30 });
    irc.queue("#a", "x", "k");
    await sleep(80);
    await irc.deliverer.idle();
    assert.deepEqual(irc.states(), ["k unsure"]);
    const matrix = setUp({ send: forever, timeout: 30, traits: rich });
    matrix.queue("#a", "x", "k");
    await sleep(80);
    assert.deepEqual(matrix.states(), ["k queued"]);
    await matrix.deliverer.stop(0);
  });

  it("after a crash sends queued rows, and interrupted ones only where that shows once", async () => {
    for (const [traits, after] of [
      [lines, ["a unsure", "b sent"]],
      [rich, ["a sent", "b sent"]],
    ] as const) {
      const { store, deliverer, states, reported } = setUp({ traits });
      const item: Outgoing = {
        do: "say",
        to: { network: "net", channel: "#a" },
        body: { format: "lines", spans: [{ text: "x" }] },
        priority: 1,
      };
      const first = store.outbox.add("a", "a", item, 1);
      store.outbox.add("b", "b", item, 1);
      store.outbox.sending(first?.seq ?? 0, 1);
      deliverer.resume();
      await deliverer.idle();
      assert.deepEqual(states(), after);
      assert.equal(reported.length, traits === lines ? 1 : 0);
    }
  });

  it("tells the adapter when a row was first tried, unless that surely did not arrive", async () => {
    const seen: (number | undefined)[] = [];
    const refusals = [{ notTaken: true }, {}, { notTaken: true }, { offline: true }];
    const started = Date.now();
    const { store, deliverer, queue, states } = setUp({
      send: async (_, key, tried) => {
        if (key !== "#a/row") return key;
        seen.push(tried);
        const how = refusals[seen.length - 1];
        if (how) throw new SendFailed("no", how);
        return key;
      },
    });
    const row = queue("#a", "row");
    for (let tries = 0; tries < 100 && seen.length < 5; tries++) await sleep(100);
    await deliverer.idle();
    assert.deepEqual(states(), ["#a/row sent"]);
    assert.deepEqual(seen.slice(0, 2), [undefined, undefined]);
    const [, , first, ...rest] = seen;
    assert.ok(first !== undefined && first >= started && first < started + 5000);
    assert.deepEqual(rest, [first, first]);
    assert.ok(row);
    // A maintainer who has it sent again knows what they do.
    store.outbox.end(row.seq, "unsure", "who knows");
    assert.equal(store.outbox.resolve(row.seq, true)?.tried, undefined);
  });

  it("remembers over a crash when a row was first tried", async () => {
    let seen: number | undefined;
    const { store, deliverer } = setUp({
      traits: rich,
      send: async (_, key, tried) => {
        seen = tried;
        return key;
      },
    });
    const to = { network: "net", channel: "#a" };
    const body = { format: "markdown", markdown: "x" } as const;
    const row = store.outbox.add("a", "a", { do: "say", to, body, priority: 1 }, 1);
    store.outbox.sending(row?.seq ?? 0, 1234);
    deliverer.resume();
    await deliverer.idle();
    assert.equal(seen, 1234);
  });

  it("keeps the rows of a held network queued, unmarked, until it is released", async () => {
    const { deliverer, arrived, queue, states } = setUp();
    deliverer.hold("net");
    queue("#a", "1");
    queue("#a", "2");
    await deliverer.idle();
    assert.deepEqual(states(), ["#a/1 queued", "#a/2 queued"]);
    deliverer.release("net");
    await deliverer.idle();
    assert.deepEqual(arrived, ["1", "2"]);
  });

  it("amends what was said, by the id it got", async () => {
    const targets: string[] = [];
    const { store, deliverer } = setUp({
      traits: rich,
      send: async (item, key) => {
        if (item.do === "amend") targets.push(item.target, item.of?.replyTo ?? "");
        return `id-of-${key}`;
      },
    });
    const body = { format: "markdown", markdown: "x" } as const;
    const to = { network: "net", channel: "#a" };
    const rows = [
      store.outbox.add("s", "s", { do: "say", to, body, priority: 1, replyTo: "q" }, 1),
      store.outbox.add("s2", "s", { do: "amend", to, target: "", body }, 1),
    ];
    deliverer.add(rows.filter((row) => row !== undefined));
    await deliverer.idle();
    assert.deepEqual(targets, ["id-of-s", "q"]);
  });

  it("waits longer each time, with a bound", () => {
    const waits = [1, 2, 3, 12, 40].map((attempt) => backOff(attempt, () => 0.5));
    assert.deepEqual(waits, [1000, 2000, 4000, 300_000, 300_000]);
    assert.ok(backOff(1, () => 0) < backOff(1, () => 1));
    // The column takes whole milliseconds only.
    assert.ok(Number.isInteger(backOff(3, () => 0.123456)));
  });
});
