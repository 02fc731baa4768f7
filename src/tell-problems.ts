/** Tells the maintainers what of the project's files can't be taken: each once as long as it lasts, and never a wall of it. */
import { createHash } from "node:crypto";
import type { Receive } from "./adapter.ts";
import type { Clock } from "./clock.ts";
import type { Settings } from "./settings.ts";
import { wording } from "./wording.ts";

/** So many are named one by one; of more, the first ones and how many there are. */
const most = 3;

/** Whose files they are, which stands where an event has its network, and the command that lists them. */
const listedBy = { faq: "porchlight faq lint", areas: "porchlight check" } as const;

export interface ProblemTeller {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly receive: Receive;
}

/** @returns what is told of the problems as they stand now, and returns the new ones */
export function createProblemTeller(
  source: keyof typeof listedBy,
  { settings, clock, receive }: ProblemTeller,
): (problems: readonly string[]) => readonly string[] {
  let told: ReadonlySet<string> | undefined;
  return (problems) => {
    const fresh = [...new Set(problems)].filter((problem) => !told?.has(problem));
    const { lastGood, moreProblems, onlyRest } = wording(settings);
    // At the start there is no version before.
    const mend = told ? lastGood : onlyRest;
    told = new Set(problems);
    const named = fresh.length > most ? fresh.slice(0, most - 1) : fresh;
    const others = fresh.length - named.length;
    const lines = others > 0 ? [...named, moreProblems(others, listedBy[source])] : named;
    const at = clock.now();
    for (const what of lines) {
      const digest = createHash("sha256").update(what).digest("hex").slice(0, 16);
      const id = `${source}/${digest}/${at}`;
      void receive({ kind: "trouble", id, at, network: source, what, mend }).catch(() => undefined);
    }
    return fresh;
  };
}
