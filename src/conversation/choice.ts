/** "The second one", "1 and 3", "none of them": what somebody picks from a numbered list. Pure. */
import { acceptsHint } from "./accepts.ts";
import { fold } from "./fold.ts";

/** English, German, French, Spanish, Portuguese: the words of each number, folded. */
const numbers: readonly (readonly [words: string, number: number])[] = [
  ["1|one|first|1st|eins|erste[nrs]?|1er|1ere|premiere?|uno|primer[oa]?|primeir[oa]", 1],
  ["2|two|second|2nd|zwei|zweite[nrs]?|2e|2eme|deux|deuxieme|seconde|dos|segund[oa]|dois|duas", 2],
  ["3|three|third|3rd|drei|dritte[nrs]?|3e|3eme|trois|troisieme|tres|tercer[oa]?|terceir[oa]", 3],
];
const last = "last|letzte[nrs]?|derniere?|ultim[oa]";
const two =
  "both(?: of (?:them|these|those))?|(?:alle )?beide(?: davon)?|(?:(?:tous|toutes) )?les deux|amb[oa]s|l[oa]s dos|os dois|as duas";
const all =
  "all(?: (?:of (?:them|these|those)|three))?|alle(?: drei)?|tou(?:s|tes)(?: les trois)?|tod[oa]s|(?:l[oa]s|os|as) tres";

const before =
  "(?:(?:the|das|der|die|den|le|la|l'|el|lo|o|a(?= [a-z]+a))(?: |(?<='))?)?(?:(?:number|no\\.?|nr\\.?|option|choice|answer|nummer|antwort|numero|num\\.?|reponse|opcion|respuesta|opcao|resposta|question|frage)(?: |$))?[#(]?";
const behind =
  "(?:[.)]|st|nd|rd)?(?: (?:one|question|answer|frage|antwort|reponse|pregunta|respuesta|pergunta|resposta))?";
const number = `${before}(${[...numbers.map(([words]) => words), last].join("|")})${behind}`;
const polite =
  "(?:,? (?:please|pls|plz|thanks|thank you|bitte|danke|s'il (?:te|vous) plait|stp|svp|merci|por favor|gracias|obrigad[oa]))?";
const between = "(?: ?[,&+/] ?| (?:and|und|et|y|e) )";

const one = new RegExp(`^${number}${polite}[.!]*$`, "u");
const several = new RegExp(`^${number}(?:${between}${number}){1,2}${polite}[.!]*$`, "u");
const bothOf = new RegExp(`^(?:${two})${polite}[.!]*$`, "u");
const allOf = new RegExp(`^(?:${all})${polite}[.!]*$`, "u");
const each = new RegExp(number, "gu");

const none = new RegExp(
  `^(?:(?:no|nope|nah|nein|nee|non|nao)[,.]? ?)?(?:none(?: of (?:them|these|those|the above))?|neither(?: (?:one|of (?:them|these|those)))?|not (?:these|those|them|any of (?:them|these|those))|nothing(?: of that)?|kein(?:e|er|s|es)?(?: (?:davon|von (?:beiden|denen|diesen)))?|nichts(?: davon)?|weder noch|aucune?(?: (?:des (?:deux|trois)|d'entre (?:elles|eux)|de (?:ces questions|celles-ci)))?|ni l'une? ni l'autre|rien(?: de (?:tout )?ca)?|ningun[oa](?: de (?:las dos|los dos|ell[oa]s|es[oa]s|est[oa]s))?|nada(?: de eso)?|nenhuma?(?: d(?:as duas|os dois|el[ea]s|ess[ea]s|est[ea]s))?|nada disso)?${polite}[.! ]*$`,
  "u",
);

/** No list of choices is picked from in a longer text. */
const longest = 60;

const numberOf = (word: string, count: number): number =>
  numbers.find(([words]) => new RegExp(`^(?:${words})$`, "u").test(word))?.[1] ?? count;

/**
 * The numbers, from 1 on, that all of a message picks from a list of `count`, each once; empty
 * when it says that none fits. Undefined when it is anything else, or picks what isn't there.
 */
export function choiceIn(text: string, count: number): readonly number[] | undefined {
  const said = fold(text);
  if (said.length > longest || !/[\p{L}\p{N}]/u.test(said)) return undefined;
  if (none.test(said)) return [];
  if (count === 1 && acceptsHint(said)) return [1];
  if (allOf.test(said) || (count === 2 && bothOf.test(said)))
    return Array.from({ length: count }, (_, at) => at + 1);
  if (!one.test(said) && !several.test(said)) return undefined;
  const found = [...said.matchAll(each)].map(([, word = ""]) => numberOf(word, count));
  return found.every((picked) => picked <= count) ? [...new Set(found)] : undefined;
}
