/** GitHub's deliveries: signed, journalled, acknowledged only then. */
import { Webhooks } from "@octokit/webhooks";
import type { Hook, Reply } from "../../src/web/route.ts";
import { inbound } from "./inbound.ts";
import { proofIn } from "./proof.ts";

const refuse = (status: number, error: string): Reply => ({ status, body: { error } });

/** `POST /webhooks/github`; the secret is the one typed into the webhook's settings there. */
export const githubWebhook: Hook = ({ settings, receive, log }) => {
  const github = settings.webhooks?.github;
  if (!github) return undefined;
  const { verify } = new Webhooks({ secret: github.secret });

  /** The library takes a string and signs its bytes again: what was no UTF-8 cannot come out right. */
  async function signed(body: Buffer, signature: string): Promise<string | undefined> {
    const text = body.toString("utf8");
    if (text === "" || signature === "") return undefined;
    return (await verify(text, signature)) ? text : undefined;
  }

  return {
    method: "POST",
    path: "/webhooks/github",
    async answer({ headers, body }) {
      const header = (name: string): string => {
        const value = headers[name];
        return typeof value === "string" ? value : "";
      };
      const text = await signed(body, header("x-hub-signature-256"));
      if (text === undefined) {
        log.warn({ bytes: body.length }, "a delivery to /webhooks/github is not signed with our secret");
        return refuse(401, "X-Hub-Signature-256 is missing or wrong: is the secret the same on both sides?");
      }
      const name = header("x-github-event");
      const delivery = header("x-github-delivery");
      if (!/^[a-z_]{1,60}$/.test(name)) return refuse(400, "X-GitHub-Event is missing or malformed.");
      if (!/^[\w-]{1,80}$/.test(delivery)) return refuse(400, "X-GitHub-Delivery is missing or malformed.");
      let payload: unknown;
      try {
        payload = JSON.parse(text);
      } catch {
        return refuse(400, "The body is not JSON: set the webhook's content type to application/json.");
      }
      const at = Date.now();
      const events = [
        ...inbound(github.name, delivery, name, payload, at, settings.bots),
        ...proofIn(github.name, delivery, name, payload, at),
      ];
      try {
        for (const event of events) await receive(event);
      } catch (error) {
        log.error({ err: error, delivery }, "a delivery could not be journalled");
        return refuse(503, "It could not be stored. Deliver it again later.");
      }
      log.debug({ delivery, name, events: events.length }, "a delivery came");
      return { status: 202, body: { events: events.length } };
    },
  };
};
