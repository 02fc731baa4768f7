/** Thanks, confirmations and withdrawals in a line of chat. */
import { addressees, type Names, namesOf } from "./address.ts";
import { fold, withoutAddress } from "./fold.ts";
import { isOrdinary } from "./ordinary.ts";
import { languages } from "./phrases/all.ts";
import { questionForm } from "./question.ts";
import { withoutCodeAndQuotes } from "./strip.ts";

/** One person thanked. */
export interface Thanks {
  /** The name as its bearer writes it; undefined when the line names nobody. */
  readonly to: string | undefined;
  /** In the thanker's words, what for; empty when they do not say. */
  readonly reason: string;
  /** The line confirms that a solution works. */
  readonly worked: boolean;
}

/** Longer messages are reports or quotes; their thanks are not looked for. */
const longest = 2000;

/** The words of thanks, for text that is not folded: names in it keep their spelling and place. */
const asWritten = languages.map((language) => new RegExp(language.thanks.source, "giu"));

/**
 * Whom a line thanks, each once: `thanks alice`, `alice: thank you`, `alice++ for the
 * docs`. Not in code or quotes, not in advance, not declined, not ironic. A line that
 * says thanks and names nobody gives one with `to` undefined.
 */
export function thanksIn(text: string, names: Iterable<string> | Names): readonly Thanks[] {
  const said = withoutCodeAndQuotes(text.slice(0, longest));
  if (said === "") return [];
  const known = "several" in names ? names : namesOf(names);
  const folded = fold(said);
  const plus = plusPlus(said, known);
  if (plus.length > 0) return plus.map((given) => ({ ...given, worked: solved(said) }));

  const found = languages.flatMap((language) => [...folded.matchAll(language.thanks)]);
  const first = found.sort((a, b) => a.index - b.index)[0];
  if (!first || languages.some((language) => language.noThanks.test(folded))) return [];
  if (asksBefore(folded, first.index)) return [];
  const after = folded.slice(first.index + first[0].length);
  const to = thanked(said, known);
  const worked = solved(said);
  const reason = reasonIn(said, known);
  if (to.length > 0) return to.map((name) => ({ to: name, reason, worked }));
  // `thanks to the new driver` thanks nobody; `X thanks Y` and a thanks deep inside a story are told, not said.
  if (/^ to (?!all|every|you|whoever)/.test(after) || isTold(folded.slice(0, first.index), after)) return [];
  return [{ to: undefined, reason, worked }];
}

/** A request stands before the thanks, and nothing but politeness after: thanks in advance. */
function asksBefore(folded: string, at: number): boolean {
  const before = withoutAddress(folded.slice(0, at)).trim();
  if (before === "") return false;
  if (before.includes("?")) return true;
  const { form, confidence } = questionForm(before);
  if (form === "asking-to-ask") return true;
  return form === "question" && confidence >= 0.3 && !solved(before);
}

/** The word stands where nobody puts their own thanks: after several words without a pause, with more to come. */
function isTold(before: string, after: string): boolean {
  const clause = before.split(/[.!,;:)-] ?| - |\bbut\b|\band\b/).at(-1) ?? "";
  return clause.trim().split(" ").length > 4 && after.trim().split(" ").length > 2;
}

/** Names after the word of thanks (`thanks alice and bob`), else whom the line addresses. */
function thanked(said: string, known: Names): readonly string[] {
  const found = new Set<string>();
  for (const pattern of asWritten) {
    for (const match of said.matchAll(pattern))
      for (const name of called(said.slice(match.index + match[0].length), known)) found.add(name);
  }
  return found.size > 0 ? [...found] : addressees(said, known);
}

/** What may stand between the thanks and the name. */
const filler =
  /^(?:to|a|lot|lots|so|very|much|again|ton|tons|bunch|million|goes|go|out|and|und|et|y|e|&|,|\+|you|u|man|mate|dear|beaucoup|bien|infiniment|à|aux|an|dir|euch|sehr|schon|nochmal|auch|a|al|mucho|muito|mesmo|pela|ao)$/i;

