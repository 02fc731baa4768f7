/** What makes a message a question, as `why` shows it. In Spanish. */
import type { Signs } from "./signs.ts";

export const signs: Signs = {
  "says hello first": "saluda primero",
  "a question mark": "un signo de interrogación",
  "begins as a question": "empieza como una pregunta",
  "a later sentence begins as a question": "una frase posterior empieza como una pregunta",
  "asks how, where or for help": "pregunta cómo, dónde o pide ayuda",
  "asks everyone": "pregunta a todos",
  "wants help with something": "quiere ayuda con algo",
  "tells how it came to fail": "cuenta cómo empezó a fallar",
  "shows what it asks about": "enseña sobre qué pregunta",
  "says what goes wrong for the speaker": "dice qué le falla",
  "says what goes wrong": "dice qué falla",
  "names what it is about": "nombra de qué se trata",
  "explains in detail": "explica con detalle",
  explains: "explica",
  "no form of a question or a problem": "sin forma de pregunta ni de problema",
};
