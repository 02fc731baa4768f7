/** A model that may come and go: what can't be had now is undefined, never an error, and is said once. */
import type { Log } from "../log.ts";
import type { Embedder, Kind } from "./embedder.ts";

/** A model as matching uses it. Nothing here rejects. */
export interface Steady {
  /** What the vectors are kept under; undefined while the model can't be opened. */
  name(): Promise<string | undefined>;
  /** One vector a text; undefined when the model can't be had now. Questions go before entries. */
  vectors(texts: readonly string[], kind: Kind): Promise<readonly Float32Array[] | undefined>;
  /** Milliseconds until it is worth trying again; 0 for now. */
  rests(): number;
  /** Why it can't be had; undefined when all is well, or nothing was tried. */
  trouble(): string | undefined;
  close(): Promise<void>;
}

export interface SteadyOptions {
  /** Opens the model; the signal gives it up. */
  readonly open: (signal: AbortSignal) => Promise<Embedder>;
  readonly log: Pick<Log, "info" | "warn">;
  /** Milliseconds after the first failure, and at most, doubling in between. */
  readonly backoff?: { readonly first: number; readonly most: number } | undefined;
}

interface Job {
  readonly texts: readonly string[];
  readonly kind: Kind;
  done(vectors: readonly Float32Array[] | undefined): void;
}

/** A second, then longer, up to five minutes. */
const usualBackoff = { first: 1000, most: 5 * 60_000 };

export function createSteady({ open, log, backoff = usualBackoff }: SteadyOptions): Steady {
  let opening: Promise<Embedder> | undefined;
  let failures = 0;
  let restsUntil = 0;
  let trouble: string | undefined;
  const closing = new AbortController();
  let running = false;
  const jobs: Job[] = [];

  const rests = (): number => Math.max(0, restsUntil - performance.now());

  function failed(error: unknown): undefined {
    if (closing.signal.aborted) return undefined;
    const first = trouble === undefined;
    trouble = error instanceof Error ? error.message : String(error);
    restsUntil = performance.now() + Math.min(backoff.most, backoff.first * 2 ** failures);
    failures += 1;
    if (first)
      log.warn(
        { reason: trouble },
        "embeddings can't be had; questions are matched by their words until they can",
      );
    return undefined;
  }

  function worked(): void {
    if (trouble !== undefined) log.info("embeddings are back");
    trouble = undefined;
    failures = 0;
    restsUntil = 0;
  }

  /** The model, opened at most once at a time; undefined when it can't be. */
  async function embedder(): Promise<Embedder | undefined> {
    if (closing.signal.aborted || rests() > 0) return undefined;
    opening ??= open(closing.signal);
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      return failed(error);
    }
  }

  async function one({ texts, kind }: Job): Promise<readonly Float32Array[] | undefined> {
    const model = await embedder();
    if (!model) return undefined;
    try {
      const vectors = await model.embed(texts, kind);
      worked();
      return vectors;
    } catch (error) {
      // A process that broke off can't be asked again: the next try opens another.
      opening = undefined;
      await model.close().catch(() => undefined);
      return failed(error);
    }
  }

  /** One call at a time: entries in the background must not make a question wait for all of them. */
  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (;;) {
      const question = jobs.findIndex((job) => job.kind === "question");
      const [job] = jobs.splice(Math.max(0, question), 1);
      if (!job) break;
      job.done(closing.signal.aborted ? undefined : await one(job));
    }
    running = false;
  }

  return {
    rests,
    trouble: () => trouble,
    name: async () => (await embedder())?.name,
    vectors: (texts, kind) =>
      closing.signal.aborted || rests() > 0
        ? Promise.resolve(undefined)
        : new Promise((resolve) => {
            jobs.push({ texts, kind, done: resolve });
            void run();
          }),
    async close() {
      closing.abort();
      const model = await opening?.catch(() => undefined);
      await model?.close().catch(() => undefined);
    },
  };
}
