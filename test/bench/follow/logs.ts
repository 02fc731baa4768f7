/** Annotated logs: one object a line, as docs/following.md describes them. */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import { readJsonLines } from "../json-lines.ts";

/** One line of a log. */
export interface LogLine {
  readonly i: number;
  /** Seconds since the first line. */
  readonly t: number;
  readonly nick: string;
  readonly type: string;
  readonly sub?: string;
  readonly newNick?: string;
  readonly bot?: boolean;
  readonly text: string;
  /** In the part that people annotated. */
  readonly gold?: boolean;
  /** What it answers; itself when it opens a conversation. */
  readonly replyTo?: readonly number[];
}

export interface AnnotatedLog {
  readonly name: string;
  readonly lines: readonly LogLine[];
}

const lineSchema = z.object({
  i: z.number().int().min(0).optional(),
  t: z.number(),
  nick: z.string().nullish(),
  type: z.string(),
  sub: z.string().nullish(),
  newNick: z.string().nullish(),
  bot: z.boolean().nullish(),
  text: z.string().nullish(),
  gold: z.boolean().nullish(),
  replyTo: z.array(z.number()).nullish(),
});

/** What has to be there for somebody to have said something. */
const needed = ["nick", "text"] as const;

/** Fields that it does not know are none of its business. */
function lineOf(read: z.output<typeof lineSchema>, at: number, where: string): LogLine {
  const lacks = isSaid(read) ? needed.find((field) => typeof read[field] !== "string") : undefined;
  if (lacks) throw new Error(`${where} is a message without “${lacks}”`);
  const given = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== null));
  return { i: at, nick: "", text: "", ...given } as LogLine;
}

/** Somebody speaks: by a line of text, or by `/me`. */
export const isSaid = ({ type }: Pick<LogLine, "type">): boolean => type === "message" || type === "action";

/** Time does not run backwards: a clock that was set, or one of twelve hours, stands still until it is caught up with. */
function inOrder(lines: readonly LogLine[]): readonly LogLine[] {
  let latest = Number.NEGATIVE_INFINITY;
  return lines.map((line) => {
    latest = Math.max(latest, line.t);
    return line.t === latest ? line : { ...line, t: latest };
  });
}

/** @throws Error that names the file, the line and the field */
export function readLogFile(path: string): AnnotatedLog {
  const lines = readJsonLines(path, lineSchema).map(({ value, at, where }) => lineOf(value, at, where));
  const numbers = new Set<number>();
  for (const { i } of lines) {
    if (numbers.has(i)) throw new Error(`${path}: two lines have “i” ${i}`);
    numbers.add(i);
  }
  return { name: basename(path, ".jsonl"), lines: inOrder(lines) };
}

/** Every log in a folder, by name. */
export const readLogs = (folder: string): readonly AnnotatedLog[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => readLogFile(join(folder, name)));
