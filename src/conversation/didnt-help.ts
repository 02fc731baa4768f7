/** "That didn't help", as a whole message. */

/** English, German, French, Spanish, Portuguese. Anchored: a longer text is a new question. */
const phrases = [
  "(?:(?:that|this|it|your answer) )?(?:did ?n[o']?t|does ?n[o']?t|did not|does not) (?:really )?(?:help(?: me)?|answer (?:it|(?:my|the) question))(?: at all)?",
  "not (?:really )?helpful|unhelpful|no help|(?:that'?s )?(?:the )?wrong answer|(?:that'?s )?not what i (?:meant|asked)",
  "(?:das )?(?:hat|hilft) (?:mir )?(?:leider )?(?:nicht|nix)(?: geholfen| weiter)?",
  "(?:das ist |das war )?(?:leider )?(?:die )?falsche antwort|das (?:ist nicht die antwort|war nicht (?:meine|die) frage)|das beantwortet (?:meine|die) frage nicht",
  "(?:[cç]a|cela) (?:(?:ne )?m'?(?:a|aide)|n'(?:a|aide)) pas(?: aid[eé])?|pas utile",
  "(?:ce n'est pas la bonne|c'est la mauvaise|mauvaise) r[eé]ponse|(?:[cç]a|cela) ne r[eé]pond pas [aà] ma question",
  "(?:eso )?no (?:me )?(?:ayud[oóa]|sirve|sirvi[oó]|ha (?:ayudado|servido))(?: de nada)?",
  "(?:(?:es la )?respuesta (?:equivocada|incorrecta)|(?:eso )?no (?:es|era) lo que pregunt[eé]|eso no responde a mi pregunta)",
  "(?:isso )?n[aã]o (?:me )?(?:ajudou|ajuda|serve|serviu)(?: de nada)?",
  "resposta errada|n[aã]o foi (?:isso|o) que (?:eu )?perguntei|isso n[aã]o responde [aà] minha pergunta",
];
const no = "(?:(?:no|nope|sorry|nein|non|n[aã]o|tut mir leid)[,.]? )?";
const whole = new RegExp(`^${no}(?:${phrases.join("|")})[.! ]*$`, "iu");

/** True when all that a message says is that an answer didn't help. */
export function didntHelp(text: string): boolean {
  return text.length <= 80 && whole.test(text.trim().replace(/’/g, "'"));
}

/** So short that it may be said to anybody. */
const curt =
  /^(?:no+|nope|nah|nein|nee|non|n[aã]o)?[,. ]*(?:(?:that'?s |it'?s )?not (?:it|that)|none(?: of (?:them|these|those))?|neither(?: of them)?|das (?:ist es|war es|ist's) nicht|nicht das richtige|kein(?:e|s)(?: davon)?|(?:ce n'est|c'est) pas [cç]a|aucune?(?: (?:des deux|de ces r[eé]ponses))?|no (?:es|era) eso|ningun[oa](?: de (?:esas|ellas))?|n[aã]o (?:é|e|era) isso|nenhuma?(?: (?:delas|dessas))?)?[.! ]*$/iu;

/** True for "nope" and "that's not it": a judgement of the bot's answer only where nobody else can be meant. */
export function deniesShortly(text: string): boolean {
  const said = text.trim().replace(/’/g, "'");
  return said.length <= 40 && /\p{L}/u.test(said) && curt.test(said);
}
