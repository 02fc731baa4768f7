/** Whether a line goes on with a question, or with something else that its asker is in. */
import type { Placed } from "./turn.ts";
import { positionOf, type View } from "./view.ts";

/** Seconds in which the asker's next line is still the question, whatever it is linked to. */
const sameBreath = 180;

/**
 * How surely a line answers what somebody said about their question: 0 to 1. Whoever asks
 * may be helping others in the meantime; what is said to them about that is no answer.
 */
export function shareAbout(view: View, placed: Placed, question: Placed): number {
  let share = 0;
  for (const { index, probability } of placed.choices) {
    const past = view.placed[positionOf(view, index)];
    if (past && past !== placed && isAbout(past, question)) share += probability;
  }
  return Math.min(1, share);
}

function isAbout(past: Placed, question: Placed): boolean {
  const { turn } = past;
  if (turn.person !== question.turn.person || turn.index < question.turn.index) return false;
  if (past.root === question.root) return true;
  const opens = past.parent === turn.index || past.whom === turn.person;
  return opens && turn.to.length === 0 && turn.at - question.turn.at < sameBreath;
}
