/** The identities of trailers, which `git log` leaves as written, through .mailmap. */
import { type Identity, identity } from "./record.ts";
import { output } from "./run.ts";

export interface Mailmap {
  /** Looks up those not yet known, in one go. */
  learn(identities: readonly Identity[], signal?: AbortSignal): Promise<void>;
  /** The proper one; as it is when .mailmap says nothing about it. */
  proper(who: Identity): Identity;
}

/** So many are remembered; a repository with more asks again. */
const remembered = 50_000;

const written = ({ name, email }: Identity): string => `${name} <${email}>`;

/** @param config options of git that name the .mailmap */
export function createMailmap(folder: string, config: readonly string[]): Mailmap {
  const known = new Map<string, Identity>();
  return {
    async learn(identities, signal) {
      const asked = [...new Map(identities.map((one) => [written(one), one])).entries()].filter(
        ([text]) => !known.has(text),
      );
      if (asked.length === 0) return;
      if (known.size > remembered) known.clear();
      const input = `${asked.map(([text]) => text).join("\n")}\n`;
      const args = ["-C", folder, ...config, "check-mailmap", "--stdin"];
      const answers = (
        await output("reading .mailmap", args, { input, ...(signal ? { signal } : {}) })
      ).split("\n");
      for (const [index, [text, one]] of asked.entries())
        known.set(text, identity(answers[index] ?? "") ?? one);
    },
    proper: (who) => known.get(written(who)) ?? who,
  };
}
