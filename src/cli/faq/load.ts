/** The FAQ as the bot would have it: the files, and what maintainers changed in chat. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Config, readConfig } from "../../config.ts";
import type { Entry, FaqProblem } from "../../faq/entry.ts";
import { overlay, withLearned } from "../../faq/overlay.ts";
import { readFaq } from "../../faq/read.ts";
import type { FaqSource } from "../../settings.ts";
import { languages } from "../../wording.ts";
import type { Streams } from "../streams.ts";
import { print } from "./print.ts";

export interface FaqFlags {
  readonly config?: string;
  /** Read instead of the config's sources; relative to the folder the program was started in. */
  readonly faq?: readonly string[];
}

export interface LoadedFaq {
  readonly config: Config;
  /** The folder that paths are shown relative to. */
  readonly base: string;
  readonly sources: readonly FaqSource[];
  /** As the files have them. */
  readonly written: readonly Entry[];
  readonly problems: readonly FaqProblem[];
}

/**
 * Reads the config and the FAQ's files.
 * @throws ConfigError when the config can't be used.
 */
export async function loadFaq(flags: FaqFlags, streams: Streams): Promise<LoadedFaq> {
  const config = readConfig(flags.config, streams.environment, { languages });
  const here = process.cwd();
  const named = flags.faq?.map((path): FaqSource => ({ path: resolve(here, path) }));
  const sources = named ?? config.settings.faq;
  const base = named ? here : config.base;
  const { entries, problems } = await readFaq(sources, base);
  return { config, base, sources, written: entries, problems };
}

/**
 * The entries with what maintainers learned, edited and removed in chat, when there is a
 * database and the FAQ is the config's own. May be called beside a running bot. A
 * database that can't be read is told, and the files alone count.
 */
export async function withChanges(
  faq: LoadedFaq,
  flags: FaqFlags,
  streams: Streams,
): Promise<readonly Entry[]> {
  if (flags.faq || !hasDatabase(faq.config)) return faq.written;
  const { lookAt } = await import("../../store/look.ts");
  const { LookError } = await import("../../store/reading.ts");
  let look: ReturnType<typeof lookAt> | undefined;
  try {
    look = lookAt(faq.config.database);
    const learned = look.learned(faq.config.settings.answers.learn);
    return withLearned(overlay(faq.written, look.changes()), learned);
  } catch (error) {
    if (!(error instanceof LookError)) throw error;
    await print(streams.errors, `porchlight: ${error.message} What was changed in chat is left out here.`);
    return faq.written;
  } finally {
    look?.close();
  }
}

export const hasDatabase = ({ database }: Config): boolean => database !== ":memory:" && existsSync(database);
