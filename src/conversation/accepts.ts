/** "Yes, tell me", said to the bot: its light bulb is taken. Pure. */
import { fold } from "./fold.ts";

const yes =
  /^(?:💡|yes|yeah|yep|yes,? please|please|please do|sure|go on|go ahead|tell me|show me|ja|ja,? bitte|bitte|gerne?|klar|zeig(?:'?s)? mir|sag(?:'?s)? mir|oui|oui,? (?:stp|svp|merci|s'il (?:te|vous) plait)|volontiers|dis-moi|montre-moi|si|si,? por favor|claro|dime|dale|muestrame|sim|sim,? por favor|pode ser|diga|mostra|me mostra)[\s.!]*$/iu;

/** True for a short line that says no more than that the hint is welcome. */
export const acceptsHint = (text: string): boolean => text.length <= 40 && yes.test(fold(text));
