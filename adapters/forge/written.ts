/** Codes that people put where anybody can read them: their profile, the description of a gist. */
import { createHash } from "node:crypto";
import type { ProofEvent } from "../../src/events.ts";
import { type Reading, SourceError } from "../../src/forges/source.ts";

/** Somebody as the forge shows them to everybody, with what they wrote about themself. */
export interface Profile {
  readonly id: number;
  readonly login: string;
  readonly address: string;
  readonly bot: boolean;
  readonly texts: readonly (string | null | undefined)[];
}

/** Nothing is kept but what speaks to the bot, and of that only the line. */
const toUs = /^.*\bporchlight\b.*$/im;

function proofOf(network: string, profile: Profile, now: number): readonly ProofEvent[] {
  return profile.texts.flatMap((text): ProofEvent[] => {
    const line = toUs
      .exec((text ?? "").slice(0, 20_000))?.[0]
      .trim()
      .slice(0, 500);
    if (line === undefined) return [];
    const { id, login, address, bot } = profile;
    const digest = createHash("sha256").update(`${id}\n${line}`).digest("hex").slice(0, 32);
    return [
      {
        kind: "proof",
        id: `${network}/written/${digest}`,
        network,
        at: now,
        actor: { key: String(id), name: login, address, verified: true, bot },
        text: line,
      },
    ];
  });
}

/** A login as forges write them: nothing else goes into an address. */
const isLogin = (text: string): boolean => /^[\w.-]{1,60}$/.test(text) && !/^\.+$/.test(text);

/**
 * @param logins of those who were given a code and said who they are there
 * @param profileOf throws SourceError where there is nobody of that name
 */
export async function readWritten(
  network: string,
  logins: readonly string[],
  profileOf: (login: string) => Promise<Profile>,
  { now, log }: Pick<Reading, "now" | "log">,
): Promise<readonly ProofEvent[]> {
  const proofs: ProofEvent[] = [];
  for (const login of logins.filter(isLogin))
    try {
      proofs.push(...proofOf(network, await profileOf(login), now()));
    } catch (error) {
      // A name that somebody mistyped is no trouble of the forge's.
      if (!(error instanceof SourceError)) throw error;
      log.debug({ source: network, reason: error.message }, "a profile can't be read");
    }
  return proofs;
}
