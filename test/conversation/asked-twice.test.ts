/** Two people ask the same: neither answers the other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { byRule } from "../../src/conversation/link/by-rule.ts";
import { createFollower, type Judgement } from "../../src/conversation/link/follower.ts";

/** Ann asks; bob says something that surely goes on with it. */
function judged(text: string): Judgement | undefined {
  const follower = createFollower(byRule);
  const { turn } = follower.said({ at: 0, nick: "ann", text: "how do I mount a usb stick?" });
  follower.said({ at: 5, nick: "bob", text }, turn.index);
  return follower.judge(turn.index, 600);
}

test("who asks the same has not answered it", () => {
  for (const text of ["how do I mount a usb stick?", "porchlight: how do I mount a usb stick?"]) {
    const judgement = judged(text);
    assert.deepEqual(judgement?.replies, [], text);
    assert.ok((judgement?.unanswered ?? 0) > 0.3, text);
  }
});

test("who asks back by name, or something else, takes it up", () => {
  for (const text of ["ann: how do you mount the usb stick now?", "do you see it in the file manager?"])
    assert.equal(judged(text)?.replies.length, 1, text);
});
