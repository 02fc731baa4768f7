/** Reads the files under `areaFiles` again when they change; a broken new version keeps the old areas. */
import { basename, dirname, join, resolve } from "node:path";
import { watch as watchPaths } from "chokidar";
import type { Log } from "../log.ts";
import type { Settings } from "../settings.ts";
import { createProblemTeller, type ProblemTeller } from "../tell-problems.ts";
import { type LastGood, readAreas } from "./read.ts";

/** Quiet time in milliseconds before reading: an editor saves in several steps. */
const settle = 150;

export interface WatchedAreas {
  /** With the areas as the config and the files have them now; the same object until they change. */
  settings(): Settings;
  close(): Promise<void>;
}

/** The settings have the areas of files in them. */
export interface AreasWatch extends ProblemTeller {
  /** Those of the config alone, which the files' are laid beside. */
  readonly own: Settings["areas"];
  readonly base: string;
  readonly log: Pick<Log, "info" | "warn">;
}

/** Each problem is told to the maintainers once, as long as it lasts. Resolves once changes are seen. */
export async function watchAreas(options: AreasWatch): Promise<WatchedAreas> {
  const { settings, own, base, log } = options;
  if (settings.areaFiles.length === 0) return { settings: () => settings, close: () => Promise.resolve() };
  const good: LastGood = new Map();
  let now = settings;
  let timer: NodeJS.Timeout | undefined;

  const tell = createProblemTeller("areas", options);

  function read(): void {
    const found = readAreas({ ...settings, areas: own }, base, good);
    for (const problem of tell(found.problems)) log.warn({ problem }, "area files");
    if (JSON.stringify(found.areas) === JSON.stringify(now.areas)) return;
    now = { ...settings, areas: found.areas };
    log.info({ areas: Object.keys(now.areas).length }, "area files read again");
  }

  const files = settings.areaFiles.map(({ path }) => resolve(base, path));
  const wanted = new Set(files.flatMap((file) => [file, join(dirname(file), "OWNERS_ALIASES")]));
  // Folders are watched, so that a file that is taken away and comes back is still followed.
  const watcher = watchPaths([...new Set(files.map((file) => dirname(file)))], {
    depth: 0,
    ignored: (path, stats) => stats?.isFile() === true && !wanted.has(resolve(path)),
    ignoreInitial: true,
    ignorePermissionErrors: true,
  });
  watcher.on("error", (error) => log.warn({ error: String(error) }, "area files are not followed"));
  await Promise.race([
    new Promise<void>((done) => watcher.once("ready", done)),
    new Promise<void>((done) => watcher.once("error", () => done())),
  ]);
  // Read only now: what changes from here on is seen.
  read();
  watcher.on("all", (_, path) => {
    if (!wanted.has(resolve(path))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        read();
      } catch (error) {
        log.warn({ error: String(error), file: basename(path) }, "area files could not be read again");
      }
    }, settle);
  });
  return {
    settings: () => now,
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
