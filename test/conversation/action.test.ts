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
  ["hat ein Problem mit dem Server", "ich habe ein problem mit dem server"],
  ["fragt sich, warum der Server nicht startet", "ich frage mich, warum der server nicht startet"],
  ["a un problème avec l’imprimante", "j'ai un probleme avec l'imprimante"],
  ["n'arrive pas à installer le paquet", "je n'arrive pas a installer le paquet"],
  ["no puede instalar el paquete", "no puedo instalar el paquete"],
  ["não consegue instalar o pacote", "nao consigo instalar o pacote"],
  ["hatschi", "hatschi"],
  ["🎉", "🎉"],
];

describe("what /me says", () => {
  for (const [said, meant] of cases) it(said, () => assert.equal(inFirstPerson(said), meant));
});
