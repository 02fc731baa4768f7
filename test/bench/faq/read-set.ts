/** Reads sets of FAQs with queries: `faqs.jsonl` and `queries.jsonl` in a folder, as docs/matching.md describes them. */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import type { Entry } from "../../../src/faq/entry.ts";
import { bareEntry } from "../../support/entry.ts";
import { readJsonLines } from "../json-lines.ts";
import type { Task } from "./sets.ts";

const faqLine = z.object({
  id: z.string(),
  question: z.string(),
  answer: z.string().nullish(),
  paraphrases: z.array(z.string()).nullish(),
  project: z.string().nullish(),
});

const queryLine = z.object({
  query: z.string(),
  relevant: z.array(z.string()),
  project: z.string().nullish(),
});

const chatLine = z.object({
  type: z.string().nullish(),
  bot: z.boolean().nullish(),
  text: z.string().nullish(),
});

const entryOf = ({ id, question, paraphrases, answer }: z.output<typeof faqLine>): Entry =>
  bareEntry(id, question, { phrasings: paraphrases ?? [], answer: answer ?? "" });

const values = <Schema extends z.ZodType>(path: string, schema: Schema): readonly z.output<Schema>[] =>
  readJsonLines(path, schema).map(({ value }) => value);

/**
 * A set's tasks: one for each project that is asked about. A query sees the entries of its project and those of
 * none; one without a project sees all.
 * @throws Error that names the file, the line and the field
 */
export function readSet(folder: string): readonly Task[] {
  const faqs = values(join(folder, "faqs.jsonl"), faqLine);
  const queries = values(join(folder, "queries.jsonl"), queryLine);
  const projects = [...new Set(queries.map(({ project }) => project ?? undefined))];
  return projects.map((project) => ({
    set: basename(folder),
    entries: faqs
      .filter((line) => project === undefined || (line.project ?? project) === project)
      .map(entryOf),
    queries: queries
      .filter((line) => (line.project ?? undefined) === project)
      .map((line) => ({ text: line.query, relevant: line.relevant })),
  }));
}

/**
 * What people said in a channel, bots left out.
 * @throws Error that names the file, the line and the field
 */
export function readChatter(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .flatMap((file) => values(join(folder, file), chatLine))
    .flatMap(({ type, bot, text }) => (type === "message" && !bot && text ? [text] : []));
}
