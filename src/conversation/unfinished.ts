/** Half a sentence: "where can I find", which its author ends in the next line. Pure. */
import { fold } from "./fold.ts";
import { languages } from "./phrases/all.ts";

/** English, German, French, Spanish, Portuguese, folded: words that no question ends with. */
const wanting = [
  "a|an|the|my|our|your|some|any|to|of|for|from|with|into|about|how|what|which|and|or|if|is|are|was|do|does|did|can|could|should|would|will|i|we|find|get|make|use|set|see|put|have|need|change|add|enable|disable|configure|open|delete|remove|write|read|create|show",
  "der|die|den|dem|des|ein|eine[nmr]?|mein|meine[nmr]?|zu|fur|von|mit|bei|beim|im|am|zum|zur|und|oder|ob|ich|man|wir|ist|sind|kann|muss|finde|bekomme|mache",
  "le|les|un|une|des|du|de|mon|ma|mes|pour|avec|dans|sur|et|ou|si|je|est|sont|trouver|faire|mettre|utiliser",
  "el|la|los|las|una|del|mi|mis|para|con|en|y|puedo|encuentro|encontrar|hacer|poner|usar",
  "um|uma|da|dos|das|meu|minha|com|eu|posso|encontro|fazer|por",
];
const hanging = new RegExp(`(?:^| )(?:${wanting.join("|")})$`, "u");

/** What goes on longer than this says enough by itself. */
const longest = 60;

/** True for a short text that begins as a question and stops in the middle. */
export function isUnfinished(text: string): boolean {
  const said = fold(text);
  return said.length <= longest && hanging.test(said) && languages.some(({ opening }) => opening.test(said));
}
