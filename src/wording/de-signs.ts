/** What makes a message a question, as `why` shows it. In German. */
import type { Signs } from "./signs.ts";

export const signs: Signs = {
  "says hello first": "grüßt zuerst",
  "a question mark": "ein Fragezeichen",
  "begins as a question": "beginnt als Frage",
  "a later sentence begins as a question": "ein späterer Satz beginnt als Frage",
  "asks how, where or for help": "fragt wie, wo oder um Hilfe",
  "asks everyone": "fragt alle",
  "wants help with something": "will bei etwas Hilfe",
  "tells how it came to fail": "erzählt, wie es dazu kam",
  "shows what it asks about": "zeigt, worum es geht",
  "says what goes wrong for the speaker": "sagt, was bei der Person nicht geht",
  "says what goes wrong": "sagt, was nicht geht",
  "names what it is about": "nennt, worum es geht",
  "explains in detail": "erklärt ausführlich",
  explains: "erklärt",
  "no form of a question or a problem": "weder Form einer Frage noch eines Problems",
};
