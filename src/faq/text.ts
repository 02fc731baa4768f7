/** Text to words: Unicode, without case and accents, stop words out, stems of what is left. */
import { fold } from "./fold.ts";
import { asks } from "./question.ts";
import { stemOf } from "./stems.ts";
import { isStopWord, type Language, languageOf } from "./stop-words.ts";
import { shippedSynonyms } from "./synonyms.ts";
import { isSmall, isUnspaced, wordsUnspaced } from "./unspaced.ts";

/** Characters of a message that count for matching; what comes later is a pasted log. */
const maxChars = 1000;

/** Characters of an answer that count. */
const maxAnswer = 6000;

/** A text prepared for matching. */
export interface Prepared {
  readonly language: Language;
  /** Every word, folded, in order: for what was said word by word. */
  readonly words: readonly string[];
  /** Stems of the words that carry meaning, each once, in order. */
  readonly stems: readonly string[];
  /** The folded word behind each stem. */
  readonly spelt: ReadonlyMap<string, string>;
  /** What was said, without code and addresses. */
  readonly said: string;
}

/** Takes out what is not language: code blocks, addresses, quoted lines, the name a line is addressed to. */
export function proseOf(text: string): string {
  return text
    .slice(0, maxChars)
    .replace(/```[\s\S]*?(?:```|$)/g, " ")
    .replace(/^>.*$/gm, " ")
    .replace(/\b(?:https?|ftps?|ircs?|file|git|ssh|mailto):\S+|\bwww\.\S+/gi, " ")
    .replace(/^\s*@?[\w[\]\\^{}|`-]{1,30}[:,]\s+(?=\S)/, "");
}

const wordForm =
  /\p{N}+(?:\.\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]{1,2}(?![\p{L}\p{N}]))?(?:\+\+|#(?![\p{L}\p{N}]))?/gu;
/** The same for plain ASCII, which is most text and much quicker to take apart. */
const asciiForm =
  /[0-9]+(?:\.[0-9]+)+|[A-Za-z0-9]+(?:'[A-Za-z]{1,2}(?![A-Za-z0-9]))?(?:\+\+|#(?![A-Za-z0-9]))?/g;
const asciiOnly = /^[\s!-~]*$/;

/** Names in code, such as `getUserById`: humps of two letters and more, so that `iPhone` is none. */
const humps = /^(?:[a-z]{2,}|[A-Z][a-z]+)(?:[A-Z][a-z]+)*(?:[A-Z][a-z]+)\d*$/;

/** No humps, and nothing to spell out. */
const simple = /^[A-Za-z0-9][a-z0-9]*$/;

const spellOut = (word: string) =>
  word.replace(/['’]/g, "").replaceAll(".", "_").replace("++", "plusplus").replace("#", "sharp");

/** Words as they were written, in lower case. `14.04` is one (written `14_04`), so are `c++` and `don't`. */
export function rawWords(text: string): readonly string[] {
  const plain = asciiOnly.test(text);
  const out: string[] = [];
  for (const word of (plain ? text : text.normalize("NFKC")).match(plain ? asciiForm : wordForm) ?? []) {
    if (simple.test(word)) out.push(word.toLowerCase());
    else if (!plain && isUnspaced(word)) out.push(...wordsUnspaced(word, rawWords));
    else {
      out.push(spellOut(word).toLowerCase());
      // A name in code is known by its parts as well; with one hump it may be a brand (`GitHub`).
      const isName = humps.test(word) && (/^[a-z]/.test(word) || /[a-z][A-Z].*[a-z][A-Z]/.test(word));
      if (isName) for (const part of word.match(/[A-Z]?[a-z]+/g) ?? []) out.push(part.toLowerCase());
    }
  }
  return out;
}

/** The folded words of a text. */
export const wordsOf = (text: string): readonly string[] =>
  // Plain words have nothing to take off, and most texts are plain.
  asciiOnly.test(text) ? rawWords(text) : rawWords(text).map(fold);

const isMeaningless = (word: string, language: Language) =>
  isStopWord(word, language) || (word.length === 1 && /[a-z]/.test(word)) || isSmall(word);

/** The stem of a word that carries meaning, by what stands for its group of synonyms; undefined for one that carries none. */
export function stemOfWord(raw: string, word: string, language: Language): string | undefined {
  if (isMeaningless(word, language)) return undefined;
  const stem = stemOf(raw, language);
  return language === "en" ? shippedSynonyms().of(stem) : stem;
}

/** True for a word that may stand for something together with the next. */
export const beginsPair = (word: string, language: Language): boolean =>
  language === "en" && shippedSynonyms().beginsPair(word);

/** What stands for two words together (`turn off`), if they mean something together. */
export const stemOfPair = (word: string, next: string, language: Language): string | undefined =>
  language === "en" ? shippedSynonyms().ofPair(word, next) : undefined;

/** A word as people write it: `14_04` is `14.04`. */
export const spelled = (word: string): string => (word.includes("_") ? word.replaceAll("_", ".") : word);

/** The words that carry meaning with their stems, in order, repeats included. */
function meaningful(
  raw: readonly string[],
  words: readonly string[],
  language: Language,
): readonly (readonly [stem: string, word: string])[] {
  const out: [string, string][] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const next = words[at + 1] ?? "";
    const together = stemOfPair(word, next, language);
    if (together !== undefined) {
      out.push([together, `${word} ${next}`]);
      at += 1;
      continue;
    }
    const stem = stemOfWord(raw[at] ?? "", word, language);
    if (stem !== undefined) out.push([stem, spelled(word)]);
  }
  return out;
}

/**
 * Prepares a message, a question or a phrasing. Pure; costs no more for 100 kB than for one.
 * @param likely the language it is taken for when its words don't tell.
 * @param surely the language it is in, where that is known.
 */
export function prepare(text: string, likely: Language = "en", surely?: Language): Prepared {
  const said = proseOf(text);
  const raw = rawWords(said);
  const words = raw.map(fold);
  const language = surely ?? languageOf(words, likely);
  const spelt = new Map<string, string>();
  for (const [stem, word] of meaningful(raw, words, language)) if (!spelt.has(stem)) spelt.set(stem, word);
  return { language, words, stems: [...spelt.keys()], spelt, said };
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

/** The words of a long text, such as an answer: everything counts, code too. */
export const answerWords = (text: string): readonly string[] => rawWords(text.slice(0, maxAnswer));
