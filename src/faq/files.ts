/** Finds a source's files and reads them as text, with limits. */
import { lstatSync } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readDocument } from "./document.ts";
import { readEntryFile } from "./entry-file.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { brokenFile, type FileRead, shown } from "./problem.ts";
import { below, isQuestion, sectionsOf } from "./sections.ts";
import type { Source } from "./source.ts";

/** Bytes of one file; a longer one is no FAQ. */
const maxFile = 1024 * 1024;

/** Characters of one line; the Markdown reader takes ages over longer ones. */
const maxLine = 20_000;

export const isMarkdown = (name: string) => /\.(md|markdown)$/i.test(name);

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** What went wrong with a path, and what to do. */
function pathProblem(error: unknown): string {
  switch (codeOf(error)) {
    case "ENOENT":
      return "there is no such file or folder; create it, or correct faq in the config (a link to nothing counts as missing)";
    case "ELOOP":
      return "a symbolic link that leads back to itself; remove it";
    case "EACCES":
    case "EPERM":
      return "not readable by the user that runs the bot; change its permissions";
    default:
      return `can't be read (${codeOf(error) || String(error)})`;
  }
}

/** A file that can't be read. What is not there any more leaves nothing behind. */
function unreadable(path: string, file: string, error: unknown): FileRead {
  const read = brokenFile(file, [{ where: `${file}:1`, what: pathProblem(error) }]);
  if (codeOf(error) !== "ENOENT") return read;
  // Gone between listing and reading is the same as never having been there; a broken link is not.
  const gone = lstatSync(path, { throwIfNoEntry: false }) === undefined;
  return { ...read, missing: true, problems: gone ? [] : read.problems };
}

/** The file as text, or what is wrong with it. */
export async function readText(path: string, file: string): Promise<string | FileRead> {
  const problem = (line: number, what: string) => brokenFile(file, [{ where: `${file}:${line}`, what }]);
  let bytes: Buffer;
  try {
    const handle = await open(path, "r");
    try {
      const { size } = await handle.stat();
      if (size > maxFile)
        return problem(1, `${(size / maxFile).toFixed(1)} MiB; an FAQ file has at most 1 MiB, split it`);
      bytes = await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return unreadable(path, file, error);
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
    const long = text.split("\n").findIndex((line) => line.length > maxLine);
    if (long >= 0)
      return problem(long + 1, `a line of more than ${maxLine} characters; break it into shorter ones`);
    const deep = text.split("\n").findIndex((line) => /^(?:[ \t]{0,4}>){50}/.test(line));
    if (deep >= 0) return problem(deep + 1, "quotes nested 50 deep; take most of the > away");
    return text;
  } catch {
    return problem(wrongLine(bytes), "not UTF-8 here; save the file as UTF-8");
  }
}

/** The first line that is no UTF-8. A line end is never inside a character. */
function wrongLine(bytes: Buffer): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let from = 0;
  for (let line = 1; from <= bytes.length; line++) {
    const end = bytes.indexOf(10, from);
    try {
      decoder.decode(bytes.subarray(from, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) break;
    from = end + 1;
  }
  return 1;
}

/** In a folder a file is one entry, unless it has no front matter and lists several questions. */
function isDocument(text: string): boolean {
  const parts = splitFrontMatter(text);
  if (parts.yaml !== undefined || parts.problem) return false;
  const count = (section: ReturnType<typeof sectionsOf>["root"]): number =>
    below(section).reduce((sum, part) => sum + (isQuestion(part) ? 1 : count(part)), 0);
  return count(sectionsOf(parts.body, 1).root) > 1;
}

async function readOne(path: string, source: Source, base: string, inFolder: boolean): Promise<FileRead> {
  const file = shown(path, base);
  const text = await readText(path, file);
  if (typeof text !== "string") return text;
  try {
    return parse(text, file, source, inFolder);
  } catch (error) {
    // The Markdown reader recurses into quotes and lists; thousands of them overflow its stack.
    const what = error instanceof RangeError ? "nested too deep" : String(error);
    return brokenFile(file, [
      { where: `${file}:1`, what: `can't be read as Markdown (${what}); simplify it` },
    ]);
  }
}

function parse(text: string, file: string, source: Source, inFolder: boolean): FileRead {
  if (inFolder) return (isDocument(text) ? readDocument : readEntryFile)(text, file, source);
  const isEntry = /^(id|question|phrasings):/m.test(splitFrontMatter(text).yaml ?? "");
  return (isEntry ? readEntryFile : readDocument)(text, file, source);
}

/** A folder's own README explains the folder, unless it has front matter like its neighbours. */
async function isReadme(path: string, name: string): Promise<boolean> {
  if (!/^(readme|contributing)\./i.test(name)) return false;
  const text = await readText(path, name);
  return typeof text === "string" && splitFrontMatter(text).yaml === undefined;
}

async function readFolder(
  folder: string,
  above: readonly string[],
  source: Source,
  base: string,
): Promise<FileRead[]> {
  const real = await realpath(folder);
  if (above.includes(real)) {
    const what = `a symbolic link that leads back to ${shown(real, base)}, which holds it; remove it`;
    return [brokenFile(shown(folder, base), [{ where: `${shown(folder, base)}:1`, what }])];
  }
  const out: FileRead[] = [];
  const names = (await readdir(folder)).filter((name) => !name.startsWith(".")).sort();
  for (const name of names) {
    const path = join(folder, name);
    try {
      const stats = await stat(path);
      if (stats.isDirectory()) out.push(...(await readFolder(path, [...above, real], source, base)));
      else if (stats.isFile() && isMarkdown(name) && !(await isReadme(path, name)))
        out.push(await readOne(path, source, base, true));
    } catch (error) {
      if (isMarkdown(name) || codeOf(error) !== "ENOENT")
        out.push(unreadable(path, shown(path, base), error));
    }
  }
  return out;
}

/** All files of a source, each with its entries and problems. Never throws for what is on the disk. */
export async function readSource(source: Source, base: string): Promise<readonly FileRead[]> {
  const path = resolve(base, source.path);
  const file = shown(path, base);
  try {
    const stats = await stat(path);
    if (stats.isFile()) return [await readOne(path, source, base, false)];
    if (stats.isDirectory()) {
      const files = await readFolder(path, [], source, base);
      // Taken away meanwhile: what was still found is no FAQ.
      await stat(path);
      if (files.length > 0) return files;
      const what = "no Markdown file (*.md) in this folder; add one, or correct faq in the config";
      return [{ file, entries: [], problems: [{ where: `${file}:1`, what }], broken: false, spoiled: [] }];
    }
    return [
      brokenFile(file, [
        { where: `${file}:1`, what: "neither a file nor a folder; correct faq in the config" },
      ]),
    ];
  } catch (error) {
    // The config names it, so that it is meant to be there: a checkout or a copy may be under way.
    return [brokenFile(file, [{ where: `${file}:1`, what: pathProblem(error) }])];
  }
}
