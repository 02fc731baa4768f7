/**
 * Words of scripts that set no spaces: Chinese, Japanese, Thai; and Korean, which hangs endings
 * on its words that no stemmer here knows. Neighbouring twos and threes stand in for words.
 */
import { fold } from "./fold.ts";

const scripts = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}ー";
const all = new RegExp(`^[${scripts}]+$`, "u");
const some = new RegExp(`[${scripts}]`, "u");
/** `启用TLS加密` is three words. */
const byScript = new RegExp(`[${scripts}]+|[^${scripts}]+`, "gu");

/** True when some of it is written in such a script. */
export const isUnspaced = (word: string): boolean => some.test(word);

/** What asks, joins and is polite, longest first, as a run is cut at them. */
const small = `有没有办法 请问一下 为什么 怎么样 有没有 能不能 可不可以 在哪里 在哪儿 怎么办 什么时候
  怎么 怎样 如何 什么 请问 哪里 哪儿 哪个 在哪 可以 能否 是否 应该 需要 大家 谢谢 你好 我们 你们
  才能 一个 一下 的 了 吗 呢 吧 啊 我 你 請問 怎麼 為什麼 什麼 哪裡 嗎
  어떻게 무엇을 무엇 어디에서 어디서 어디에 어디 언제 왜 누가 인가요 하나요 습니까 합니까 하려면 되나요 있나요 방법은 방법`
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);
const smallWords: ReadonlySet<string> = new Set(small.flatMap((word) => [word, fold(word)]));

/** Pieces of one kind: kanji carry the meaning of Japanese, hiragana its grammar. */
const pieces = new RegExp(
  `${small.join("|")}|\\p{Script=Hiragana}+|[\\p{Script=Katakana}ー]+|\\p{Script=Han}|[\\p{Script=Hangul}\\p{Script=Thai}]`,
  "gu",
);
const hiragana = /^\p{Script=Hiragana}+$/u;

function grams(run: string): readonly string[] {
  const characters = [...run];
  if (characters.length < 3) return [run];
  const out: string[] = [];
  characters.forEach((character, at) => {
    if (at > 0) out.push(`${characters[at - 1]}${character}`);
    if (at > 1) out.push(`${characters[at - 2]}${characters[at - 1]}${character}`);
  });
  return out;
}

/** True for what says nothing by itself: question words, particles, endings. */
export const isSmall = (word: string): boolean =>
  word.charCodeAt(0) > 0xe00 && (smallWords.has(word) || hiragana.test(word));

/** A run of such a script as words; small words are whole ones. */
function wordsOfRun(run: string): readonly string[] {
  const out: string[] = [];
  let open = "";
  const close = (): void => {
    if (open !== "") out.push(...grams(open));
    open = "";
  };
  for (const piece of run.match(pieces) ?? []) {
    const alone = isSmall(piece) || /^[\p{Script=Katakana}ー]/u.test(piece);
    if (alone) close();
    if (isSmall(piece)) out.push(piece);
    else if (alone) out.push(...grams(piece));
    else open += piece;
  }
  close();
  return out;
}

/** The parts of a word in which such a script occurs; `other` takes those that are in none. */
export const wordsUnspaced = (word: string, other: (part: string) => readonly string[]): readonly string[] =>
  (word.match(byScript) ?? []).flatMap((part) => (all.test(part) ? wordsOfRun(part) : other(part)));
