/** What people write on a forge for the bot: the code that shows that an account is theirs. Pure. */
import { createHash } from "node:crypto";
import type { Millis, ProofEvent } from "../../src/events.ts";
import { isBot } from "./bots.ts";
import type { User } from "./told.ts";

/** Nobody's comment is kept but what speaks to the bot, and of that only the line. */
const toUs = /^.*\bporchlight\b.*$/im;

/**
 * At most one; none for what does not speak to the bot.
 * @param network the forge's name in the config
 * @param said what it was said in, by its kind and number, so that a delivery and a poll tell the same
 */
export function proofOf(
  network: string,
  said: string,
  body: string | null | undefined,
  by: User | undefined,
  at: Millis,
): readonly ProofEvent[] {
  const line = toUs
    .exec((body ?? "").slice(0, 20_000))?.[0]
    .trim()
    .slice(0, 500);
  if (line === undefined || !by || by.login.toLowerCase() === "ghost") return [];
  // Edited, it may be another code.
  const digest = createHash("sha256").update(line).digest("hex").slice(0, 16);
  return [
    {
      kind: "proof",
      id: `${network}/proof/${said}/${digest}`,
      network,
      at,
      actor: {
        key: String(by.id),
        name: by.login,
        address: by.url,
        verified: true,
        bot: isBot(network, { name: by.login, bot: by.bot }, []),
      },
      text: line,
    },
  ];
}
