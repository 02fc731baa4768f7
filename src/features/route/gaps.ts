/** What the FAQ lacks: questions that nobody answered, and those asked again and again, alike ones together. Pure. */
import type { Millis } from "../../events.ts";
import type { World } from "../../world.ts";
import { aboutTheSame, alike } from "./alike.ts";

/** Alike questions, in the words of the first. */
export interface Gap {
  readonly text: string;
  /** How often it was asked, the same person's asking again included. */
  readonly asked: number;
  readonly unanswered: number;
}

export const gapDays = 30;
const questionsRead = 500;

/** The most wanted first; what the FAQ answered is no gap. */
export function gaps(world: World, at: Millis): readonly Gap[] {
  const found: { text: string; asked: number; unanswered: number }[] = [];
  for (const { text, again, unanswered } of world.askedSince(at - gapDays * 864e5, questionsRead)) {
    const near = found.find((gap) => alike(gap.text, text) >= aboutTheSame);
    const gap = near ?? { text, asked: 0, unanswered: 0 };
    if (!near) found.push(gap);
    gap.asked += 1 + again;
    gap.unanswered += unanswered ? 1 : 0;
  }
  const weight = (gap: Gap): number => gap.asked + 2 * gap.unanswered;
  return found
    .filter(({ asked, unanswered }) => asked > 1 || unanswered > 0)
    .sort((one, other) => weight(other) - weight(one));
}
