/** The forges that the config names. */
import { configuredForges } from "../forges/configured.ts";
import type { Settings } from "../settings.ts";

/** Names of forges whose accounts can be linked: people have none in a repository or a list. */
export const forgeNames = (settings: Settings): readonly string[] =>
  configuredForges(settings).flatMap(({ type, name }) =>
    type === "github" || type === "gitlab" || type === "forgejo" ? [name] : [],
  );
