/** "That didn't help", as a whole message. */

/** English, German, French, Spanish, Portuguese. Anchored: a longer text is a new question. */
const phrases = [
  "(?:(?:no|nope|sorry)[,.]? )?(?:(?:that|this|it|your answer) )?(?:did ?n[o']?t|does ?n[o']?t|did not|does not) (?:really )?help(?: me)?(?: at all)?",
  "not (?:really )?helpful|(?:that'?s )?(?:the )?wrong answer|(?:that'?s )?not what i (?:meant|asked)",
  "(?:das )?(?:hat|hilft) (?:mir )?(?:leider )?(?:nicht|nix)(?: geholfen| weiter)?",
  "(?:[cç]a|cela) (?:ne )?m'?(?:a|aide) pas(?: aid[eé])?",
  "(?:eso )?no (?:me )?(?:ayud[oóa]|sirve|sirvi[oó])(?: de nada)?",
  "(?:isso )?n[aã]o (?:me )?(?:ajudou|ajuda)",
];
const whole = new RegExp(`^(?:${phrases.join("|")})[.! ]*$`, "iu");

/** True when all that a message says is that an answer didn't help. */
export function didntHelp(text: string): boolean {
  return text.length <= 80 && whole.test(text.trim().replace(/’/g, "'"));
}
