/** One log, read whole: its format, its lines, and what could not be understood. */
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { isBinary, linesOf, plainText } from "./decode.ts";
import { formatOf, formats } from "./formats/all.ts";
import { isDate, type LogLine } from "./formats/format.ts";

/** A file can't be replayed. The message names it and says what to do. */
export class LogError extends Error {
  override readonly name = "LogError";
}

/** A line that the log's own format does not write. */
export interface Malformed {
  readonly line: number;
  readonly text: string;
}

export interface LogFile {
  readonly path: string;
  readonly format: string;
  /** How many lines it has, of whatever kind. */
  readonly count: number;
  readonly lines: readonly { readonly number: number; readonly line: LogLine }[];
  readonly malformed: readonly Malformed[];
  /** From its name: `2009-02-23`. */
  readonly date: string | undefined;
  /** When the file was changed last, in milliseconds. */
  readonly changed: number;
  /** From its name, else from its lines. */
  readonly channel: string | undefined;
}

/** Larger ones don't fit into one string. */
const maxBytes = 400 * 1024 * 1024;

/** By how many lines a format is recognised. */
const sniffed = 400;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "it may not be read by this user",
  EISDIR: "it is a folder; name the logs in it, for example with FOLDER/*.log",
};

function bytesOf(path: string): { readonly bytes: Buffer; readonly changed: number } {
  try {
    const { size, mtimeMs } = statSync(path);
    if (size > maxBytes)
      throw new LogError(`${path}: it is larger than 400 MB; split it and replay the parts.`);
    return { bytes: readFileSync(path), changed: mtimeMs };
  } catch (error) {
    if (error instanceof LogError) throw error;
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new LogError(`${path}: ${reasons[code] ?? message}.`);
  }
}

const examples = (): string => formats.map(({ name, example }) => `  ${name}: ${example}`).join("\n");

/**
 * Reads a log and recognises its format. Single lines that make no sense are kept apart.
 * @throws LogError when the file can't be read or is in no format that is known.
 */
export function readLog(path: string): LogFile {
  const { bytes, changed } = bytesOf(path);
  if (isBinary(bytes))
    throw new LogError(`${path}: it is no text. Unpack it first if it is packed (gunzip, unzip).`);
  const texts = linesOf(bytes).map(plainText);
  const format = formatOf(texts.filter((text) => text.trim() !== "").slice(0, sniffed));
  if (!format && texts.some((text) => text.trim() !== ""))
    throw new LogError(`${path}: it is in no form that replay can read. It reads these:\n${examples()}`);
  const lines: { number: number; line: LogLine }[] = [];
  const malformed: Malformed[] = [];
  for (const [index, text] of texts.entries()) {
    if (text.trim() === "") continue;
    const line = format?.parse(text);
    if (line) lines.push({ number: index + 1, line });
    else malformed.push({ line: index + 1, text });
  }
  return {
    path,
    format: format?.name ?? "empty",
    count: texts.length,
    lines,
    malformed,
    date: dateOf(path),
    changed,
    channel: channelOf(path) ?? lines.find(({ line }) => line.channel !== undefined)?.line.channel,
  };
}

/** `2009-02-23.log`, `#project_20090223.log`, `2009/02/23/#project.txt`. */
export function dateOf(path: string): string | undefined {
  const inName = /(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/.exec(basename(path));
  const found = inName ?? /(?:^|[\\/])(\d{4})[\\/-](\d{2})[\\/-](\d{2})[\\/]/.exec(path);
  const date = found ? `${found[1]}-${found[2]}-${found[3]}` : "";
  return isDate(date) ? date : undefined;
}

/** `2009-02-23-#project.txt`, `irc.libera.#project.weechatlog`, `#project/2009-02-23.log`. */
export function channelOf(path: string): string | undefined {
  const parts = path.replaceAll("%23", "#").split(/[\\/]/);
  const name = parts
    .at(-1)
    ?.replace(/\.(?:log|txt|weechatlog|jsonl?)$/i, "")
    .replace(/[-_.]?\d{4}[-_.]?\d{2}[-_.]?\d{2}$/, "");
  for (const part of [name, parts.at(-2)]) {
    const found = /#{1,2}[^\s,]+$/.exec(part ?? "")?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}
