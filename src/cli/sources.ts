/** Makes the reader of each configured source of contributions; only these are loaded. */
import { dirname, join } from "node:path";
import { forgeAccounts } from "../../adapters/git/accounts.ts";
import type { Config } from "../config.ts";
import { configuredForges } from "../forges/configured.ts";
import type { Source } from "../forges/source.ts";
import { version } from "../paths.ts";
import type { ForgeSettings } from "../settings/forges.ts";

/** Sources in the order of the config; those that can only be listened to are left out. */
export async function createSources(config: Config): Promise<readonly Source[]> {
  const made = await Promise.all(
    configuredForges(config.settings).map((forge) => createSource(forge, config)),
  );
  return made.filter((source) => source !== undefined);
}

async function createSource(forge: ForgeSettings, config: Config): Promise<Source | undefined> {
  const { base, database, settings } = config;
  const { bots } = settings;
  const data = database === ":memory:" ? join(base, "data") : dirname(database);
  const forgeAccount = forgeAccounts(settings.forges);
  switch (forge.type) {
    case "git": {
      const { createGitSource } = await import("../../adapters/git/source.ts");
      return createGitSource(forge, { base, data, bots, forgeAccount });
    }
    case "github": {
      if (forge.repositories.length === 0) return undefined;
      const { createGithubSource } = await import("../../adapters/github/source.ts");
      return createGithubSource(forge, { bots, forgeAccount, version });
    }
    case "gitlab": {
      if (forge.repositories.length === 0) return undefined;
      const { createGitlabSource } = await import("../../adapters/gitlab/source.ts");
      return createGitlabSource(forge, { bots, forgeAccount, version });
    }
    case "forgejo": {
      if (forge.repositories.length === 0) return undefined;
      const { createForgejoSource } = await import("../../adapters/forgejo/source.ts");
      return createForgejoSource(forge, { bots, forgeAccount, version });
    }
    case "all-contributors": {
      const { createListSource } = await import("../../adapters/all-contributors/source.ts");
      return createListSource(forge, { base, bots, forges: settings.forges });
    }
  }
}
