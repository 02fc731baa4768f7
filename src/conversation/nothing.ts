/** Lines that answer nobody: agreement, laughter, "no idea". */

/** English, German, French, Spanish, Portuguese; as a whole message. */
const phrases = [
  "me too|same(?: here| problem| question)?|lol+|haha+|heh+|hm+|\\+1|:\\)|:d|i (?:don'?t|do not) know|no idea|dunno|idk|(?:good|nice) question|anyone",
  "ich auch|keine ahnung|wei[sß]s? (?:ich )?(?:auch )?nicht|(?:gute|interessante) frage",
  "moi aussi|aucune id[eé]e|je (?:ne )?sais pas|bonne question",
  "yo tambi[eé]n|a m[ií] tambi[eé]n|ni idea|no s[eé]|buena pregunta",
  "eu tamb[eé]m|(?:n[aã]o )?fa[cç]o ideia|n[aã]o sei|boa pergunta",
];
const whole = new RegExp(`^\\W*(?:[^\\s:,]{1,32}[:,] )?(?:${phrases.join("|")})\\W*$`, "iu");

/** True when all that a message says helps nobody. */
export const answersNothing = (text: string): boolean =>
  text.length <= 80 && whole.test(text.trim().replace(/’/g, "'"));
