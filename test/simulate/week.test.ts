import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { plot, table } from "./show.ts";
import { type LogLine, simulateWeek } from "./week.ts";

/** Seven days of a small channel: a question every half hour, every third answered by a neighbour. */
const subjects = ["kettle", "strainer", "boiler", "saucer", "teapot", "whistle", "handle", "lid"];
const troubles = [
  "leak at the seam",
  "refuse to start",
  "lose its settings",
  "print error 17",
  "hang after a suspend",
];

const logs: readonly (readonly LogLine[])[] = Array.from({ length: 7 }, (_, day) => {
  const line = (t: number, nick: string, text: string): LogLine => ({
    t,
    time: "06:00",
    nick,
    type: "message",
    text,
  });
  return Array.from({ length: 12 }, (_, at): readonly LogLine[] => {
    const t = at * 1800;
    const asker = `asker${day}x${at}`;
    const what = `the ${subjects[(day + at) % 8]} ${troubles[(3 * day + at) % 5]}`;
    const question = line(t, asker, `why does ${what} with version ${day}.${at}?`);
    return at % 3 === 0 ? [question, line(t + 60, "neighbour", `${asker}: turn it round once`)] : [question];
  }).flat();
});

describe("a simulated week", () => {
  const week = simulateWeek(logs, 60);

  it("asks nobody over their cap, outside their hours, twice, or about what is answered", () => {
    assert.deepEqual(week.broken, []);
    assert.equal(week.questions, 60);
    assert.ok(week.pings.length >= 20, `${week.pings.length} pings`);
    assert.ok(new Set(week.pings.map(({ handle }) => handle)).size >= 4);
  });

  it("accounts for every question's end", () => {
    const ended = [...week.ends.values()].reduce((sum, count) => sum + count, 0);
    assert.equal(ended, week.questions);
    for (const end of week.ends.keys())
      assert.match(end, /^(?:answered|expired|withdrawn|settled by a maintainer)$/);
  });

  it("is the same every time, and shows as a table and a plot", () => {
    assert.equal(table(simulateWeek(logs, 60)), table(week));
    assert.match(table(week), /\| kim \| Australia\/Sydney \|/);
    assert.equal(
      plot(week).split("<circle").length - 1,
      week.pings.filter(({ at }) => at < week.from + 7 * 864e5).length,
    );
  });
});
