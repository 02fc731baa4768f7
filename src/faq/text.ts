/** Text to words: Unicode, without case and accents, stop words out, stems of what is left. */
import { asks } from "./question.ts";
import { stem } from "./stem.ts";

/** Characters of a message that count for matching; what comes later is a pasted log. */
const maxChars = 1000;

const stopWords: ReadonlySet<string> = new Set(
  `a an and any anybody anyone are as at am aint all also be been being but by bit can cant could couldnt did didnt do does
  doesnt doing done dont else for from get gets getting got had has hasnt have havent having he hello help her here hey hi
  him his how hows i id ill im in into is isnt it its ive just kind know let lets like little lot maybe me mine most much
  must my need needs no nor not now of off ok okay on one onto or other our out please plz pls possible really same
  say see seem seems she should shouldnt so some somebody someone something somehow sort such sure than thanks thank that
  thats the their them then there theres these they thing things think this those though through to too trying try tried
  u up us use used using very want wanted wants was wasnt way ways we well were what whats when where wheres which while
  who whom whose why will wont with without wonder wondering would wouldnt yes yeah you your youre ya if only many more
  go going goes am via per about again ever every still yet guys guy
  wie was warum wieso weshalb wo wer wen wem wann welche welcher welches kann konnen darf muss soll ist sind ich du er sie es
  wir ihr man der die das den dem des ein eine einen einem einer und oder mit fur von zu zum zur im auf nicht gibt hat haben
  mein meine auch bitte
  comment pourquoi quoi que quel quelle quels quelles ou qui quand combien est ce puis je peut on il elle nous vous le la les
  un une des du de et dans pour avec sur pas mon ma mes faire
  como que por cual cuales donde quien cuando cuanto puedo se el los las una unos y o en con para mi es hay no
  o qual quais onde quem quando quanto posso eu um uma uns os as e em com meu minha nao sao tem fazer`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** A text prepared for matching. */
export interface Prepared {
  /** Every word, folded, in order: for what was said word by word. */
  readonly words: readonly string[];
  /** Stems of the words that carry meaning, each once, in order. */
  readonly stems: readonly string[];
  /** The word behind each stem as it was written, for explaining. */
  readonly spelt: ReadonlyMap<string, string>;
  /** What was said, without code and addresses. */
  readonly said: string;
}

/** Without case, accents and width: `Größe` and `grosse` are one word. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss");
}

/** Takes out what is not language: code blocks, addresses, quoted lines, the name a line is addressed to. */
function languageOf(text: string): string {
  return text
    .slice(0, maxChars)
    .replace(/```[\s\S]*?(?:```|$)/g, " ")
    .replace(/^>.*$/gm, " ")
    .replace(/\b(?:https?|ftps?|ircs?|file|git|ssh|mailto):\S+|\bwww\.\S+/gi, " ")
    .replace(/^\s*@?[\w[\]\\^{}|`-]{1,30}[:,]\s+(?=\S)/, "");
}

/** Runs of Chinese and Japanese have no spaces; neighbouring pairs stand in for words. */
function pairs(run: string): readonly string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, before) => `${characters[before]}${character}`);
}

const wordForm =
  /\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}]+(?:['’][\p{L}]{1,2}(?![\p{L}\p{N}]))?(?:\+\+|#(?![\p{L}\p{N}]))?/gu;
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;

/** The folded words of a text. `14.04` is one (written `14_04`), so are `c++` and `don't`. */
export function wordsOf(text: string): readonly string[] {
  return (fold(text).match(wordForm) ?? []).flatMap((word) =>
    unspaced.test(word)
      ? pairs(word)
      : [word.replace(/['’]/g, "").replaceAll(".", "_").replace("++", "plusplus").replace("#", "sharp")],
  );
}

/** Prepares a message, a question or a phrasing. Pure; costs no more for 100 kB than for one. */
export function prepare(text: string): Prepared {
  const said = languageOf(text);
  const words = wordsOf(said);
  const spelt = new Map<string, string>();
  for (const word of words) {
    if (stopWords.has(word) || (word.length === 1 && /[a-z]/.test(word))) continue;
    const key = stem(word);
    if (!spelt.has(key)) spelt.set(key, word.replaceAll("_", "."));
  }
  return { words, stems: [...spelt.keys()], spelt, said };
}

/** True when some clause of a message is put as a question, or says that somebody can't do something. */
export function wantsHelp(said: string): boolean {
  if (said.includes("?") || said.includes("？")) return true;
  if (
    /\b(how (?:do|can|to|would|should|does)|(?:can'?t|cannot|unable to|trying to|help me|any ?(?:one|body) (?:know|here|got)))\b/i.test(
      said,
    )
  )
    return true;
  return said.split(/[.!,;:\n]+\s*/).some((clause) => clause !== "" && asks(clause));
}

/** The stems of a long text, such as an answer, repeats included: everything counts, code too. */
export function stemsOf(text: string): readonly string[] {
  return wordsOf(text)
    .filter((word) => !stopWords.has(word))
    .map(stem);
}
