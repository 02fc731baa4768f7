/** The sources of contributions in the config. Pure. */

import type { ForgeSettings, GithubSettings } from "../settings/forges.ts";
import { github } from "../settings/forges.ts";
import type { Settings } from "../settings.ts";

/** Those under `forges`, and the one that `webhooks.github` is short for. */
export function configuredForges(settings: Settings): readonly ForgeSettings[] {
  const short = settings.webhooks?.github;
  if (!short) return settings.forges;
  const forge: GithubSettings = github.parse({
    type: "github",
    name: short.name,
    poll: "off",
    webhook: { secret: short.secret },
  });
  return [forge, ...settings.forges];
}
