/** The index as the bot has it, asked with the config's embedding model where there is one. */
import type { VectorCache } from "../../embed/meaning.ts";
import type { Entry, FaqIndex } from "../../faq/entry.ts";
import { createIndex } from "../../faq/search.ts";
import type { Streams } from "../streams.ts";
import { hasDatabase, type LoadedFaq } from "./load.ts";
import { print } from "./print.ts";

/** Nobody waits in a channel here: a model that has to be loaded first may take its time, milliseconds. */
const patience = 30_000;

/** What the running bot has kept; what is made here is kept for this run only. */
async function cacheOf(faq: LoadedFaq): Promise<VectorCache & { close(): void }> {
  const made = new Map<string, Float32Array>();
  const { lookAt } = await import("../../store/look.ts");
  const { LookError } = await import("../../store/reading.ts");
  let look: ReturnType<typeof lookAt> | undefined;
  try {
    look = hasDatabase(faq.config) ? lookAt(faq.config.database) : undefined;
  } catch (error) {
    // Told already, by whoever looked for changes made in chat.
    if (!(error instanceof LookError)) throw error;
  }
  return {
    get: (model, text) => made.get(`${model}\n${text}`) ?? look?.vector(model, text),
    put: (model, vectors) => {
      for (const [text, vector] of vectors) made.set(`${model}\n${text}`, vector);
    },
    keepOnly: () => undefined,
    close: () => look?.close(),
  };
}

/**
 * Builds the index over these entries. What is to be asked has to be known beforehand,
 * since matching itself waits for nothing. A model that can't be had is told, and words alone count.
 */
export async function indexOf(
  entries: readonly Entry[],
  faq: LoadedFaq,
  asked: readonly string[],
  streams: Streams,
): Promise<FaqIndex> {
  const index = createIndex(entries);
  const { embeddings } = faq.config.settings;
  if (!embeddings) return index;
  const { createMeaning, withMeaning } = await import("../../embed/meaning.ts");
  const { isRemote, openEmbedder } = await import("../../embed/open.ts");
  const cache = await cacheOf(faq);
  const silent = () => undefined;
  const meaning = createMeaning({
    open: (signal) => openEmbedder(embeddings, faq.config.base, signal),
    remote: isRemote(embeddings),
    wait: patience,
    cache,
    log: { info: silent, warn: silent },
    remembered: asked.length,
  });
  try {
    meaning.learn(entries);
    await meaning.learned();
    for (const text of asked) await meaning.prepare(text);
    const trouble = meaning.trouble();
    if (trouble !== undefined)
      await print(
        streams.errors,
        `porchlight: embeddings can't be had (${trouble}): words alone count here.`,
      );
    return withMeaning(index, meaning);
  } finally {
    await meaning.close();
    cache.close();
  }
}
