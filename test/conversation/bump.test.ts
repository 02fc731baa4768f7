import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bumps } from "../../src/conversation/bump.ts";
import { createStage } from "../support/stage.ts";

const still: readonly string[] = [
  "anyone can answer me? :)",
  "hello? anyone?",
  "can someone please answer",
  "bump",
  "still nobody?",
  "no one knows?",
  "kann mir bitte jemand antworten?",
  "hallo? jemand da?",
  "immer noch niemand?",
  "weiß das keiner?",
  "quelqu'un peut me répondre ?",
  "allô ? quelqu’un ?",
  "toujours personne ?",
  "¿alguien puede responderme?",
  "hola, ¿alguien?",
  "¿todavía nadie?",
  "alguém pode me responder?",
  "oi? alguém?",
  "ainda ninguém?",
  "никто не знает?",
];

const other: readonly string[] = [
  "does anyone know how to mount a disk?",
  "can anyone help me with grub?",
  "please help me install grub",
  "kann mir jemand bei grub helfen?",
  "quelqu'un connaît un bon éditeur ?",
  "¿alguien sabe instalar grub?",
  "alguém conhece um editor?",
  "thanks anyone",
  "no",
  "🙂",
];

describe("who asks whether anybody answers", () => {
  for (const text of still) {
    it(text, () => {
      assert.equal(bumps(text), true);
      const stage = createStage();
      stage.say("mia", "hi");
      stage.say("~alice", "why does the server refuse my connection with error 17?");
      stage.wait(4 * 60_000);
      stage.say("~alice", text);
      assert.deepEqual(
        stage.store.questions.queue().map((question) => question.text),
        ["why does the server refuse my connection with error 17?"],
      );
      assert.equal(stage.store.routing.again(1).length, 1);
      stage.store.close();
    });
  }
  for (const text of other) it(`${text} asks something`, () => assert.equal(bumps(text), false));
});
