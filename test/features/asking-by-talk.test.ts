/** What the conversation surely takes for a question opens one, though its form hardly tells. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createStage, type Stage } from "../support/stage.ts";

/** The text of the question that the line opened. */
function openedBy(stage: Stage, who: string, text: string): string | undefined {
  stage.effects = [];
  stage.say(who, text);
  for (const effect of stage.effects)
    if (effect.do === "note" && effect.fact.fact === "asked") return effect.fact.text;
  return undefined;
}

/** Two are in the middle of a question and its answer. */
function inTalk(): Stage {
  const stage = createStage();
  stage.say("ann", "how do I mount my usb stick on this laptop?");
  stage.wait(30_000);
  return stage;
}

for (const text of [
  "so what is the importance of /sys folder?",
  "after installing nvidia-331 x fails to start (running 14.04)",
  "i hve compiled a engine named rezlooks but the interface is like windows95",
])
  test(`somebody comes in with “${text}”`, () => {
    assert.equal(openedBy(inTalk(), "~tim", text), text);
  });

test("what somebody says who has been talking is no question without its form", () => {
  const stage = inTalk();
  stage.say("~tim", "ann: which file system is on it?");
  stage.wait(20_000);
  assert.equal(
    openedBy(stage, "~tim", "i have compiled a kernel but the modules are like windows"),
    undefined,
  );
});

test("thanks by somebody who comes in are no question", () => {
  assert.equal(openedBy(inTalk(), "~tim", "hey thanks for the help earlier, that worked here"), undefined);
});
