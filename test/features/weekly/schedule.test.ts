import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { pino } from "pino";
import type { Event } from "../../../src/events.ts";
import { dueTicks, startSchedule } from "../../../src/schedule.ts";
import { settingsWith } from "./bot.ts";

const hour = 36e5;
const day = 864e5;
const due = Date.parse("2026-05-11T07:00:00Z");
const log = pino({ level: "silent" });
const previewId = "weekly/preview@2026-05-11T07:00:00.000Z";
const postId = "weekly/post@2026-05-11T07:00:00.000Z";
const running: { stop(): void }[] = [];
afterEach(() => {
  for (const one of running.splice(0)) one.stop();
});

async function until(what: () => boolean): Promise<void> {
  for (let wait = 0; wait < 300; wait++) {
    if (what()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail("it did not happen within 3 s");
}

/** @param offset what the clock shows beyond the real one */
function start(at: number, receive: (event: Event) => Promise<boolean>) {
  const began = Date.now();
  let offset = at - began;
  const schedule = startSchedule({
    settings: settingsWith(),
    log,
    receive,
    now: () => Date.now() + offset,
  });
  running.push(schedule);
  return {
    schedule,
    jump: (by: number) => {
      offset += by;
    },
  };
}

const due_: readonly [string, number, readonly string[]][] = [
  ["long before", due - 3 * hour, []],
  ["at the preview's time", due - 2 * hour, [previewId]],
  ["just before the post", due - 1, [previewId]],
  ["at the post's time", due, [previewId, postId]],
  ["almost six days late", due + 6 * day - 1, [previewId, postId]],
  ["six days late", due + 6 * day, []],
];
for (const [what, at, ids] of due_)
  test(`what is due ${what}`, () => {
    const ticks = dueTicks(settingsWith(), at);
    assert.deepEqual(
      ticks.map(({ id }) => id),
      ids,
    );
    const times: Record<string, number> = { [previewId]: due - 2 * hour, [postId]: due };
    for (const tick of ticks) {
      assert.equal(tick.at, times[tick.id]);
      assert.equal(tick.id, `${tick.timer}@2026-05-11T07:00:00.000Z`);
    }
  });

test("a preview longer before than a week is still announced once a week", () => {
  const settings = settingsWith({ thanks: { channels: ["libera/#tidepool"], preview: "9d" } });
  const ids = dueTicks(settings, due).map(({ id }) => id);
  assert.deepEqual(ids, [previewId, "weekly/preview@2026-05-18T07:00:00.000Z", postId]);
});

test("it sends what was missed at the start, and what comes due while it runs, each once", async () => {
  const seen: string[] = [];
  const journal = async (event: Event) => {
    seen.push(event.id);
    return true;
  };
  start(due - 2 * hour - 150, journal);
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.deepEqual(seen, []);
  await until(() => seen.length === 1);
  assert.deepEqual(seen, [previewId]);
  start(due + day, journal);
  await until(() => seen.length === 3);
  assert.deepEqual(seen, [previewId, previewId, postId]);
});

test("a tick that is in the journal is not sent again by the next wake-up", async () => {
  const seen: string[] = [];
  start(due - 100, async (event) => {
    seen.push(event.id);
    return true;
  });
  await until(() => seen.includes(postId));
  assert.deepEqual(seen, [previewId, postId]);
});

test("a tick that could not be journalled is not lost", async () => {
  const seen: string[] = [];
  let broken = true;
  const receive = async (event: Event) => {
    if (broken) {
      broken = false;
      throw new Error("disk full");
    }
    seen.push(event.id);
    return true;
  };
  // The post's time comes right after the failure and wakes it.
  start(due - 100, receive);
  await until(() => seen.length === 2);
  assert.deepEqual(seen, [previewId, postId]);
});

test("once stopped it sends nothing more", async () => {
  const seen: string[] = [];
  const { schedule } = start(due - 60, async (event) => {
    seen.push(event.id);
    return true;
  });
  await until(() => seen.length === 1);
  schedule.stop();
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.deepEqual(seen, [previewId]);
});

test("a pattern that cannot be read is an error at the start", () => {
  const settings = settingsWith();
  const broken = { ...settings, thanks: { ...settings.thanks, schedule: "mondays" } };
  assert.throws(
    () => startSchedule({ settings: broken, log, receive: async () => true }),
    /thanks\.schedule is no cron pattern/,
  );
});
