/** `porchlight faq import`: writes one Markdown file an entry, and never over another. */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { all } from "../../faq/import/all.ts";
import { type Draft, type Format, ImportError, type Source } from "../../faq/import/format.ts";
import { uniqueIds } from "../../faq/import/id.ts";
import type { FormatName } from "../../faq/import/names.ts";
import { openSource } from "../../faq/import/open.ts";
import { fileOf, readBack } from "../../faq/import/write.ts";
import { exit } from "../exit.ts";
import type { Streams } from "../streams.ts";
import { counted, print, quoted } from "./print.ts";

export interface ImportFlags {
  readonly to: string;
  readonly format?: FormatName;
  readonly link?: string;
  readonly owner?: string;
  readonly dryRun?: boolean;
}

function formatOf(source: Source, flags: ImportFlags): Format {
  const found = all.find((format) =>
    flags.format === undefined ? format.recognises(source) : format.name === flags.format,
  );
  if (found) return found;
  const known = all.map(({ name, what }) => `  ${name}: ${what}`).join("\n");
  throw new ImportError(`${source.shown}: in no format that is known here. Known are\n${known}`);
}

/** What became of one entry. */
type Outcome = "written" | "exists" | "unreadable";

async function write(path: string, text: string, dryRun: boolean): Promise<Outcome> {
  try {
    // Made only when it is not there, in one step: nobody's file is ever lost.
    if (!dryRun) await writeFile(path, text, { flag: "wx" });
    else if (await isThere(path)) return "exists";
    return "written";
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return "exists";
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  const { access } = await import("node:fs/promises");
  return access(path).then(
    () => true,
    () => false,
  );
}

async function draftsOf(
  sources: readonly string[],
  flags: ImportFlags,
  streams: Streams,
): Promise<{ readonly drafts: readonly Draft[]; readonly failed: boolean }> {
  const drafts: Draft[] = [];
  let failed = false;
  const link = flags.link?.replace(/\/+$/, "");
  for (const shown of new Set(sources)) {
    try {
      const source = await openSource(resolve(shown), shown);
      const format = formatOf(source, flags);
      const read = await format.read(source, { link });
      drafts.push(...read.drafts);
      await print(
        streams.errors,
        `${shown}: ${counted(read.drafts.length, "entry", "entries")} (${format.name})`,
      );
      for (const note of read.notes) await print(streams.errors, `  ${note}`);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      failed = true;
      await print(streams.errors, `porchlight: ${error.message}`);
    }
  }
  return { drafts, failed };
}

/** @returns the exit code: 0; 1 when a source or an entry could not be read; 2 for a link that is none. */
export async function importFaq(
  sources: readonly string[],
  flags: ImportFlags,
  streams: Streams,
): Promise<number> {
  if (flags.link !== undefined && !(/^https?:\/\//.test(flags.link) && URL.canParse(flags.link))) {
    await print(
      streams.errors,
      `porchlight: --link ${flags.link} is no web address; it begins with https://.`,
    );
    return exit.usage;
  }
  const { drafts, failed } = await draftsOf(sources, flags, streams);
  if (drafts.length === 0) return exit.failed;
  const dryRun = flags.dryRun === true;
  if (!dryRun) await mkdir(flags.to, { recursive: true });
  const idFor = uniqueIds();
  const sum: Record<Outcome, number> = { written: 0, exists: 0, unreadable: 0 };
  for (const draft of drafts) {
    const path = join(flags.to, `${idFor(draft.name)}.md`);
    const text = fileOf(draft, { owner: flags.owner });
    const entry = readBack(text, path);
    if (typeof entry === "string") {
      sum.unreadable += 1;
      await print(streams.errors, `porchlight: ${quoted(draft.question)} was left out: ${entry}.`);
      continue;
    }
    const outcome = await write(path, text, dryRun);
    sum[outcome] += 1;
    const did = {
      written: dryRun ? "would write" : "wrote",
      exists: "is there already, left as it is:",
      unreadable: "",
    };
    await print(streams.output, `${did[outcome]} ${path}  ${quoted(entry.question)}`);
  }
  const parts = [
    `${counted(sum.written, "entry", "entries")} ${dryRun ? "to write" : "written"}`,
    ...(sum.exists > 0 ? [`${sum.exists} left as they are`] : []),
    ...(sum.unreadable > 0 ? [`${sum.unreadable} left out`] : []),
  ];
  const next = sum.written > 0 && !dryRun ? ` Next: porchlight faq lint --faq ${flags.to}` : "";
  await print(streams.output, `${parts.join(", ")}.${next}`);
  return failed || sum.unreadable > 0 ? exit.failed : exit.fine;
}
