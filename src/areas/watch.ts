/** Reads the files under `areaFiles` again when they change; a broken new version keeps the old areas. */
import { createHash } from "node:crypto";
import { basename, dirname, join, resolve } from "node:path";
import { watch as watchPaths } from "chokidar";
import type { Receive } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Settings } from "../settings.ts";
import { wording } from "../wording.ts";
import { type LastGood, readAreas } from "./read.ts";

/** Quiet time in milliseconds before reading: an editor saves in several steps. */
const settle = 150;
/** So many problems of one change are told one by one. */
const most = 3;

export interface WatchedAreas {
  /** With the areas as the config and the files have them now; the same object until they change. */
  settings(): Settings;
  close(): Promise<void>;
}

export interface AreasWatch {
  /** With the areas of files in them. */
  readonly settings: Settings;
  /** Those of the config alone, which the files' are laid beside. */
  readonly own: Settings["areas"];
  readonly base: string;
  readonly clock: Clock;
  readonly log: Pick<Log, "info" | "warn">;
  readonly receive: Receive;
}

/** Each problem is told to the maintainers once, as long as it lasts. Resolves once changes are seen. */
export async function watchAreas(options: AreasWatch): Promise<WatchedAreas> {
  const { settings, own, base, clock, log } = options;
  if (settings.areaFiles.length === 0) return { settings: () => settings, close: () => Promise.resolve() };
  const good: LastGood = new Map();
  let now = settings;
  let told: ReadonlySet<string> = new Set();
  let timer: NodeJS.Timeout | undefined;

  function tell(what: string): void {
    const at = clock.now();
    const digest = createHash("sha256").update(what).digest("hex").slice(0, 16);
    const mend = wording(settings).lastGoodFaq;
    const event = { kind: "trouble", id: `areas/${digest}/${at}`, at, network: "areas", what, mend } as const;
    void options.receive(event).catch(() => undefined);
  }

  function read(): void {
    const found = readAreas({ ...settings, areas: own }, base, good);
    const fresh = found.problems.filter((problem) => !told.has(problem));
    told = new Set(found.problems);
    for (const problem of fresh) log.warn({ problem }, "area files");
    for (const problem of fresh.slice(0, most)) tell(problem);
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
