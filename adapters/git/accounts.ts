/** Addresses that a forge gives out instead of people's own, with the account's number in them. Pure. */
import type { ForgeSettings } from "../../src/settings/forges.ts";
import type { ForgeAccount } from "./record.ts";

/** The host that a forge's addresses end in. */
function hosts(forge: ForgeSettings): readonly string[] {
  switch (forge.type) {
    case "github": {
      const { hostname } = new URL(forge.api);
      return [`users.noreply.${hostname === "api.github.com" ? "github.com" : hostname}`];
    }
    case "gitlab":
      return [`users.noreply.${new URL(forge.url).hostname}`];
    default:
      // Forgejo's have no number in them: who bears a login may change.
      return [];
  }
}

/**
 * GitHub: `NUMBER+LOGIN@users.noreply.github.com`, GitLab: `NUMBER-LOGIN@users.noreply.gitlab.com`.
 * Source: https://docs.github.com/en/account-and-profile/reference/email-addresses-reference
 * and https://docs.gitlab.com/user/profile/#use-an-automatically-generated-private-commit-email
 */
export function forgeAccounts(forges: readonly ForgeSettings[]): ForgeAccount {
  const byHost = new Map(forges.flatMap((forge) => hosts(forge).map((host) => [host, forge] as const)));
  return (email) => {
    const [, key, sign, name, host] = /^(\d+)([+-])([^@]+)@(.+)$/.exec(email) ?? [];
    const forge = host === undefined ? undefined : byHost.get(host);
    if (!forge || key === undefined || name === undefined) return undefined;
    if (sign !== (forge.type === "github" ? "+" : "-")) return undefined;
    return { network: forge.name, key, name };
  };
}
