/** What is too long for a network of lines, laid out by the code that lays out what the bot says. */
import type { Outgoing } from "../../adapter.ts";
import type { Say } from "../../effects.ts";
import { tell } from "../../features/faq-say.ts";
import { fit } from "../../fit.ts";
import { wording } from "../../wording.ts";
import type { Entry } from "../entry.ts";
import { type Linted, type LintFinding, lineWith } from "./finding.ts";

/** As long as nicks usually may be. Source: NICKLEN of the larger IRC networks. */
const longNick = "a".repeat(16);

const somebody = { network: "irc", key: "somebody", name: longNick, address: longNick };

/** What the bot would say when it answers unasked, which has its hint behind. */
function said(entry: Entry, { settings }: Linted): Say | undefined {
  const to = { network: "irc", channel: "#channel" };
  const after = wording(settings, to).answerHint;
  // A time before every review date: the mark of a stale entry is not the entry's fault.
  const effects = tell(
    { settings },
    { key: "lint", entry, to, for: somebody, at: 0, mode: "auto", probability: 1, after },
  );
  return effects.find((effect) => effect.do === "say");
}

const lineCount = (say: Say, faq: Linted): number =>
  fit(say, { ...faq.lines, maxParts: 10_000 }).filter((item: Outgoing) => item.do === "say").length;

const without = ({ short: _, ...say }: Say): Say => say;

/** Answers without `short` that take more lines than the network allows, and `short`s that do. */
export function length(faq: Linted): readonly LintFinding[] {
  const most = faq.lines.maxParts;
  return faq.entries.flatMap((entry): LintFinding[] => {
    const say = said(entry, faq);
    if (!say) return [];
    const whole = lineCount(without(say), faq);
    if (whole <= most) return [];
    const short = say.short === undefined ? whole : lineCount({ ...without(say), text: say.short }, faq);
    const base = { rule: "length", entry: entry.id } as const;
    if (entry.short !== undefined) {
      if (short <= most) return [];
      const what = `its short takes ${short} lines of IRC with the bot's hint behind it, and ${most} are allowed`;
      return [{ ...base, where: lineWith("short:", entry, faq.texts), what, mend: "Shorten it" }];
    }
    const instead = short <= most ? "only its beginning is said there" : "it is cut there";
    const what = `the answer takes ${whole} lines of IRC, and ${most} are allowed: ${instead}`;
    const mend = "Add short: with the answer in one or two sentences";
    return [{ ...base, where: lineWith("question:", entry, faq.texts), what, mend }];
  });
}
