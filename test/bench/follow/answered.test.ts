/** What a line is said to answer, by the shares of its links. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Choice } from "../../../src/conversation/link/turn.ts";
import { createView, place, turnOf } from "../../../src/conversation/link/view.ts";
import { createAnswered } from "./answered.ts";

/** Lines as `nick`, and the shares of the lines that each may answer, by index, likeliest first. */
function told(lines: readonly (readonly [string, ...(readonly [number, number])[]])[]) {
  const view = createView();
  const answered = createAnswered(view);
  return lines.map(([nick, ...shares], at) => {
    const turn = turnOf(view, { at: at * 10, nick, text: "so it is" }, () => 1);
    const choices = shares.map(([index, probability]): Choice => ({ index, probability }));
    return answered(place(view, turn, choices));
  });
}

test("nobody becomes a helper on little, unless nothing else is likely", () => {
  const asked = ["ann", [0, 0.9]] as const;
  assert.deepEqual(told([asked, ["bob", [0, 0.5], [1, 0.4]]]), [[0], [1]]);
  assert.deepEqual(told([asked, ["bob", [0, 0.7], [1, 0.3]]]), [[0], [0]]);
  assert.deepEqual(told([asked, ["bob", [0, 0.5], [1, 0.2]]]), [[0], [0]]);
});

test("who has helped goes on helping, and who asked goes on asking", () => {
  const helped = [
    ["ann", [0, 0.9]],
    ["bob", [0, 0.8]],
  ] as const;
  assert.deepEqual(told([...helped, ["bob", [0, 0.5], [2, 0.4]]]).at(-1), [0]);
  assert.deepEqual(told([...helped, ["ann", [1, 0.5], [2, 0.4]]]).at(-1), [1]);
});

test("a second line of the same conversation is answered, too, and none of another", () => {
  const helped = [
    ["ann", [0, 0.9]],
    ["bob", [0, 0.8]],
    ["cat", [2, 0.9]],
  ] as const;
  assert.deepEqual(told([...helped, ["ann", [1, 0.5], [0, 0.4]]]).at(-1), [1, 0]);
  assert.deepEqual(told([...helped, ["ann", [1, 0.5], [2, 0.4]]]).at(-1), [1]);
});
