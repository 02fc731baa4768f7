/** Annotated logs: one object a line, as docs/following.md describes them. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

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

function readLine(path: string, line: string, i: number): LogLine {
  try {
    return { i, t: 0, nick: "", type: "message", text: "", ...(JSON.parse(line) as Partial<LogLine>) };
  } catch {
    throw new Error(`${path}:${i + 1} is no JSON object; a log has one a line, as docs/following.md tells`);
  }
}

/** @throws Error that names the file and the line */
export const readLogFile = (path: string): AnnotatedLog => ({
  name: basename(path, ".jsonl"),
  lines: readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, i) => readLine(path, line, i)),
});

/** Every log in a folder, by name. */
export const readLogs = (folder: string): readonly AnnotatedLog[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => readLogFile(join(folder, name)));
