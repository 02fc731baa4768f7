/** What people say of an answer, in the words of five languages. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { didHelp } from "../../src/conversation/did-help.ts";
import { deniesShortly, didntHelp } from "../../src/conversation/didnt-help.ts";

const didnt: Readonly<Record<string, readonly string[]>> = {
  en: [
    "that didn't help",
    "Didn't help.",
    "that doesn’t help me at all",
    "sorry, that does not help",
    "no, this doesn't really answer my question",
    "that doesn't answer it",
    "not helpful",
    "unhelpful",
    "wrong answer",
    "that's not what I asked",
    "no help",
  ],
  de: [
    "das hat nicht geholfen",
    "hat leider nicht geholfen",
    "nein, das hilft mir nicht weiter",
    "hilft nicht",
    "falsche Antwort",
    "das ist nicht die Antwort",
    "das war nicht meine Frage",
    "das beantwortet meine Frage nicht",
  ],
  fr: [
    "ça n'a pas aidé",
    "ça ne m’a pas aidé",
    "non, ça ne m'aide pas",
    "ca m'aide pas",
    "cela n'aide pas",
    "ce n'est pas la bonne réponse",
    "mauvaise réponse",
    "ça ne répond pas à ma question",
    "pas utile",
  ],
  es: [
    "eso no me ayudó",
    "no ayudó",
    "no, no me ayuda",
    "no me ha ayudado",
    "no me sirvió de nada",
    "respuesta equivocada",
    "no es lo que pregunté",
    "eso no responde a mi pregunta",
  ],
  pt: [
    "isso não ajudou",
    "não me ajudou",
    "não, isso não me ajuda",
    "nao serve",
    "resposta errada",
    "não foi isso que perguntei",
    "isso não responde à minha pergunta",
  ],
};

const did: Readonly<Record<string, readonly string[]>> = {
  en: ["that helped", "it helped a lot, thanks", "this helps", "that was helpful", "works", "perfect!"],
  de: ["das hat geholfen", "hat mir sehr geholfen", "das hilft mir", "hilft, danke", "funktioniert"],
  fr: ["ça m'a aidé", "ça m’a beaucoup aidé, merci", "cela aide", "ça m'aide", "parfait"],
  es: ["eso me ayudó", "me ayudó mucho", "me ha ayudado, gracias", "eso me ayuda", "me sirvió", "perfecto"],
  pt: ["isso ajudou", "me ajudou muito", "ajudou, obrigado", "isso ajuda", "funcionou", "perfeito"],
};

const neither: readonly string[] = [
  "did that help?",
  "that didn't help bob",
  "that helped bob",
  "no idea",
  "not sure it helps",
  "how do I get help",
  "help",
  "ayuda",
  "hilfe",
  "aide",
  "ajuda",
  "can somebody help",
  "it didn't help that the server was down",
  "restarting helped, but now it crashes",
  "it would help me to know the port",
  "no me ayuda el comando foo, sale error 17",
];

describe("what people say of an answer", () => {
  for (const [language, texts] of Object.entries(didnt))
    for (const text of texts)
      it(`${language}: it didn't help: ${text}`, () => {
        assert.ok(didntHelp(text));
        assert.ok(!didHelp(text));
      });
  for (const [language, texts] of Object.entries(did))
    for (const text of texts)
      it(`${language}: it helped: ${text}`, () => {
        assert.ok(didHelp(text));
        assert.ok(!didntHelp(text));
      });
  for (const text of neither)
    it(`neither: ${text}`, () => assert.deepEqual([didntHelp(text), didHelp(text)], [false, false]));

  it("knows a curt no, which only counts where it must be meant for the bot", () => {
    const curt = [
      "nope",
      "No.",
      "not it",
      "no, that's not it",
      "nein",
      "das ist es nicht",
      "non",
      "ce n'est pas ça",
    ];
    for (const text of [...curt, "no es eso", "não é isso", "none of them", "keine davon", "ninguna"])
      assert.ok(deniesShortly(text), text);
    for (const text of ["no idea", "no, I mean the other port", "nope.avi is missing", "nein, wie geht das?"])
      assert.ok(!deniesShortly(text), text);
  });
});
