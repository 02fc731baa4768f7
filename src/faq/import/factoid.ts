/** What the factoids of bots have in common: their marks, their placeholders, their references to each other. */
import type { Draft, Imported } from "./format.ts";
import { plainToMarkdown } from "./plain.ts";

/** A factoid as another bot keeps it. */
export interface Factoid {
  readonly key: string;
  /** Other keys that say the same. */
  readonly others: readonly string[];
  /** As stored, marks included; several are said one after the other. */
  readonly texts: readonly string[];
  readonly channel?: string;
}

/** What other bots fill in when they speak; this one says texts as they are. */
const placeholder =
  /\$\{?(?:who|nick|user|host|channel|chan|server|network|bot\w*|rand\w*|now|today|time|cur\w+|args?|\d)\b\}?/i;

/** `(tea|coffee)`: one of them at random. */
const options = /\(([^()|]{1,200}(?:\|[^()|]{0,200}){1,20})\)/g;

/** The text as the other bot would have said it. */
function said(key: string, text: string): string {
  const marked = /^\s*<(reply|action|say|me)>\s*([\s\S]*)$/i.exec(text);
  const rest = (marked?.[2] ?? text).trim();
  if (!marked) return plainToMarkdown(`${key} is ${rest}`);
  // What was added later has a mark of its own in the middle.
  const whole = plainToMarkdown(rest.replace(/, or <(?:reply|action)>\s*/gi, ", or "));
  return /^(?:action|me)$/i.test(marked[1] ?? "") ? `*${whole}*` : whole;
}

/** Without IRC's colours (code 3 with numbers) and other codes. Source: modern.ircdocs.horse/formatting */
const unformatted = (text: string): string =>
  text
    .split("\u0003")
    .map((part, at) => (at === 0 ? part : part.replace(/^\d{1,2}(?:,\d{1,2})?/, "")))
    .join("")
    .replace(/[^\P{Cc}\n]/gu, "");

function draftOf(
  factoid: Factoid,
  keys: ReadonlyMap<string, string>,
): { draft: Draft; notes: readonly string[] } {
  const { key } = factoid;
  const notes: string[] = [];
  const texts = factoid.texts.map((text) => said(key, unformatted(text)));
  let answer = texts.join("\n\n");
  const filled = placeholder.exec(answer)?.[0];
  if (filled !== undefined) notes.push(`${key}: the other bot filled in ${filled}; say it otherwise`);
  if (options.test(answer)) {
    notes.push(`${key}: the other bot said one of several texts at random; now all of them stand in it`);
    answer = answer.replace(options, (_, inside: string) => inside.split("|").join(" / "));
  }
  // A call of the other bot becomes one of ours, where there is such an entry.
  answer = answer.replace(
    /(^|[\s("'])!([\p{L}\p{N}][\p{L}\p{N}_+.-]*[\p{L}\p{N}+])/gu,
    (whole, before: string, word: string) =>
      keys.has(word.toLowerCase()) ? `${before}\`!faq ${keys.get(word.toLowerCase())}\`` : whole,
  );
  const draft: Draft = {
    name: key,
    question: key,
    phrasings: [...new Set(factoid.others)].filter((other) => other.toLowerCase() !== key.toLowerCase()),
    answer,
    ...(factoid.channel === undefined ? {} : { channels: [factoid.channel] }),
  };
  return { draft, notes };
}

/** Factoids as entries. @param name how an entry of that key will be called. */
export function draftsOf(factoids: readonly Factoid[], name: (key: string) => string): Imported {
  const keys = new Map(
    factoids.flatMap(({ key, others }) =>
      [key, ...others].map((one) => [one.toLowerCase(), name(key)] as const),
    ),
  );
  const made = factoids.map((factoid) => draftOf(factoid, keys));
  const bare = factoids.filter(({ key }) => !/\s/.test(key)).length;
  const asked =
    bare === 0
      ? []
      : [
          `${bare === 1 ? "1 factoid is" : `${bare} factoids are`} called by a single word, which nobody asks: write question and phrasings as people say them`,
        ];
  return { drafts: made.map(({ draft }) => draft), notes: [...made.flatMap(({ notes }) => notes), ...asked] };
}
