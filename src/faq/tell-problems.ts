/** Tells the maintainers what of the FAQ can't be taken: each once as long as it lasts, and never a wall of it. */
import { createHash } from "node:crypto";
import type { Receive } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import type { Settings } from "../settings.ts";
import { wording } from "../wording.ts";
import type { FaqProblem } from "./entry.ts";
import { formatProblem } from "./problem.ts";

/** So many are named one by one; of more, the first ones and how many there are. */
const most = 3;

/** @returns told of the problems as they stand now */
export function createProblemTeller(
  settings: Settings,
  clock: Clock,
  receive: Receive,
): (problems: readonly FaqProblem[]) => void {
  let told: ReadonlySet<string> = new Set();
  return (problems) => {
    const standing = problems.map(formatProblem);
    const fresh = [...new Set(standing)].filter((problem) => !told.has(problem));
    told = new Set(standing);
    const { lastGoodFaq, moreFaqProblems } = wording(settings);
    const named = fresh.length > most ? fresh.slice(0, most - 1) : fresh;
    const others = fresh.length - named.length;
    const lines = others > 0 ? [...named, moreFaqProblems(others)] : named;
    const at = clock.now();
    for (const what of lines) {
      const digest = createHash("sha256").update(what).digest("hex").slice(0, 16);
      void receive({
        kind: "trouble",
        id: `faq/${digest}/${at}`,
        at,
        network: "faq",
        what,
        mend: lastGoodFaq,
      }).catch(() => undefined);
    }
  };
}
