/** Which questions stop in the middle. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { isUnfinished } from "../../src/conversation/unfinished.ts";

const halves = [
  ...["where can I find", "how do I", "does anybody know how to", "what is the", "why does my"],
  ...["wo finde ich", "wie kann ich die", "où puis-je trouver", "comment est-ce que je", "¿dónde encuentro"],
  ...["como posso", "¿cómo puedo"],
];

const whole = [
  ...["how do I install it", "where can I find it?", "what a mess", "I was looking for the", "ok so the"],
  ...["what is the default password of the web interface when I have never set one and", "wo ist das Log"],
];

it("a question that stops in the middle is unfinished", () => {
  for (const text of halves) assert.ok(isUnfinished(text), text);
});

it("one that could be over, or is none, is not", () => {
  for (const text of whole) assert.ok(!isUnfinished(text), text);
});
