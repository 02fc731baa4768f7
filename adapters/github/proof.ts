/**
 * What people write on the forge for the bot: the code that shows that an account is
 * theirs. Pure. GitHub's payloads, which Forgejo and Gitea send alike.
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
import * as z from "zod";
import type { Millis, ProofEvent } from "../../src/events.ts";

const written = z.object({
  id: z.number().int(),
  body: z.string().nullish(),
  user: z
    .object({
      id: z.number().int(),
      login: z.string().min(1),
      html_url: z.string().optional(),
      type: z.string().optional(),
    })
    .nullish(),
});

const delivered = z.object({
  action: z.string(),
  comment: written.optional(),
  issue: written.optional(),
  discussion: written.optional(),
});

const readers: ReadonlySet<string> = new Set(["issue_comment", "discussion_comment", "issues", "discussion"]);
const actions: ReadonlySet<string> = new Set(["created", "opened", "edited"]);

/** Nobody's comment is kept but what speaks to the bot, and of that only the line. */
const toUs = /^.*\bporchlight\b.*$/im;

/**
 * At most one; none for what does not speak to the bot.
 * @param network the forge's name in the config
 * @param delivery what names the delivery by its body, so that the same again is the same
 * @param name the event's name, `X-GitHub-Event`
 * @param at when the delivery came
 */
export function proofIn(
  network: string,
  delivery: string,
  name: string,
  payload: unknown,
  at: Millis,
): readonly ProofEvent[] {
  if (!readers.has(name)) return [];
  const { data } = delivered.safeParse(payload);
  if (!data || !actions.has(data.action)) return [];
  const said = data.comment ?? data.issue ?? data.discussion;
  const line = toUs
    .exec((said?.body ?? "").slice(0, 20_000))?.[0]
    .trim()
    .slice(0, 500);
  const by = said?.user;
  if (line === undefined || !by || by.login === "ghost") return [];
  return [
    {
      kind: "proof",
      id: `${network}/${delivery}/proof`,
      network,
      at,
      actor: {
        key: String(by.id),
        name: by.login,
        address: by.html_url ?? "",
        verified: true,
        bot: by.type === "Bot" || by.login.toLowerCase().endsWith("[bot]"),
      },
      text: line,
    },
  ];
}
