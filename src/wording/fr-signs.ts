/** What makes a message a question, as `why` shows it. In French. */
import type { Signs } from "./signs.ts";

export const signs: Signs = {
  "says hello first": "salue d’abord",
  "a question mark": "un point d’interrogation",
  "begins as a question": "commence comme une question",
  "a later sentence begins as a question": "une phrase suivante commence comme une question",
  "asks how, where or for help": "demande comment, où ou de l’aide",
  "asks everyone": "demande à tout le monde",
  "wants help with something": "veut de l’aide pour quelque chose",
  "tells how it came to fail": "raconte comment c’est arrivé",
  "shows what it asks about": "montre de quoi il s’agit",
  "says what goes wrong for the speaker": "dit ce qui ne va pas chez soi",
  "says what goes wrong": "dit ce qui ne va pas",
  "names what it is about": "nomme son sujet",
  "explains in detail": "explique en détail",
  explains: "explique",
  "no form of a question or a problem": "ni forme de question ni de problème",
};
