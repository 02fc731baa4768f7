/** What the FAQ's entries and people's questions mean, by a model, held ready for matching. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Asked, Entry, FaqIndex } from "../faq/entry.ts";
import type { Log } from "../log.ts";
import { createNear, type Near, textsOf, unrelated } from "./near.ts";
import { createSteady, type SteadyOptions } from "./steady.ts";
import { plain } from "./text.ts";

/** Where vectors of entries are kept over a restart. */
export interface VectorCache {
  get(model: string, text: string): Float32Array | undefined;
  put(model: string, vectors: ReadonlyMap<string, Float32Array>): void;
  keepOnly(model: string, texts: readonly string[]): void;
}

export interface MeaningOptions {
  readonly open: SteadyOptions["open"];
  /** What the model is given leaves the program. */
  readonly remote: boolean;
  /** How long a question may wait for its vector, milliseconds. */
  readonly wait: number;
  readonly cache: VectorCache;
  readonly log: Pick<Log, "info" | "warn">;
  readonly backoff?: SteadyOptions["backoff"];
  /** How many questions are remembered, the latest; those of the last minutes when absent. */
  readonly remembered?: number;
}

export interface Meaning {
  readonly remote: boolean;
  /** These are the entries now. Vectors that are missing are made in the background. */
  learn(entries: readonly Entry[]): void;
  /** Resolves when `similar` knows the text, or when waiting for it is no use. Never rejects. */
  prepare(text: string): Promise<void>;
  /** By entry id, 0 to 1, for what was prepared of these texts; undefined for nothing. Does no work but arithmetic. */
  similar(texts: readonly string[]): ReadonlyMap<string, number> | undefined;
  /** Resolves when the entries last learned have their vectors, or can't have them now. */
  learned(): Promise<void>;
  /** Why there are no vectors now, for `check`. */
  trouble(): string | undefined;
  close(): Promise<void>;
}

/** Texts of one background call. */
const batch = 16;
/** Questions remembered: those of the last minutes. */
const usuallyRemembered = 500;
/** Questions under way at once; a flood is matched by its words. */
const abreast = 32;
/** After so many questions in a row whose vector came too late, nobody waits for a while. */
const tooLate = 3;
/** How long, milliseconds. */
const unwaited = 60_000;

export function createMeaning(options: MeaningOptions): Meaning {
  const { cache, log, wait, remembered = usuallyRemembered } = options;
  const steady = createSteady(options);
  const questions = new Map<string, Float32Array>();
  let near: Near | undefined;
  let held: { readonly name: string; readonly vectors: ReadonlyMap<string, Float32Array> } = {
    name: "",
    vectors: new Map(),
  };
  let learning: Promise<void> = Promise.resolve();
  let generation = 0;
  let underWay = 0;
  let late = 0;
  let waitsAgain = 0;
  let learnsAgain = 0;
  let entriesNow: readonly Entry[] = [];
  let firstTry: () => void = () => undefined;
  const closing = new AbortController();

  /** The vectors of all texts, from the cache or the model; undefined when the model can't be had. */
  async function vectorsOf(texts: readonly string[], current: () => boolean) {
    const name = await steady.name();
    // A model may have been exchanged under its name: then what is kept of it has another length.
    const [probe] =
      (name === undefined ? undefined : await steady.vectors(unrelated.slice(0, 1), "entry")) ?? [];
    if (name === undefined || !probe) return undefined;
    const known = new Map<string, Float32Array>();
    for (const text of texts) {
      const vector = (held.name === name ? held.vectors.get(text) : undefined) ?? cache.get(name, text);
      if (vector?.length === probe.length) known.set(text, vector);
    }
    const missing = texts.filter((text) => !known.has(text));
    for (let at = 0; at < missing.length; at += batch) {
      const part = missing.slice(at, at + batch);
      const made = await steady.vectors(part, "entry");
      if (!made || !current()) return undefined;
      const fresh = new Map(part.flatMap((text, index) => (made[index] ? [[text, made[index]]] : [])));
      cache.put(name, fresh);
      for (const [text, vector] of fresh) known.set(text, vector);
    }
    // Not after every word that is learned: only when something may have to go.
    if (held.name !== name || [...held.vectors.keys()].some((text) => !known.has(text)))
      cache.keepOnly(name, texts);
    held = { name, vectors: known };
    return known;
  }

  async function take(entries: readonly Entry[], mine: number): Promise<void> {
    const current = () => mine === generation && !closing.signal.aborted;
    const texts = [...new Set([...unrelated, ...entries.flatMap(textsOf)])];
    while (current()) {
      const vectors = await vectorsOf(texts, current);
      if (!current()) return;
      if (vectors) {
        near = createNear(entries, (text) => vectors.get(text));
        return;
      }
      firstTry();
      await sleep(Math.max(10, steady.rests()), undefined, { signal: closing.signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  function learn(entries: readonly Entry[]): void {
    entriesNow = entries;
    generation += 1;
    const mine = generation;
    learning = new Promise((resolve) => {
      firstTry = resolve;
      take(entries, mine)
        .catch((error: unknown) => log.warn({ err: error }, "the FAQ's vectors can't be kept"))
        .then(resolve, resolve);
    });
  }

  function forgetOldest(): void {
    const [oldest] = questions.keys();
    if (oldest !== undefined && questions.size > remembered) questions.delete(oldest);
  }

  async function ask(text: string): Promise<void> {
    underWay += 1;
    const [vector] = (await steady.vectors([text], "question")) ?? [];
    underWay -= 1;
    if (!vector) return;
    questions.set(text, vector);
    forgetOldest();
    if (!near || vector.length === near.width || performance.now() < learnsAgain) return;
    learnsAgain = performance.now() + unwaited;
    log.info("the embedding model is another one now; the FAQ's vectors are made anew");
    learn(entriesNow);
  }

  return {
    remote: options.remote,
    trouble: steady.trouble,
    learn,
    async prepare(said) {
      const text = plain(said);
      if (text === "" || questions.has(text) || !near || underWay >= abreast || steady.rests() > 0) return;
      const asked = ask(text);
      if (performance.now() < waitsAgain) return;
      const timer = new AbortController();
      const limit = sleep(wait, "late" as const, { signal: timer.signal }).catch(() => undefined);
      const outcome = await Promise.race([asked, limit]);
      timer.abort();
      late = outcome === "late" ? late + 1 : 0;
      if (late < tooLate) return;
      late = 0;
      waitsAgain = performance.now() + unwaited;
      log.warn({ waitMs: wait }, "embeddings come too late; questions don't wait for them for a minute");
    },
    similar(texts) {
      if (!near) return undefined;
      const best = new Map<string, number>();
      let any = false;
      for (const said of new Set(texts)) {
        const vector = questions.get(plain(said));
        if (!vector) continue;
        any = true;
        for (const [id, share] of near(vector)) if (share > (best.get(id) ?? 0)) best.set(id, share);
      }
      return any ? best : undefined;
    },
    learned: () => learning,
    async close() {
      closing.abort();
      await steady.close();
    },
  };
}

/** The index, asked with what a model says of the question. */
export function withMeaning(index: FaqIndex, meaning: Meaning): FaqIndex {
  return {
    ...index,
    match(message, scope, limit) {
      const asked: Asked = typeof message === "string" ? { lines: [message] } : message;
      const similarity = asked.similarity ?? meaning.similar([asked.lines.join("\n"), ...asked.lines]);
      return index.match(similarity ? { ...asked, similarity } : asked, scope, limit);
    },
  };
}
