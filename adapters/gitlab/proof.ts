/**
 * What people write on GitLab for the bot: the code that shows that an account is theirs. Pure.
 * Source: https://docs.gitlab.com/user/project/integrations/webhook_events/#comment-events
 */
import * as z from "zod";
import type { Millis, ProofEvent } from "../../src/events.ts";
import { proofOf } from "../forge/proof.ts";

const delivered = z.object({
  object_kind: z.enum(["note", "issue", "work_item"]),
  user: z.object({ id: z.number().int(), username: z.string().min(1), name: z.string().optional() }),
  object_attributes: z.object({
    id: z.number().int(),
    author_id: z.number().int().optional(),
    note: z.string().nullish(),
    description: z.string().nullish(),
    action: z.string().nullish(),
  }),
});

/** At most one; the line is the same however often its delivery is sent. */
export function proofIn(network: string, payload: unknown, at: Millis): readonly ProofEvent[] {
  const { data } = delivered.safeParse(payload);
  if (!data) return [];
  const { user, object_attributes: said } = data;
  // Whoever changes somebody else's words has not written them.
  if (said.author_id !== undefined && said.author_id !== user.id) return [];
  const text = data.object_kind === "note" ? said.note : said.action === "open" ? said.description : "";
  const { id, username: login } = user;
  return proofOf(network, `${data.object_kind}/${said.id}`, text, { id, login, url: "", bot: false }, at);
}