/** Names right behind the thanks, in a list; stops at the first word that is neither name nor filler. */
function called(rest: string, known: Names): readonly string[] {
  const found: string[] = [];
  const words = rest
    .slice(0, 200)
    .replace(/([,&+])(?=\S)/g, "$1 ")
    .split(/\s+/);
  let skipped = 0;
  for (const raw of words.slice(0, 12)) {
    if (raw === "") continue;
    const marked = raw.startsWith("@");
    const word = raw.replace(/^@/, "");
    const ends = /[.!?;:)]$/.test(word);
    const bare = word.replace(/[.,!?;:)"']+$/, "");
    const name = known.find(word) ?? known.find(bare);
    if (name !== undefined && (marked || !isOrdinary(bare))) found.push(name);
    else if (bare !== "" && !filler.test(bare) && !filler.test(word)) break;
    else if (++skipped > 5) break;
    if (ends && !/^[.!]+$/.test(raw)) break;
  }
  return found;
}

/** `alice++`, `alice++ for the docs`, `@alice ++`, `alice++ # reason`. Karma of other bots looks the same. */
function plusPlus(said: string, known: Names): readonly { readonly to: string; readonly reason: string }[] {
  const found = new Map<string, string>();
  for (const match of said.matchAll(/(?<![^\s(,;])@?([^\s,;()+]{1,64}) ?\+\+(?=$|[\s.,;!)#:])/g)) {
    const word = match[1] ?? "";
    const name = known.find(word) ?? known.find(word.replace(/[:,]$/, ""));
    if (name === undefined || found.has(name)) continue;
    const rest = said.slice(match.index + match[0].length);
    const reason = /^ ?(?:for|because|#|--?|:|fur|pour|por|\() ?(.{1,300})/is.exec(rest)?.[1] ?? "";
    // Someone may go by `c` or `i`: then only a line that is nothing but the thanks counts.
    if (isOrdinary(word) && !(match.index === 0 && (rest.trim() === "" || reason !== ""))) continue;
    found.set(name, tidy(reason));
  }
  return [...found].map(([to, reason]) => ({ to, reason }));
}

/** What stands after `for`, `für`, `pour`, `por`, `pelo`, up to the end of the sentence. */
function reasonIn(said: string, known: Names): string {
  const thanks = asWritten.map((pattern) => said.search(pattern));
  const at = Math.min(...thanks.filter((index) => index >= 0));
  const rest = said.slice(Number.isFinite(at) ? at : 0);
  const reason =
    /\s(?:for|für|fuer|pour|por|pela?|pelo)\s+([^\n]{2,300})/i.exec(rest.slice(0, 500))?.[1] ?? "";
  const words = tidy(reason).split(" ");
  const last = words.at(-1) ?? "";
  if (words.length > 1 && known.find(last) !== undefined && !isOrdinary(last)) words.pop();
  return words.join(" ").replace(/[\s,;:-]+$/, "");
}

const tidy = (reason: string): string =>
  reason
    .split(/[.!?](?:\s|$)|\s[-–—]\s|[;\n]/)[0]
    ?.replace(/[\s)!.,:;]+$/, "")
    .replace(/\s+/g, " ")
    .trim() ?? "";

/** The line confirms that something works now, with or without thanks. */
export function solved(text: string): boolean {
  const folded = fold(withoutCodeAndQuotes(text.slice(0, longest)));
  if (folded === "" || folded.length > 400) return false;
  return languages.some((language) =>
    folded.split(/(?<=[.!;?]) |, (?:but|aber|mais|pero|mas) | (?:but|aber|pero) /).some((part, at, all) => {
      if (!language.worked.test(part) || language.notWorked.test(part) || /\?/.test(part)) return false;
      // What follows takes it back: `it works, but sound still does not`.
      return !all
        .slice(at + 1)
        .some((later) => language.notWorked.test(later) && !language.worked.test(later));
    }),
  );
}

/** The asker takes the question back: `nvm`, `never mind, found it`, `forget it`. */
export function nevermind(text: string): boolean {
  const folded = withoutAddress(fold(withoutCodeAndQuotes(text.slice(0, longest))));
  if (folded === "" || folded.includes("?")) return false;
  return languages.some((language) => language.nevermind.test(folded));
}
