/** Reads the FAQ again when its files change; what is broken keeps its last good entries. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { watch as watchPaths } from "chokidar";
import type { Logger } from "pino";
import type { FaqSource } from "../settings.ts";
import type { Entry, FaqFiles } from "./entry.ts";
import { brokenFile, type FileRead, formatProblem } from "./problem.ts";
import { combine, readFiles } from "./read.ts";

/** Quiet time in milliseconds before reading: an editor saves in several steps. */
const settle = 150;
/** Reads at the latest after this many milliseconds of steady change. */
const latest = 2000;
/** How often a source that is not there is looked for, milliseconds: nothing tells of its return. */
const lookAgain = 1000;

/** Lays what a file had before under what it has now, where the new state could not be taken. */
function withLastGood(read: FileRead, before: readonly Entry[]): FileRead {
  if (read.broken) return { ...read, entries: before };
  const spoiled = new Set(read.spoiled.map((id) => id.toLowerCase()));
  const kept = before.filter((entry) => spoiled.has(entry.id.toLowerCase()));
  return { ...read, entries: [...read.entries, ...kept] };
}

/** Remembers the good entries of every file that is still there. */
function createMemory(): (reads: readonly FileRead[]) => FaqFiles {
  let good = new Map<string, readonly Entry[]>();
  return (reads) => {
    const laid = reads.flatMap((read) => {
      if (read.missing) return [read];
      const own = withLastGood(read, good.get(read.file) ?? []);
      // A folder that can't be listed takes its files with it, unless they are remembered here.
      const inside = read.broken ? [...good].filter(([file]) => file.startsWith(`${read.file}/`)) : [];
      return [own, ...inside.map(([file, entries]) => ({ ...brokenFile(file, []), entries }))];
    });
    good = new Map(laid.map((read) => [read.file, read.entries]));
    return combine(laid);
  };
}

/** What a watcher tells its operator with; pino's logger fits. */
export type WatchLog = Pick<Logger, "warn" | "info">;

/**
 * Watches the sources. `onChange` is called with all entries whenever they, or the
 * problems, are different from before; each distinct problem is logged once as long as it lasts.
 * @returns what was read first, and `close`, after which nothing is called any more.
 */
export async function watchFaq(
  sources: readonly FaqSource[],
  base: string,
  onChange: (files: FaqFiles) => void,
  log: WatchLog,
): Promise<{ files: FaqFiles; close(): Promise<void> }> {
  const remember = createMemory();
  let told = new Set<string>();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let waitingSince: number | undefined;
  let reading: Promise<void> = Promise.resolve();

  const read = async (): Promise<FaqFiles> => {
    const files = remember(await readFiles(sources, base));
    const lines = files.problems.map(formatProblem);
    for (const line of lines) if (!told.has(line)) log.warn({ problem: line }, "FAQ");
    told = new Set(lines);
    return files;
  };

  const paths = sources.map((source) => resolve(base, source.path));
  // What is taken away is not watched any more when it comes back, and nothing tells that it has.
  const lost = new Set(paths.filter((path) => !existsSync(path)));
  const watcher = watchPaths(paths, { ignoreInitial: true, ignorePermissionErrors: true, atomic: true });
  // An error before `ready` (too many watches) must not lose the FAQ: it is read, only not followed.
  watcher.on("error", (error) => log.warn({ error: String(error) }, "FAQ files are not followed"));
  // Without a path to watch, chokidar is never ready.
  if (sources.length > 0)
    await Promise.race([
      new Promise<void>((done) => watcher.once("ready", done)),
      new Promise<void>((done) => watcher.once("error", () => done())),
    ]);
  // Read only now: what changes from here on is seen.
  const first = await read();
  let last = JSON.stringify(first);

  const again = async () => {
    if (closed) return;
    const files = await read();
    const now = JSON.stringify(files);
    if (closed || now === last) return;
    last = now;
    log.info({ entries: files.entries.length, problems: files.problems.length }, "FAQ read again");
    onChange(files);
  };
  const soon = () => {
    if (closed) return;
    const now = Date.now();
    waitingSince ??= now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        waitingSince = undefined;
        reading = reading.then(again).catch((error: unknown) => {
          log.warn({ error: String(error) }, "the FAQ could not be read again");
        });
      },
      Math.max(0, Math.min(settle, waitingSince + latest - now)),
    );
  };
  watcher.on("all", (event, path) => {
    if (event.startsWith("unlink") && paths.includes(path)) lost.add(path);
    soon();
  });
  const looking = setInterval(() => {
    const back = [...lost].filter((path) => existsSync(path));
    if (back.length === 0) return;
    for (const path of back) lost.delete(path);
    watcher.add(back);
    soon();
  }, lookAgain);
  looking.unref();

  return {
    files: first,
    async close() {
      closed = true;
      clearInterval(looking);
      clearTimeout(timer);
      await watcher.close();
      await reading;
    },
  };
}
