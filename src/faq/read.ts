/** Reads the FAQ from its sources: folders of entries, and single pages. */
import type { FaqSource } from "../settings.ts";
import type { Entry, FaqFiles, FaqProblem } from "./entry.ts";
import { readSource } from "./files.ts";
import type { FileRead } from "./problem.ts";

/** Every source's files, in the order of the config and then by name. */
export async function readFiles(sources: readonly FaqSource[], base: string): Promise<readonly FileRead[]> {
  const out: FileRead[] = [];
  for (const source of sources) out.push(...(await readSource(source, base)));
  return out;
}

/** Puts files together. Of two entries with one id the first stays; the second is a problem. */
export function combine(files: readonly FileRead[]): FaqFiles {
  const problems: FaqProblem[] = files.flatMap((file) => file.problems);
  const byId = new Map<string, Entry>();
  for (const entry of files.flatMap((file) => file.entries)) {
    const key = entry.id.toLowerCase();
    const first = byId.get(key);
    if (first) {
      const what = `the id ${entry.id} is taken by ${first.source}; give this entry another id, or remove one of the two`;
      problems.push({ where: entry.source, what });
    } else byId.set(key, entry);
  }
  return { entries: [...byId.values()], problems };
}

/**
 * Reads all sources. What is broken becomes a problem that says what, where and what to
 * do; everything else is read. Never throws for what is on the disk.
 * @param base the folder that relative paths start from: the config's.
 */
export async function readFaq(sources: readonly FaqSource[], base: string): Promise<FaqFiles> {
  return combine(await readFiles(sources, base));
}
