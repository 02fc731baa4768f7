/** What askers say of being done, against what they ask on, over made-up logs. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sureOf } from "../../../src/conversation/askers-word.ts";
import type { LogLine } from "./logs.ts";
import { counted, least } from "./words.ts";

const question = "hello, how do I make the server listen on another port than 8080?";

/** @param said by minute: who, what, and which line it answers; without words it is a join or part */
function log(...said: readonly (readonly [minute: number, nick: string, text: string, replyTo?: number])[]) {
  const lines = said.map(
    ([minute, nick, text, replyTo], i): LogLine => ({
      i,
      t: minute * 60,
      nick,
      type: text === "part" || text === "join" ? text : "message",
      text,
      gold: true,
      replyTo: [replyTo ?? i],
    }),
  );
  return { name: "made", lines };
}

const rest = [40, "kit", "the release notes are nearly done"] as const;
const asked = [0, "alice", question] as const;
const told = [1, "bob", "alice: set it in server.yaml", 0] as const;

const cases = [
  ["thanks, and no more", "thanksAnswered", log(asked, told, [2, "alice", "bob: thank you", 1], rest), 1],
  [
    "thanks, and asks on about it",
    "thanksAnswered",
    log(
      asked,
      told,
      [2, "alice", "bob: thank you", 1],
      [4, "alice", "bob: but where is that file?", 1],
      rest,
    ),
    0,
  ],
  [
    "something else, later, is another matter",
    "thanksAnswered",
    log(asked, told, [2, "alice", "bob: thank you", 1], [30, "alice", "hello, how do I print here?"], rest),
    1,
  ],
  ["never mind", "nevermind", log(asked, [2, "alice", "never mind", 0], rest), 1],
  ["left", "left", log(asked, [2, "alice", "part"], rest), 1],
  ["left, and is back", "left", log(asked, [2, "alice", "part"], [5, "alice", "join"], rest), 0],
] as const;

describe("what askers say of being done", () => {
  for (const [what, word, of, right] of cases)
    it(what, () => assert.deepEqual(counted([of])[word], { right, of: 1 }));

  it("counts nothing so late that nobody knows what came of it", () => {
    const late = log(asked, told, [2, "alice", "bob: thank you", 1], [9, "kit", "lunch"]);
    assert.equal(counted([late]).thanksAnswered.of, 0);
  });

  it("knows how low a share may be", () => {
    // Wilson, 95 %: 8 of 10.
    assert.equal(least({ right: 8, of: 10 }).toFixed(3), "0.490");
    assert.equal(least({ right: 0, of: 0 }), 0);
  });

  it("is never certain", () => {
    for (const word of ["nevermind", "left", "thanksWaiting", "worksAnswered"] as const)
      assert.ok(sureOf(word) > 0.5 && sureOf(word) < 1, word);
  });
});
