/**
 * What people write on the forge for the bot. Pure. GitHub's payloads, which Forgejo and
 * Gitea send alike.
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
import * as z from "zod";
import type { Millis, ProofEvent } from "../../src/events.ts";
import { proofOf } from "../forge/proof.ts";
import { userOf } from "./deeds.ts";
import * as shapes from "./shapes.ts";

const written = z.object({ id: z.number().int(), body: z.string().nullish(), user: shapes.user });

const delivered = z.object({
  action: z.string(),
  comment: written.optional(),
  issue: written.optional(),
  discussion: written.optional(),
});

const readers: ReadonlySet<string> = new Set(["issue_comment", "discussion_comment", "issues", "discussion"]);
const actions: ReadonlySet<string> = new Set(["created", "opened", "edited"]);

/**
 * At most one; none for what does not speak to the bot.
 * @param network the forge's name in the config
 * @param name the event's name, `X-GitHub-Event`
 * @param at when the delivery came
 */
export function proofIn(network: string, name: string, payload: unknown, at: Millis): readonly ProofEvent[] {
  if (!readers.has(name)) return [];
  const { data } = delivered.safeParse(payload);
  if (!data || !actions.has(data.action)) return [];
  const kind = data.comment
    ? name === "discussion_comment"
      ? "remark"
      : "comment"
    : data.issue
      ? "issue"
      : "discussion";
  const said = data.comment ?? data.issue ?? data.discussion;
  return said ? proofOf(network, `${kind}/${said.id}`, said.body, userOf(said.user), at) : [];
}
