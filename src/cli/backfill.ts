/** `porchlight backfill`: reads the past of every forge and repository, so that first means first. */
import { setTimeout as sleep } from "node:timers/promises";
import { SingleBar } from "cli-progress";
import { systemClock } from "../clock.ts";
import { type Config, readConfig } from "../config.ts";
import { createIndex } from "../faq/search.ts";
import { createReading } from "../forges/reading.ts";
import { type Source, SourceError } from "../forges/source.ts";
import { createLogger } from "../log.ts";
import { seedPeople } from "../people/seed.ts";
import { createReceiver } from "../receive.ts";
import { isOwned, openStore } from "../store/open.ts";
import type { Store } from "../store/store.ts";
import { languages } from "../wording.ts";
import { exit } from "./exit.ts";
import { createSources } from "./sources.ts";
import type { Streams } from "./streams.ts";

export interface BackfillFlags {
  readonly config?: string;
  /** Only these sources, by name. */
  readonly only?: readonly string[];
  /** From the beginning, also what was read already. */
  readonly again?: boolean;
}

/** How long the database is left to a bot after each page, milliseconds: longer than it waits between two tries. */
const turn = 150;

const grouped = new Intl.NumberFormat("en");

/** What one source brought. */
interface Outcome {
  fresh: number;
  done: number;
}

/**
 * Reads them one after the other. Interrupted, it goes on the next time where it stopped.
 * @returns the exit code: 0, 1 when a source could not be read to its end, 2 when there is none.
 * @throws ConfigError, StoreError
 */
export async function backfill(flags: BackfillFlags, streams: Streams): Promise<number> {
  const config = readConfig(flags.config, streams.environment, { languages });
  const say = (text: string): void => void streams.output.write(`${text}\n`);
  const all = await createSources(config);
  const unknown = (flags.only ?? []).find((name) => !all.some((source) => source.name === name));
  if (all.length === 0 || unknown !== undefined) {
    const names = all.map(({ name }) => name).join(", ");
    const what =
      unknown === undefined
        ? "there is nothing to read the past of: name a forge with its repositories, or a git repository, under `forges` in the config"
        : `there is no source ${unknown} to read; there are: ${names || "none"}`;
    streams.errors.write(`porchlight: ${what}.\n`);
    return exit.usage;
  }
  if (config.database === ":memory:") {
    streams.errors.write(
      "porchlight: the database is in memory, and gone right after: name a file under `database`.\n",
    );
    return exit.usage;
  }
  const sources = flags.only ? all.filter(({ name }) => flags.only?.includes(name)) : all;
  const store = openStore(config.database);
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  let failed = 0;
  try {
    seedPeople(store, config.settings, systemClock.now());
    for (const source of sources) {
      if (stop.signal.aborted) break;
      if (flags.again) store.positions.forgetPast(source.name);
      if (!(await readOne(source, { config, store, streams, stop: stop.signal, say }))) failed++;
    }
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    store.close();
  }
  if (stop.signal.aborted)
    say("Interrupted. What was read is kept; run it again, and it goes on from there.");
  return failed > 0 || stop.signal.aborted ? exit.failed : exit.fine;
}

interface Work {
  readonly config: Config;
  readonly store: Store;
  readonly streams: Streams;
  readonly stop: AbortSignal;
  say(text: string): void;
}

/** @returns whether it came to the end of its past */
async function readOne(source: Source, { config, store, streams, stop, say }: Work): Promise<boolean> {
  const log = createLogger("warn", streams.errors, { secrets: config.secrets, readable: true });
  const bar = progressBar(source.name, streams);
  const outcome: Outcome = { fresh: 0, done: 0 };
  const begin = performance.now();
  const receiver = createReceiver({
    store,
    settings: config.settings,
    faq: () => empty,
    // History is never announced: nothing goes to any network from here.
    traits: () => undefined,
    clock: systemClock,
    log,
  });
  let pages = 0;
  let shared = false;
  const reading = createReading({
    receive: receiver.receive,
    positions: store.positions,
    signal: stop,
    log,
    clock: systemClock,
    async onNew(count) {
      outcome.fresh += count;
      // A bot on the same database must get its turn to write: it waits two seconds at most.
      if (pages++ % 8 === 0) shared = isOwned(config.database);
      if (shared) await sleep(turn);
    },
    onProgress: (done, total) => {
      outcome.done = done;
      bar?.update(done, total);
    },
  });
  try {
    await source.history(reading);
    await receiver.settled();
    bar?.stop();
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const found = outcome.fresh === 0 ? "nothing new" : `${grouped.format(outcome.fresh)} new contributions`;
    say(`${source.name}: ${grouped.format(outcome.done)} read, ${found}, in ${seconds} s.`);
    return true;
  } catch (error) {
    bar?.stop();
    await receiver.settled();
    if (stop.aborted) return false;
    if (!(error instanceof SourceError)) throw error;
    streams.errors.write(`porchlight: ${error.message} → ${error.mend}\n`);
    return false;
  }
}

const empty = createIndex([]);

/** Only for somebody who looks on; a file or a pipe gets none. */
function progressBar(
  name: string,
  { errors }: Streams,
): { update(done: number, total: number | undefined): void; stop(): void } | undefined {
  if (!errors.isTTY) return undefined;
  const bar = new SingleBar({
    format: `${name} {bar} {percentage} %  {value} of {total}  {eta_formatted} to go`,
    stream: errors,
    clearOnComplete: true,
    etaBuffer: 50,
  });
  let started = false;
  return {
    update(done, total) {
      // A forge may not say how much there is: the bar then grows with what comes.
      const most = Math.max(total ?? done + 100, done);
      if (!started) bar.start(most, done);
      started = true;
      bar.setTotal(most);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
