import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inFirstPerson } from "../../src/conversation/action.ts";

const cases: readonly (readonly [said: string, meant: string])[] = [
  ["wonders why it fails", "I wonder why it fails"],
  ["has a problem with the relay", "I have a problem with the relay"],
  ["tries to install the plugin", "I try to install the plugin"],
  ["watches the log", "I watch the log"],
  ["goes for lunch", "I go for lunch"],
  ["is away", "I am away"],
  ["can't connect to the server", "I can't connect to the server"],
  ["hat ein Problem mit dem Server", "hat ein Problem mit dem Server"],
  ["🎉", "🎉"],
];

describe("what /me says", () => {
  for (const [said, meant] of cases) it(said, () => assert.equal(inFirstPerson(said), meant));
});
