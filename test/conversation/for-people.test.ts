import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { questionForm } from "../../src/conversation/question.ts";

const forPeople = [
  "Anyone using Steam here?",
  "hi, anybody use ubuntu on ppc here ?",
  "does anyone here have any experience running cedega under wine?",
  "has anybody tried the beta yet",
  "who here uses matrix?",
  "Benutzt hier jemand Wayland mit nvidia?",
  "hat jemand schon mal OpenWrt installiert?",
  "quelqu'un utilise wayland ici ?",
  "est-ce que quelqu'un a déjà testé la beta ?",
  "¿alguien ha probado la beta?",
  "alguém aqui usa wayland?",
  "кто-нибудь использует wayland?",
];

const forAnAnswer = [
  "anyone know how to install gcc?",
  "can anyone help with using grub?",
  "anyone using lucid know how to fix sound?",
  "is anyone having trouble using wifi?",
  "does anyone have a link to the docs?",
  "who uses this?",
  "hat jemand einen Link zur Doku?",
  "hat jemand eine Ahnung, wie man grub repariert?",
  "quelqu'un sait comment utiliser wayland ?",
  "alguien sabe usar git?",
  "alguém sabe como instalar o wayland?",
];

describe("a question", () => {
  for (const text of forPeople)
    it(`“${text}” looks for people`, () => {
      const { form, forPeople: found } = questionForm(text);
      assert.deepEqual([form, found], ["question", true]);
    });
  for (const text of forAnAnswer)
    it(`“${text}” wants an answer`, () => {
      assert.equal(questionForm(text).forPeople, undefined);
    });
});
