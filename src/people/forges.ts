/** The forges that the config names. */
import type { Settings } from "../settings.ts";

/** Names of forges whose accounts can be linked. */
export const forgeNames = (settings: Settings): readonly string[] =>
  settings.webhooks?.github ? [settings.webhooks.github.name] : [];
