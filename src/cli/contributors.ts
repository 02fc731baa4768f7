/** `porchlight contributors export`: who is missing in a project's own list, as a patch. */
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { createTwoFilesPatch } from "diff";
import { extended, type Wanted } from "../../adapters/all-contributors/list.ts";
import { openList } from "../../adapters/all-contributors/source.ts";
import { readConfig } from "../config.ts";
import { SourceError } from "../forges/source.ts";
import type { AllContributorsSettings } from "../settings/forges.ts";
import { openStore } from "../store/open.ts";
import type { Rostered } from "../store/roster.ts";
import { languages } from "../wording.ts";
import { exit } from "./exit.ts";
import type { Streams } from "./streams.ts";

export interface ExportFlags {
  readonly config?: string;
  /** Change the file instead of printing what would change. */
  readonly write?: boolean;
}

/** Whoever has no account on the forge is listed only when a person, not a commit's header, says who it is. */
function wanted(one: Rostered, github: string): Wanted | undefined {
  const account = one.accounts.find(({ network, key }) => network === github && /^\d+$/.test(key));
  const kinds = one.kinds.filter((kind) => kind !== "other");
  if (kinds.length === 0) return undefined;
  if (account) {
    const profile = account.address.startsWith("http")
      ? account.address
      : `https://github.com/${account.name}`;
    return { login: account.name, id: account.key, name: account.name, profile, kinds };
  }
  if (!one.credited && one.handle === undefined) return undefined;
  return { login: undefined, id: undefined, name: one.name, profile: "", kinds };
}

/**
 * @returns the exit code: 0, 1 when the list can't be read or written, 2 when none is configured.
 * @throws ConfigError, StoreError
 */
export async function exportContributors(flags: ExportFlags, streams: Streams): Promise<number> {
  const config = readConfig(flags.config, streams.environment, { languages });
  const { forges } = config.settings;
  const settings = forges.find((one): one is AllContributorsSettings => one.type === "all-contributors");
  if (!settings) {
    streams.errors.write(
      "porchlight: no list of contributors is configured: add `- type: all-contributors` with its `file` under `forges`.\n",
    );
    return exit.usage;
  }
  try {
    const { path, text } = openList(settings, config.base);
    const github = forges.find(({ type }) => type === "github")?.name ?? "github";
    const store = openStore(config.database);
    let people: readonly Wanted[];
    try {
      people = store.roster.everybody().flatMap((one) => wanted(one, github) ?? []);
    } finally {
      store.close();
    }
    const after = extended(text, people);
    if (after === text) {
      streams.errors.write(`${path}: nobody is missing.\n`);
    } else if (flags.write) {
      writeFileSync(path, after);
      streams.errors.write(`${path}: written.\n`);
    } else {
      const name = relative(config.base, path);
      const shown = name.startsWith("..") ? path : name;
      const patch = createTwoFilesPatch(`a/${shown}`, `b/${shown}`, text, after, "", "", { context: 3 });
      await new Promise<void>((resolve) => {
        streams.output.write(
          patch.replace(/^=+\n/, "").replaceAll(/^(---|\+\+\+ )([^\t\n]*)\t$/gm, "$1$2"),
          () => resolve(),
        );
      });
    }
    return exit.fine;
  } catch (error) {
    if (!(error instanceof SourceError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    const mend = error instanceof SourceError ? ` → ${error.mend}` : "";
    streams.errors.write(`porchlight: ${(error as Error).message}${mend}\n`);
    return exit.failed;
  }
}
