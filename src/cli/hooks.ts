/** The webhooks of the forges in the config; only these are loaded. */
import { forgeAccounts } from "../../adapters/git/accounts.ts";
import { configuredForges } from "../forges/configured.ts";
import type { Settings } from "../settings.ts";
import type { Hook } from "../web/route.ts";

/** In the order of the config; forges without a webhook are left out. */
export async function createHooks(settings: Settings): Promise<readonly Hook[]> {
  const options = { bots: settings.bots, forgeAccount: forgeAccounts(settings.forges) };
  const made = await Promise.all(
    configuredForges(settings).map(async (forge): Promise<Hook | undefined> => {
      switch (forge.type) {
        case "github": {
          const { githubWebhook } = await import("../../adapters/github/webhook.ts");
          return githubWebhook(forge, options);
        }
        case "gitlab": {
          const { gitlabWebhook } = await import("../../adapters/gitlab/webhook.ts");
          return gitlabWebhook(forge, options);
        }
        case "forgejo": {
          const { forgejoWebhook } = await import("../../adapters/forgejo/webhook.ts");
          return forgejoWebhook(forge, options);
        }
        case "git":
        case "all-contributors":
          return undefined;
      }
    }),
  );
  return made.filter((hook) => hook !== undefined);
}
