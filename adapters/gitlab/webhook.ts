/** GitLab's deliveries: with a secret token, which is sent along, or signed. */
import { createHmac } from "node:crypto";
import type { GitlabSettings } from "../../src/settings/forges.ts";
import type { Hook } from "../../src/web/route.ts";
import { createWebhook, type Header, same } from "../forge/webhook.ts";
import type { ForgeAccount } from "../git/record.ts";
import { inbound } from "./inbound.ts";
import { proofIn } from "./proof.ts";

/** A signed delivery is believed for so long, milliseconds. Source: https://www.standardwebhooks.com */
const tolerance = 5 * 60_000;

/** `v1,` and base64; several where the token was just exchanged. */
function signed(secret: string, body: Buffer, header: Header, now: number): string | undefined {
  const id = header("webhook-id");
  const stamp = header("webhook-timestamp");
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${stamp}.`).update(body).digest("base64");
  const given = header("webhook-signature").split(" ");
  if (id === "" || !given.some((one) => same(one, `v1,${expected}`)))
    return "webhook-signature is missing or wrong: is the signing token the same on both sides?";
  return Math.abs(Number(stamp) * 1000 - now) <= tolerance
    ? undefined
    : "webhook-timestamp is too old or in the future: are both clocks right?";
}

/** Undefined where the config has no webhook for it. */
export function gitlabWebhook(
  settings: Pick<GitlabSettings, "name" | "webhook">,
  options: { readonly bots: readonly string[]; readonly forgeAccount?: ForgeAccount },
): Hook | undefined {
  const { name: network, webhook } = settings;
  if (!webhook) return undefined;
  const { token, secret } = webhook;
  return createWebhook({
    network,
    distrust(body, header, now) {
      if (token !== undefined && !same(header("x-gitlab-token"), token))
        return "X-Gitlab-Token is missing or wrong: is the secret token the same on both sides?";
      return secret === undefined ? undefined : signed(secret, body, header, now);
    },
    nameOf(header) {
      const name = header("x-gitlab-event");
      return /^[A-Za-z ]{1,60}$/.test(name) ? { name } : { wrong: "X-Gitlab-Event is missing or malformed." };
    },
    read: (_, payload, now) => [
      ...inbound({ network, payload, now, ...options }),
      ...proofIn(network, payload, now),
    ],
  });
}
