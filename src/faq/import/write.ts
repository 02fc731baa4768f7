/** An entry as a file, checked by the reader before anything is written. */
import { stringify } from "yaml";
import type { Entry } from "../entry.ts";
import { readEntryFile } from "../entry-file.ts";
import type { Draft } from "./format.ts";

/** What is the same for all entries of an import. */
export interface Extras {
  readonly owner?: string | undefined;
}

/** A title at the top of an answer would be taken for the question. */
const withoutTitle = (answer: string): string =>
  answer
    .replace(/\r\n?/g, "\n")
    .trim()
    .replace(/^#{1,6}[ \t]+(.+?)[ \t]*#*$/m, (whole, title: string, at: number) =>
      at === 0 ? `**${title}**` : whole,
    );

/** The file's text. */
export function fileOf(draft: Draft, extras: Extras): string {
  const front = {
    question: draft.question.replace(/\s+/g, " ").trim(),
    ...(draft.phrasings.length === 0 ? {} : { phrasings: draft.phrasings }),
    ...(draft.channels === undefined ? {} : { channels: draft.channels }),
    ...(extras.owner === undefined ? {} : { owner: extras.owner }),
    ...(draft.link === undefined ? {} : { link: draft.link }),
  };
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${withoutTitle(draft.answer)}\n`;
}

/** What the bot will read of it, or why it can't. */
export function readBack(text: string, name: string): Entry | string {
  const { entries, problems } = readEntryFile(text, name, { path: name });
  const [entry] = entries;
  return entry ?? problems.map(({ what }) => what).join("; ");
}
