/**
 * The Porter stemmer for English. On words of other languages it cuts little and always
 * the same way, which is all that matching needs.
 * Source: M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980.
 */

const consonant = "[^aeiou]";
const vowel = "[aeiouy]";
const consonants = `${consonant}[^aeiouy]*`;
const vowels = `${vowel}[aeiou]*`;
/** The measure of a word: how many vowel-consonant pairs it has. */
const measureOver0 = new RegExp(`^(${consonants})?${vowels}${consonants}`);
const measureIs1 = new RegExp(`^(${consonants})?${vowels}${consonants}(${vowels})?$`);
const measureOver1 = new RegExp(`^(${consonants})?${vowels}${consonants}${vowels}${consonants}`);
const hasVowel = new RegExp(`^(${consonants})?${vowel}`);
const shortEnd = new RegExp(`^${consonants}${vowel}[^aeiouwxy]$`);

const step2: readonly (readonly [string, string])[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["abli", "able"],
  ["alli", "al"],
  ["entli", "ent"],
  ["eli", "e"],
  ["ousli", "ous"],
  ["ization", "ize"],
  ["ation", "ate"],
  ["ator", "ate"],
  ["alism", "al"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["biliti", "ble"],
];
const step3: readonly (readonly [string, string])[] = [
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ful", ""],
  ["ness", ""],
];
const step4 =
  /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize|(?<=[st])ion)$/;

function swap(word: string, endings: readonly (readonly [string, string])[]): string {
  for (const [from, to] of endings) {
    if (!word.endsWith(from)) continue;
    const rest = word.slice(0, -from.length);
    return measureOver0.test(rest) ? rest + to : word;
  }
  return word;
}

function withoutPast(word: string): string {
  if (word.endsWith("eed")) return measureOver0.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const rest = /^(.+?)(?:ed|ing)$/.exec(word)?.[1];
  if (rest === undefined || !hasVowel.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/([^aeiouylsz])\1$/.test(rest)) return rest.slice(0, -1);
  return shortEnd.test(rest) ? `${rest}e` : rest;
}

/** The stem of a folded word. Words of fewer than three letters, or with digits, stay as they are. */
export function stem(input: string): string {
  if (input.length < 3 || !/^[a-z]+$/.test(input)) return input;
  // A first y is a consonant: it is hidden from the vowel patterns.
  let word = input.startsWith("y") ? `Y${input.slice(1)}` : input;
  if (word.endsWith("sses") || word.endsWith("ies")) word = word.slice(0, -2);
  else if (word.endsWith("s") && !word.endsWith("ss")) word = word.slice(0, -1);
  word = withoutPast(word);
  if (word.endsWith("y") && hasVowel.test(word.slice(0, -1))) word = `${word.slice(0, -1)}i`;
  word = swap(swap(word, step2), step3);
  const rest = step4.exec(word)?.[1];
  if (rest !== undefined && measureOver1.test(rest)) word = rest;
  if (word.endsWith("e")) {
    const bare = word.slice(0, -1);
    if (measureOver1.test(bare) || (measureIs1.test(bare) && !shortEnd.test(bare))) word = bare;
  }
  if (word.endsWith("ll") && measureOver1.test(word)) word = word.slice(0, -1);
  return word.startsWith("Y") ? `y${word.slice(1)}` : word;
}
