/** Whom a line speaks to, by the names it uses. */
import { isOrdinary } from "./ordinary.ts";

/** Names to look for. Build it once for a channel when many lines are looked at. */
export interface Names {
  /** The name as its bearer writes it, for a word in a text; `alice` finds `alice_` and `alice|away` too. */
  find(word: string): string | undefined;
  /** Names with a space in them, folded, longest first. */
  readonly several: readonly { readonly folded: string; readonly name: string }[];
}

/** RFC 1459, 2.2: `{}|^` are the lower case of `[]\~`. Harmless where names hold none of them. */
const folded = (name: string): string =>
  name.toLowerCase().replace(/[[\]\\~]/g, (char) => ({ "[": "{", "]": "}", "\\": "|" })[char] ?? "^");

/** The name without what people hang on it: `alice_`, `alice|away`, `alice-afk`, `alice[work]`. */
function stem(name: string): string {
  const text = folded(name);
  const bar = text.search(/[|{]/);
  const cut = bar > 1 ? text.slice(0, bar) : text;
  const bare = cut.replace(/[-_](?:away|afk|brb|out|busy|zzz|sleep|work|home|laptop|phone|mobile)\d?$/, "");
  let end = bare.length;
  while (end > 1 && "_`^-".includes(bare.charAt(end - 1))) end--;
  return bare.slice(0, end);
}

/** Looks names up in constant time, in any case. */
export function namesOf(names: Iterable<string>): Names {
  const exact = new Map<string, string>();
  const stems = new Map<string, string>();
  const several: { folded: string; name: string }[] = [];
  for (const name of names) {
    if (name === "") continue;
    const key = folded(name);
    if (/\s/.test(name)) several.push({ folded: key, name });
    if (!exact.has(key)) exact.set(key, name);
    const short = stem(name);
    if (!stems.has(short)) stems.set(short, name);
  }
  several.sort((a, b) => b.folded.length - a.folded.length);
  const find = (word: string): string | undefined =>
    word === "" || word.length > 64 ? undefined : (exact.get(folded(word)) ?? stems.get(stem(word)));
  return { find, several };
}

const isNames = (names: Iterable<string> | Names): names is Names => "several" in names;

/** Sentence punctuation around a word. Brackets stay at first: they may belong to a nick. */
const trimmed = (word: string): string => word.replace(/^["'(]/, "").replace(/[.,:;!?)"'…]{1,8}$/, "");

/** After these a name at the end is spoken about, not to. */
const about =
  /^(?:a|an|the|my|by|from|with|without|to|for|of|on|in|at|like|than|as|and|or|is|was|are|be|not|no|ask|asks|asked|ping|see|saw|tell|told|about|use|using|install|called|named|i|run|running|try|get|have|has|know|knows|via|per|von|mit|fur|bei|der|die|das|et|de|du|par|avec|pour|con|por|para|com|y|e|und|oder|ou|o)$/i;

/** After a leading name these make it the subject: `alice said that …`. */
const verbs =
  /^(?:is|was|are|were|has|had|have|does|did|do|said|says|will|would|can|could|should|might|may|and|or|also|wrote|knows|told|asked|left|joined|quit|gave|helped|isn't|wasn't|hasn't|doesn't|didn't|won't|can't|ist|war|hat|sagt|est|a|dit|es|esta|dice|foi|disse|=|==|->|=>|\+\+|--)$/i;

/** Words after which a bare name is called: `hi alice`, `thanks alice`. */
const calling =
  /^(?:hi|hello|hey|heya|hiya|yo|sup|morning|thanks|thank|thx|ty|sorry|yes|yeah|yep|no|nope|ok|okay|hallo|danke|salut|bonjour|merci|hola|gracias|ola|oi|obrigado|obrigada|valeu|welcome|wb)[,!]*$/i;

/**
 * Names that the line addresses, as their bearers write them, in the order in which
 * they appear: `nick: …`, `nick, …`, `a, b: …`, `@nick`, `… nick`, `hi nick …`,
 * `!factoid | nick`. A name that is an ordinary word counts only with `:`, `,` or `@`.
 */
export function addressees(text: string, names: Iterable<string> | Names): string[] {
  const known = isNames(names) ? names : namesOf(names);
  const found = new Set<string>();
  const line = withoutSeveral(text.trim(), known, found);
  const add = (word: string | undefined, evenOrdinary: boolean): boolean => {
    // Looking a name up may cost a query; most words are ordinary.
    if (word === undefined || (!evenOrdinary && isOrdinary(word))) return false;
    const name = known.find(word);
    if (name === undefined) return false;
    found.add(name);
    return true;
  };

  const head = line.slice(0, 200);
  const list = leadingList(head);
  for (const word of list) add(word, true);
  for (const [, word] of line.slice(0, 4000).matchAll(/(?:^|[\s(,;:/])@([^\s,:;!?)]{1,64})/g))
    if (!add(word, true)) add(word?.replace(/[.'’].*$/, ""), true);
  add(/^!\S{1,64}(?: [^|>]{0,80})?[|>] ?@?(\S{1,64})$/.exec(head)?.[1], true);
  if (found.size > 0) return [...found];

  const words = head.split(/\s+/);
  const [first = "", second = "", third = ""] = words;
  const bare = (word: string): string => word.replace(/[,!.?]+$/, "");
  if (words.length === 1) add(trimmed(first), false);
  else if (!verbs.test(second)) add(first.replace(/[.!]+$/, ""), false);
  if (calling.test(first) && (words.length < 3 || !verbs.test(third))) add(bare(second), false);
  for (const [, word] of head.matchAll(/, ?([^\s,]{2,64})(?=,|[.!?]? *$)/g)) add(bare(word ?? ""), false);
  const tail = line.slice(-200).split(/\s+/);
  const last = tail.at(-1) ?? "";
  const before = tail.at(-2);
  if (before !== undefined && (!about.test(before) || /[,!]$/.test(before)))
    if (!add(last, false)) add(trimmed(last), false);
  return [...found];
}

/** `nick:`, `nick,`, `nick;`, `<nick>`, `nick -`, and lists: `a, b: …`, `a/b: …`, `a and b: …`. */
function leadingList(head: string): readonly string[] {
  const colon = /^([^:]{1,120}?) ?:(?= |$)/.exec(head)?.[1];
  if (colon !== undefined) {
    const parts = colon
      .split(/\s*[,/&+]\s*|\s+(?:and|und|et|y|e)\s+|\s+/)
      .map((part) => part.replace(/^@/, ""));
    if (parts.length <= 5 && parts.every((part) => part !== "")) return parts;
  }
  const single = /^[@<]{0,2}([^\s,:;<>]{1,64})(?:[:;]|[,>]+(?=\s|$)| ?--? )/.exec(head)?.[1];
  if (single === undefined) return [];
  const rest = head.slice(head.indexOf(single) + single.length);
  const second = /^, ?@?([^\s,:;>]{1,64})[,:](?=\s|$)/.exec(rest)?.[1];
  return second === undefined ? [single] : [single, second];
}

/**
 * Finds display names of several words, at the start with punctuation or after `@`.
 * @returns the line without them, so that a part of such a name is not taken for another.
 */
function withoutSeveral(line: string, known: Names, found: Set<string>): string {
  if (known.several.length === 0) return line;
  let rest = line.slice(0, 4000);
  let text = folded(rest);
  for (const { folded: key, name } of known.several) {
    // A letter whose lower case is longer than itself would shift every position.
    if (text.length !== rest.length) break;
    const leads = text.startsWith(key) && /^(?:[:,]|$)/.test(text.slice(key.length));
    const at = leads ? 0 : text.indexOf(`@${key}`);
    if (at < 0) continue;
    found.add(name);
    rest = `${rest.slice(0, at)} ${rest.slice(at + key.length + 1)}`.trim();
    text = folded(rest);
  }
  return rest;
}
