/** `porchlight faq test`: does each entry come up for what it should, and stay away from near misses? */
import type { Entry, FaqIndex } from "../../faq/entry.ts";
import type { Settings } from "../../settings.ts";
import { exit } from "../exit.ts";
import type { Streams } from "../streams.ts";
import { type FaqFlags, loadFaq, withChanges } from "./load.ts";
import { indexOf } from "./meaning.ts";
import { placeOfEntry } from "./place.ts";
import { counted, print, quoted, table, warn } from "./print.ts";
import { type Verdict, verdict } from "./verdict.ts";

/** From strict to lenient: answers unasked; answers when asked; offers when asked. */
export type Need = "unasked" | "asked" | "offered";

export interface TestFlags extends FaqFlags {
  readonly need: Need;
  readonly json?: boolean;
}

type Kind = "phrasing" | "test" | "not";

/** A question whose answer is not as it should be. */
export interface Failure {
  readonly entry: Entry;
  readonly kind: Kind;
  readonly said: string;
  readonly found: Verdict;
}

function finds(entry: Entry, { asked, sure, named }: Verdict, need: Need): boolean {
  if (need === "offered") return asked.entries.includes(entry);
  // Whether it is put as a question is not the entry's business; whether it is sure enough is.
  if (need === "unasked") return sure === entry || named === entry;
  return asked.does === "answer" && asked.entries[0] === entry;
}

/** All that an entry is asked. */
const questionsTo = (entry: Entry): readonly string[] => [
  entry.question,
  ...entry.phrasings,
  ...(entry.tests ?? []),
  ...(entry.not ?? []),
];

/** Asks everything, and returns what went wrong, in the order of the entries. Pure. */
export function failures(
  index: FaqIndex,
  settings: Settings,
  need: Need,
): { asked: number; failed: Failure[] } {
  const failed: Failure[] = [];
  let asked = 0;
  for (const entry of index.entries) {
    const place = placeOfEntry(entry, settings);
    const ask = (kind: Kind, said: string): void => {
      asked += 1;
      const found = verdict(said, index, settings, place, 3);
      const answers = found.asked.does === "answer" && found.asked.entries[0] === entry;
      if (kind === "not" ? answers : !finds(entry, found, need)) failed.push({ entry, kind, said, found });
    };
    for (const said of [entry.question, ...entry.phrasings]) ask("phrasing", said);
    for (const said of entry.tests ?? []) ask("test", said);
    for (const said of entry.not ?? []) ask("not", said);
  }
  return { asked, failed };
}

function foundInstead({ matches, asked }: Verdict): string {
  if (asked.does === "nothing") return `nothing (${asked.why})`;
  const shares = asked.entries.map((entry) => {
    const match = matches.find((one) => one.entry === entry);
    return match ? `${entry.id} ${match.probability.toFixed(2)}` : entry.id;
  });
  return `${asked.does === "offer" ? "offers" : "answers"} ${shares.join(", ")}`;
}

const wanted: Readonly<Record<Kind, string>> = {
  phrasing: "its own phrasing",
  test: "under tests:",
  not: "under not:",
};

/** @returns the exit code: 0, 1 when there is nothing to ask, 3 when something failed. */
export async function test(flags: TestFlags, streams: Streams): Promise<number> {
  const faq = await loadFaq(flags, streams);
  await warn(streams.errors, faq.problems);
  const entries = await withChanges(faq, flags, streams);
  const index = await indexOf(entries, faq, entries.flatMap(questionsTo), streams);
  if (index.entries.length === 0) {
    await print(
      streams.errors,
      "porchlight: there is no entry to test. Name a folder under faq, or with --faq.",
    );
    return exit.failed;
  }
  const { asked, failed } = failures(index, faq.config.settings, flags.need);
  if (flags.json) {
    for (const { entry, kind, said, found } of failed) {
      const ranked = found.matches.map((match) => ({ id: match.entry.id, probability: match.probability }));
      const { id, source } = entry;
      await print(
        streams.output,
        JSON.stringify({ entry: id, source, kind, said, does: found.asked.does, ranked }),
      );
    }
  } else {
    if (failed.length > 0) {
      const rows = failed.map(({ entry, kind, said, found }) => [
        entry.id,
        wanted[kind],
        quoted(said, 60),
        foundInstead(found),
      ]);
      await print(streams.output, `${table([["entry", "", "asked", "the bot"], ...rows])}\n`);
    }
    const questions = counted(asked, "question", "questions");
    const sumOfEntries = counted(index.entries.length, "entry", "entries");
    const sum = failed.length === 0 ? "all as they should be" : `${failed.length} not as they should be`;
    await print(streams.output, `${questions} to ${sumOfEntries}: ${sum}.`);
  }
  return failed.length > 0 ? exit.found : exit.fine;
}
