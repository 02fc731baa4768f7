/** Lines that a person says to the bot about a question and that are no answer to it: greetings, "ok", "I'll look". */

/** English, German, French, Spanish, Portuguese; as a whole message. */
const phrases = [
  "hi|hello|hey|yo|morning|re|back|ok(?:ay)?|k|yep|sure|noted|seen|will do|on it|got it|one (?:moment|sec(?:ond)?)|sec|(?:i'?m )?(?:looking|checking)|(?:i'?ll|i will|let me) (?:have a |take a )?(?:look|check|see|answer|reply)\\b.{0,30}|later|not now|in a (?:bit|moment)|tomorrow|busy",
  "hallo|moin|servus|(?:mach|schau) ich.{0,20}|ich (?:schau|schaue|sehe|guck|gucke|kümmere|kuemmere).{0,30}|moment|gleich|sp[aä]ter|morgen|klar|gut|alles klar",
  "salut|bonjour|d'accord|je (?:regarde|m'en occupe).{0,20}|un (?:moment|instant)|plus tard|demain|entendu",
  "hola|buenas|vale|de acuerdo|lo miro.{0,20}|voy|un momento|luego|ma[nñ]ana|entendido",
  "ol[aá]|oi|certo|beleza|vou (?:ver|olhar).{0,20}|j[aá] (?:vejo|vou)|depois|amanh[aã]|entendido",
  "thanks|thank you|thx|ty|danke(?: dir)?|merci|gracias|obrigad[oa]|valeu",
];
const any = `(?:${phrases.join("|")})`;
const whole = new RegExp(`^\\W*${any}(?:[\\s,.!]+${any}){0,2}\\W*$`, "iu");

/** True when a line only acknowledges that something was asked. */
export const acknowledges = (text: string): boolean =>
  text.length <= 60 && (whole.test(text.trim().replace(/’/g, "'")) || !/[\p{L}\p{N}]/u.test(text));
