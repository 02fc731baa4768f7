/** How surely a question is done with when its asker says so, or leaves. */
import counts from "../../data/askers-word.json" with { type: "json" };

/**
 * What the asker does: says that it works and thanks; says one of them, while the question waits
 * or after it was answered; says never mind; leaves while it waits.
 */
export type AskersWord = keyof typeof counts;

/** The word for a line that says thanks, that it works, or both. */
export function contentWord({
  works,
  thanks,
  waits,
}: {
  readonly works: boolean;
  readonly thanks: boolean;
  /** Nobody had answered. */
  readonly waits: boolean;
}): AskersWord {
  if (works && thanks) return "worksThanks";
  if (works) return waits ? "worksWaiting" : "worksAnswered";
  return waits ? "thanksWaiting" : "thanksAnswered";
}

/**
 * 0 to 1: they ask nothing more about it, and who left stays away. The share in which that was
 * so in annotated #ubuntu logs (Kummerfeld et al., ACL 2019, CC BY 4.0), counted by
 * `npm run bench:follow -- --logs DIR --words data/askers-word.json`; by the rule of succession,
 * so that few cases never make it certain.
 */
export function sureOf(word: AskersWord): number {
  const { right, of } = counts[word];
  return (right + 1) / (of + 2);
}
