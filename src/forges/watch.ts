/** Looks for news in every source, each at its own pace, for as long as the bot runs. */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Receive } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Settings } from "../settings.ts";
import { wording } from "../wording.ts";
import { createReading } from "./reading.ts";
import { historyRead, type Positions, type Source, SourceError } from "./source.ts";

export interface WatchOptions {
  readonly sources: readonly Source[];
  readonly receive: Receive;
  readonly positions: Positions;
  readonly settings: Settings;
  readonly log: Log;
  readonly clock: Clock;
  /** By which logins people who were given a code for a forge say that they go there. */
  readonly loginsWaiting?: (forge: string) => readonly string[];
}

export interface Watch {
  /** Ends what is being read; the next start goes on from there. */
  stop(): Promise<void>;
}

/** A source that fails is asked less and less often, but at least so often, milliseconds. */
const longest = 6 * 36e5;

/** Starts at once. Sources that are not to be asked are only looked at for their past. */
export function watchSources(options: WatchOptions): Watch {
  const { receive, positions, log, clock, settings } = options;
  const stop = new AbortController();
  const { signal } = stop;

  /** Told once: the same trouble is the same event until it is over. */
  function trouble(source: string, what: string, mend: string, again = ""): void {
    const digest = createHash("sha256").update(what).update(again).digest("hex").slice(0, 16);
    const id = `source/${source}/${digest}`;
    void receive({ kind: "trouble", id, at: clock.now(), network: source, what, mend }).catch(
      () => undefined,
    );
  }

  function lookAtPast(source: Source): void {
    const mark = positions.get(source.name, historyRead);
    if (mark !== undefined && source.wasRead(mark)) return;
    const say = wording(settings);
    log.warn({ source: source.name, mend: say.noHistoryMend }, say.noHistory(source.name));
    trouble(source.name, say.noHistory(source.name), say.noHistoryMend);
  }

  async function look(source: Source): Promise<"fine" | "failed"> {
    const reading = createReading({ receive, positions, signal, log, clock });
    try {
      await source.news(reading);
      const logins = options.loginsWaiting?.(source.name) ?? [];
      if (logins.length > 0)
        for (const proof of (await source.written?.(logins, reading)) ?? []) await receive(proof);
      return "fine";
    } catch (error) {
      if (signal.aborted) return "fine";
      if (!(error instanceof SourceError)) {
        log.error({ err: error, source: source.name }, "a source of contributions can't be read");
        return "failed";
      }
      log.warn({ source: source.name, mend: error.mend }, error.message);
      // What mends itself need not be told to anybody; what doesn't, once a day.
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      if (error.forGood) trouble(source.name, error.message, error.mend, day);
      return "failed";
    }
  }

  async function watch(source: Source): Promise<void> {
    lookAtPast(source);
    if (source.every === undefined) return;
    for (let failures = 0; !signal.aborted; ) {
      failures = (await look(source)) === "fine" ? 0 : failures + 1;
      const wait = Math.min(source.every * 2 ** Math.min(failures, 10), Math.max(longest, source.every));
      await sleep(Math.max(1000, wait), undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  const watching = options.sources.map(watch);
  return {
    async stop() {
      stop.abort();
      await Promise.all(watching);
    },
  };
}
