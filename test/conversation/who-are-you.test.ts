/** What asks the bot about itself, and what only looks like it. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { asksWhoItIs } from "../../src/conversation/who-are-you.ts";

it("who are you, in five languages", () => {
  for (const text of [
    ...["who are you?", "Hey, what are you?", "are you a bot?", "what can you do", "how do you work?"],
    ...["Wer bist du?", "was kannst du alles?", "bist du ein Bot?", "qui es-tu ?", "tu es un bot ?"],
    ...["¿Quién eres?", "¿qué puedes hacer?", "quem é você?", "o que você faz?"],
  ])
    assert.ok(asksWhoItIs(text), text);
});

it("and nothing else", () => {
  for (const text of [
    "who are you talking to?",
    "what do you do when TLS fails?",
    "are you a bot owner?",
    "who?",
  ])
    assert.ok(!asksWhoItIs(text), text);
});
