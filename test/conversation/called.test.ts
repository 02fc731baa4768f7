/** Who is called by name, with a greeting before it or at the end. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { saidToCalled } from "../../src/conversation/called.ts";

const calls: readonly (readonly [said: string, toThem: string])[] = [
  ["hey teabot, where are the logs?", "where are the logs?"],
  ["Hi TeaBot! how do I turn it on", "how do I turn it on"],
  ["hallo @teabot wo sind die Logs?", "wo sind die Logs?"],
  ["where are the logs, teabot?", "where are the logs?"],
  ["hello teabot", ""],
];

it("who is greeted by name, or named at the end, is spoken to", () => {
  for (const [said, toThem] of calls) assert.equal(saidToCalled(said, "teabot"), toThem, said);
});

it("who is only spoken about is not", () => {
  for (const said of [
    "hey teabots, where are the logs?",
    "teabot is great",
    "does anybody run teabot?",
    "I like coffee, teabot and tea",
    "hey all, teabot is down",
    "hey",
  ])
    assert.equal(saidToCalled(said, "teabot"), undefined, said);
});
