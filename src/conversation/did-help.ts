/** "That helped", as a whole message. Looser than a confirmation in talk: what was asked about is known. */

/** English, German, French, Spanish, Portuguese. Anchored: a longer text says something of its own. */
const phrases = [
  "(?:(?:that|this|it|your answer) )?(?:really |actually )?(?:helped|helps)(?: me)?(?: a lot| very much)?|(?:that|this|it) was (?:very |really )?helpful|works(?: now| fine| great)?|perfect",
  "(?:(?:das|es) )?(?:hat (?:mir )?(?:sehr |wirklich )?geholfen|hilft(?: mir)?(?: sehr| weiter)?)|funktioniert(?: jetzt)?|perfekt",
  "(?:[cç]a|cela) (?:m'a (?:beaucoup |bien )?aid[eé]|a (?:beaucoup |bien )?aid[eé]|(?:m')?aide(?: beaucoup)?)|parfait",
  "(?:eso |esto )?(?:me )?(?:ayud[oóa]|ha ayudado|sirvi[oó])(?: mucho| bastante)?|perfecto",
  "(?:isso |isto )?(?:me )?(?:ajudou|ajuda)(?: muito| bastante)?|funcionou|perfeito",
];
const before = "(?:(?:yes|yeah|ok|ja|oui|s[ií]|sim)[,.!]? )?";
const thanks =
  "(?:[,.!]? (?:thanks|thank you|thx|danke|vielen dank|merci(?: beaucoup)?|(?:muchas )?gracias|(?:muito )?obrigad[oa]))?";
const whole = new RegExp(`^${before}(?:${phrases.join("|")})${thanks}[.! ]*$`, "iu");

/** A single word of these asks for help as often as it says that there was some. */
const asksForIt = /^(?:ayuda|ajuda)[.! ]*$/iu;

/** True when all that a message says is that an answer helped. */
export function didHelp(text: string): boolean {
  const said = text.trim().replace(/’/g, "'");
  return said.length <= 80 && whole.test(said) && !asksForIt.test(said);
}
