/** On to the next rung at once, when the one that was waited for falls away. */
import type { Effect } from "../../effects.ts";
import type { Millis } from "../../events.ts";
import type { Question, World } from "../../world.ts";
import { judged } from "./judged.ts";
import { climb } from "./ladder.ts";

/**
 * Climbs one rung, unless somebody seems to have answered since somebody was asked last.
 * @param but person ids that are out of it
 */
export function goOn(
  world: World,
  question: Question,
  at: Millis,
  but: readonly number[] = [],
): readonly Effect[] {
  const { ping, effects } = judged(world, question, at);
  return ping ? [...effects, ...climb(world, question, at, but)] : effects;
}
