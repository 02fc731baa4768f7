import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { createQueue, maxWaiting, type Priority } from "../../../adapters/irc/queue.ts";

describe("the send queue", () => {
  /** A queue on a clock that the test moves; timers still run, and find the time moved. */
  function watched(every: number, burst: number) {
    let now = 0;
    const went: string[] = [];
    const dropped: string[] = [];
    const queue = createQueue({ every, burst }, () => now);
    const push = (name: string, priority: Priority = 0) =>
      queue.push(priority, { go: () => went.push(name), drop: () => dropped.push(name) });
    const move = (ms: number) => {
      now += ms;
    };
    return { queue, went, dropped, push, move };
  }

  it("lets a burst through, then one line at a time, by priority", async () => {
    const { queue, went, push, move } = watched(20, 2);
    for (const [name, priority] of [
      ["a", 2],
      ["b", 2],
      ["c", 2],
      ["d", 1],
      ["e", 0],
      ["f", 3],
    ] as const)
      push(name, priority);
    assert.deepEqual(went, ["a", "b"]);
    for (const expected of ["abe", "abed", "abedc", "abedcf"]) {
      move(20);
      await pause(30);
      assert.equal(went.join(""), expected);
    }
    assert.equal(queue.size, 0);
  });

  it("saves up no more than the burst", async () => {
    const { went, push, move } = watched(20, 2);
    move(100_000);
    for (const name of ["a", "b", "c"]) push(name);
    assert.deepEqual(went, ["a", "b"]);
    move(20);
    await pause(30);
    assert.equal(went.length, 3);
  });

  it("waits for nothing when it has no pace", () => {
    const { went, push } = watched(0, 1);
    for (let n = 0; n < 1000; n++) push(String(n));
    assert.equal(went.length, 1000);
  });

  it("is bounded, and gives back what it drops", () => {
    const { queue, dropped, push } = watched(1000, 1);
    let refused = 0;
    for (let n = 0; n < maxWaiting + 10; n++) if (!push(String(n))) refused++;
    assert.equal(refused, 9);
    queue.clear();
    assert.equal(dropped.length, maxWaiting);
    assert.equal(queue.size, 0);
  });
});
