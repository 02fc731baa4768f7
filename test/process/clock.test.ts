import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createAlarm } from "../../src/alarm.ts";
import type { Event, Millis } from "../../src/events.ts";
import { createIndex } from "../../src/faq/search.ts";
import { createReceiver } from "../../src/receive.ts";
import { schema } from "../../src/settings.ts";
import { openStore } from "../../src/store/open.ts";
import { until } from "../servers/process.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.parse("2026-03-28T12:00:00Z");

/** The alarm on a real journal, with a clock that we set; every ring is noted. */
function setUp() {
  let now: Millis = start;
  const rung: string[] = [];
  const store = openStore(":memory:");
  const clock = { now: () => now };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const onRing: ((event: Event) => void)[] = [];
  const receiver = createReceiver({
    store,
    settings: schema.parse({}),
    faq: () => createIndex([]),
    traits: () => undefined,
    clock,
    log,
    decide: (event) => {
      if (event.kind === "tick") rung.push(event.timer);
      for (const then of onRing) then(event);
      return [];
    },
  });
  const alarm = createAlarm({ store, clock, log, receive: receiver.receive });
  return {
    store,
    rung,
    onRing,
    /** Sets the clock, as an administrator or a sleeping laptop would, and gives the alarm time to notice. */
    async jump(to: Millis): Promise<void> {
      now = to;
      alarm.look();
      await until("everything due has rung", () => store.timers.due(now).length === 0, 5000);
      await receiver.settled();
    },
    end(): void {
      alarm.stop();
      store.close();
    },
  };
}

describe("a clock that jumps", { timeout: 30_000 }, () => {
  it("forward over many timers: each rings once, the oldest first", async () => {
    const { store, rung, jump, end } = setUp();
    // More than the alarm takes in one go.
    for (let n = 0; n < 250; n++) store.timers.set(`t${n}`, start + (n + 1) * minute);
    await jump(start + 30 * day);
    end();
    assert.deepEqual(
      rung,
      Array.from({ length: 250 }, (_, n) => `t${n}`),
    );
  });

  it("back and forth: what rang does not ring again, what did not rings in its time", async () => {
    const { store, rung, jump, end } = setUp();
    store.timers.set("early", start + minute);
    store.timers.set("late", start + day);
    await jump(start + 2 * minute);
    await jump(start - 365 * day);
    await jump(start + 3 * minute);
    assert.deepEqual(rung, ["early"]);
    await jump(start + 2 * day);
    await jump(start);
    await jump(start + 3 * day);
    end();
    assert.deepEqual(rung, ["early", "late"]);
  });

  it("back, and the same timer is set for the same time anew: it is the same ring", async () => {
    const { store, rung, jump, end } = setUp();
    store.timers.set("weekly", start + minute);
    await jump(start + minute);
    await jump(start - day);
    store.timers.set("weekly", start + minute);
    await jump(start + minute);
    store.timers.set("weekly", start + 7 * day);
    await jump(start + 8 * day);
    end();
    assert.deepEqual(rung, ["weekly", "weekly"]);
  });

  it("while a timer rings and sets itself again: no ring is lost or doubled", async () => {
    const { store, rung, onRing, jump, end } = setUp();
    onRing.push((event) => {
      if (event.kind === "tick" && event.at < start + 5 * day) store.timers.set(event.timer, event.at + day);
    });
    store.timers.set("nightly", start + day);
    await jump(start + 100 * day);
    end();
    assert.equal(rung.length, 5);
  });
});
