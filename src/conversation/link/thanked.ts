/** Who is meant by thanks that name nobody: whoever said what the thanks answer. */
import type { Placed } from "./turn.ts";
import { positionOf, type View } from "./view.ts";

/** How many of one's own lines are stepped over. */
const deepest = 6;

/** The likeliest person, and how likely, 0 to 1. */
export interface Thanked {
  readonly person: number;
  readonly probability: number;
}

/** By the links of the line; its own earlier lines stand for what they answer in turn. Never a bot. */
export function thankedIn(view: View, placed: Placed): Thanked | undefined {
  const { turn } = placed;
  const called = turn.to[0] ?? (turn.named.length === 1 ? turn.named[0] : undefined);
  if (called !== undefined) return { person: called, probability: 1 };
  const shares = new Map<number, number>();
  walk(placed, 1, 0);
  let best: Thanked | undefined;
  for (const [person, probability] of shares)
    if (!best || probability > best.probability) best = { person, probability };
  return best;

  function walk(from: Placed, share: number, depth: number): void {
    for (const { index, probability } of from.choices) {
      if (index === from.turn.index) continue;
      const past = view.placed[positionOf(view, index)];
      if (!past || past.turn.bot) continue;
      const part = share * probability;
      if (past.turn.person !== turn.person)
        shares.set(past.turn.person, (shares.get(past.turn.person) ?? 0) + part);
      else if (depth < deepest && part > 0.01) walk(past, part, depth + 1);
    }
  }
}
