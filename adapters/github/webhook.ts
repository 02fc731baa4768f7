/** GitHub's deliveries. */
import { Webhooks } from "@octokit/webhooks";
import type { GithubSettings } from "../../src/settings/forges.ts";
import type { Hook } from "../../src/web/route.ts";
import { createWebhook } from "../forge/webhook.ts";
import type { ForgeAccount } from "../git/record.ts";
import { inbound } from "./inbound.ts";
import { proofIn } from "./proof.ts";

/** The secret is the one typed into the webhook's settings there; undefined where the config has none. */
export function githubWebhook(
  settings: Pick<GithubSettings, "name" | "webhook">,
  options: { readonly bots: readonly string[]; readonly forgeAccount?: ForgeAccount },
): Hook | undefined {
  const { name: network, webhook } = settings;
  if (!webhook) return undefined;
  const { verify } = new Webhooks({ secret: webhook.secret });
  return createWebhook({
    network,
    async distrust(body, header) {
      // The library takes a string and signs its bytes again: what was no UTF-8 cannot come out right.
      const text = body.toString("utf8");
      const signature = header("x-hub-signature-256");
      const signed = text !== "" && signature !== "" && (await verify(text, signature));
      return signed
        ? undefined
        : "X-Hub-Signature-256 is missing or wrong: is the secret the same on both sides?";
    },
    nameOf(header) {
      const name = header("x-github-event");
      if (!/^[a-z_]{1,60}$/.test(name)) return { wrong: "X-GitHub-Event is missing or malformed." };
      if (!/^[\w-]{1,80}$/.test(header("x-github-delivery")))
        return { wrong: "X-GitHub-Delivery is missing or malformed." };
      return { name };
    },
    read: (name, payload, now) => [
      ...inbound({ network, name, payload, now, ...options }),
      ...proofIn(network, name, payload, now),
    ],
  });
}
