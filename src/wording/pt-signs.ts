/** What makes a message a question, as `why` shows it. In Portuguese. */
import type { Signs } from "./signs.ts";

export const signs: Signs = {
  "says hello first": "cumprimenta primeiro",
  "a question mark": "um ponto de interrogação",
  "begins as a question": "começa como uma pergunta",
  "a later sentence begins as a question": "uma frase seguinte começa como uma pergunta",
  "asks how, where or for help": "pergunta como, onde ou pede ajuda",
  "asks everyone": "pergunta a todos",
  "wants help with something": "quer ajuda com algo",
  "tells how it came to fail": "conta como começou a falhar",
  "shows what it asks about": "mostra sobre o que pergunta",
  "says what goes wrong for the speaker": "diz o que falha consigo",
  "says what goes wrong": "diz o que falha",
  "names what it is about": "nomeia do que se trata",
  "explains in detail": "explica em detalhe",
  explains: "explica",
  "no form of a question or a problem": "sem forma de pergunta nem de problema",
};
