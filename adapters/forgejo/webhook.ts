/** Forgejo's and Gitea's deliveries, signed with HMAC-SHA256. */
import { createHmac } from "node:crypto";
import type { ForgejoSettings } from "../../src/settings/forges.ts";
import type { Hook } from "../../src/web/route.ts";
import { createWebhook, type Header, same } from "../forge/webhook.ts";
import type { ForgeAccount } from "../git/record.ts";
import { proofIn } from "../github/proof.ts";
import { inbound } from "./inbound.ts";

/** Forgejo sends its own headers and Gitea's. */
const either = (header: Header, name: string): string =>
  header(`x-forgejo-${name}`) || header(`x-gitea-${name}`);

/** Undefined where the config has no webhook for it. */
export function forgejoWebhook(
  settings: Pick<ForgejoSettings, "name" | "webhook">,
  options: { readonly bots: readonly string[]; readonly forgeAccount?: ForgeAccount },
): Hook | undefined {
  const { name: network, webhook } = settings;
  if (!webhook) return undefined;
  return createWebhook({
    network,
    distrust(body, header) {
      const expected = createHmac("sha256", webhook.secret).update(body).digest("hex");
      return same(either(header, "signature"), expected)
        ? undefined
        : "X-Forgejo-Signature is missing or wrong: is the secret the same on both sides?";
    },
    nameOf(header) {
      const name = either(header, "event");
      return /^[a-z_]{1,60}$/.test(name) ? { name } : { wrong: "X-Forgejo-Event is missing or malformed." };
    },
    read: (name, payload, now) => [
      ...inbound({ network, name, payload, now, ...options }),
      ...proofIn(network, name, payload, now),
    ],
  });
}
