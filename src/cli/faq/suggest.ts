/** `porchlight faq suggest`: phrasings from what people asked and an entry answered. */
import { stringify } from "yaml";
import { nearest } from "../../config/nearest.ts";
import { namesOf } from "../../conversation/address.ts";
import { isOrdinary } from "../../conversation/ordinary.ts";
import type { Millis } from "../../events.ts";
import type { Entry } from "../../faq/entry.ts";
import { withoutNames, wordsKey } from "../../faq/phrasing.ts";
import { createIndex } from "../../faq/search.ts";
import type { AskedAndAnswered } from "../../store/look.ts";
import { lookAt } from "../../store/look.ts";
import { exit } from "../exit.ts";
import type { Streams } from "../streams.ts";
import { type FaqFlags, hasDatabase, loadFaq, withChanges } from "./load.ts";
import { placeOfEntry } from "./place.ts";
import { counted, print, warn } from "./print.ts";
import { verdict } from "./verdict.ts";

/** So many for one entry: a list that somebody reads. */
const most = 10;

interface Suggestion {
  readonly text: string;
  readonly times: number;
  readonly last: Millis;
  readonly by: ReadonlySet<AskedAndAnswered["by"]>;
}

/** Puts the same question asked twice together. Those asked most come first. */
export function suggestions(
  answered: readonly AskedAndAnswered[],
  entry: Entry,
  isName: (word: string) => boolean,
): readonly Suggestion[] {
  const known = new Set([entry.question, ...entry.phrasings].map(wordsKey));
  const byWords = new Map<string, Suggestion>();
  for (const one of answered) {
    if (one.entry.toLowerCase() !== entry.id.toLowerCase()) continue;
    const text = withoutNames(one.text, isName);
    if (text === undefined || known.has(wordsKey(text))) continue;
    const before = byWords.get(wordsKey(text));
    byWords.set(wordsKey(text), {
      text: before?.text ?? text,
      times: (before?.times ?? 0) + 1,
      last: Math.max(before?.last ?? 0, one.at),
      by: new Set([...(before?.by ?? []), one.by]),
    });
  }
  return [...byWords.values()].sort((a, b) => b.times - a.times || b.last - a.last).slice(0, most);
}

const grounds: Readonly<Record<AskedAndAnswered["by"], string>> = {
  helped: "the asker said that it helped",
  resolved: "resolved",
  pointed: "somebody pointed them here",
  answered: "nobody objected",
};

/** A YAML string on one line, quoted where it has to be. */
const yamlLine = (text: string): string => stringify(text, { lineWidth: 0 }).trim();

/** @returns the exit code: 0, or 1 when there is no database, or no such entry. */
export async function suggest(name: string | undefined, flags: FaqFlags, streams: Streams): Promise<number> {
  const faq = await loadFaq(flags, streams);
  await warn(streams.errors, faq.problems);
  const { database, settings } = faq.config;
  if (!hasDatabase(faq.config)) {
    const mend = "It is made when the bot first runs; correct database in the config if it is elsewhere.";
    await print(streams.errors, `porchlight: there is no database at ${database}. ${mend}`);
    return exit.failed;
  }
  const index = createIndex(await withChanges(faq, flags, streams));
  const only = name === undefined ? undefined : index.get(name);
  if (name !== undefined && !only) {
    const near = nearest(
      name,
      index.entries.map(({ id }) => id),
    );
    await print(
      streams.errors,
      `porchlight: there is no entry ${name}.${near === undefined ? "" : ` Did you mean ${near}?`}`,
    );
    return exit.failed;
  }
  const look = lookAt(database);
  const answered = look.answered();
  const names = namesOf(look.names());
  look.close();
  const isName = (word: string) => !isOrdinary(word) && names.find(word) !== undefined;

  let sum = 0;
  for (const entry of only ? [only] : index.entries) {
    const found = suggestions(answered, entry, isName);
    if (found.length === 0) continue;
    sum += found.length;
    const lines = found.map(({ text, times, last, by }) => {
      const { matches } = verdict(text, index, settings, placeOfEntry(entry, settings));
      const share = matches.find((match) => match.entry === entry)?.probability ?? 0;
      const day = new Date(last).toISOString().slice(0, 10);
      const why = [...by].map((ground) => grounds[ground]).join("; ");
      return `  - ${yamlLine(text)} # ${counted(times, "time", "times")}, last ${day}; ${why}; found at ${share.toFixed(2)}`;
    });
    await print(streams.output, `# ${entry.id} (${entry.source})\nphrasings:\n${lines.join("\n")}\n`);
  }
  if (sum === 0)
    await print(
      streams.output,
      "# Nothing to suggest: no question was answered in other words than the entry has.",
    );
  return exit.fine;
}
