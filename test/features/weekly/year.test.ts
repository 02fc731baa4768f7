import assert from "node:assert/strict";
import { test } from "node:test";
import { nextRun, previousRun, weekOf } from "../../../src/features/weekly/when.ts";
import { actor, createBot, posts, previews, settingsWith } from "./bot.ts";

const minute = 60_000;
const hour = 36e5;
const day = 864e5;

/** A small generator with a seed, so that a failure comes again. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const years: readonly [string, string, number][] = [
  ["Europe/Berlin", "0 9 * * 1", 1],
  ["America/New_York", "0 9 * * 1", 2],
  // In the hour that the clock leaps over in March and shows twice in autumn.
  ["Europe/Berlin", "30 2 * * 0", 3],
  ["America/New_York", "30 1 * * 0", 4],
  ["Pacific/Apia", "0 0 * * 1", 5],
];
for (const [timezone, schedule, seed] of years)
  test(`a year in ${timezone} at ${schedule}, with downtime, restarts and a clock that jumps: 52 posts`, () => {
    const next = random(seed);
    const settings = settingsWith({ timezone, thanks: { channels: ["libera/#tidepool"], schedule } });
    const bot = createBot(settings);
    try {
      const start = Date.parse("2026-01-07T12:00:00Z");
      const end = start + 364 * day;
      const done: { title: string; at: number }[] = [];
      let at = start;
      let restarts = 0;
      while (at < end) {
        // Everybody does one thing, so that every title has its place; no week is without any.
        if (at - (done.at(-1)?.at ?? 0) > day || next() < 0.05) {
          const title = `Work ${done.length} done`;
          bot.contribute(actor(`person${done.length}`), "code", title, at);
          done.push({ title, at });
        }
        bot.wake(at);
        const what = next();
        // Off for up to five days; restarted; the clock set back and forth by an hour; mostly just on.
        if (what < 0.01) {
          at += Math.floor(next() * 5 * day);
          bot.restart();
          restarts++;
        } else if (what < 0.05) {
          bot.restart();
          restarts++;
        } else if (what < 0.07) bot.wake(at - hour);
        else if (what < 0.09) bot.wake(at - 3 * day);
        at += 5 * minute + Math.floor(next() * 5 * hour);
      }
      assert.ok(restarts > 20);
      bot.wake(at);

      const said = posts(bot);
      const weeks = said.map(({ key }) => key.split("/")[1] ?? "");
      const expected: string[] = [];
      for (
        let due = nextRun(schedule, timezone, start);
        due !== undefined && due <= at;
        due = nextRun(schedule, timezone, due)
      )
        expected.push(weekOf(due, timezone));
      assert.ok(expected.length >= 52, `${expected.length} weeks`);
      assert.deepEqual(weeks, expected, "each week once, in order");
      assert.equal(new Set(previews(bot).map(({ key }) => key)).size, previews(bot).length);

      const lastDue = previousRun(schedule, timezone, at) ?? 0;
      for (const { title } of done.filter((one) => one.at < lastDue)) {
        const where = said.filter(({ text }) => text.includes(`[${title}]`)).map(({ key }) => key);
        assert.equal(where.length, 1, `${title} is in ${where.join(" and ") || "no post"}`);
      }
    } finally {
      bot.close();
    }
  });
