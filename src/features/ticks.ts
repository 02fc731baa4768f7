/**
 * A question with a thread of its own shows whether it is settled: a tick on its first
 * message, which a network may show in its own way (a forum's `solved` tag).
 */
import type { Effect } from "../effects.ts";
import type { Event } from "../events.ts";
import type { QuestionState } from "../facts.ts";
import type { World } from "../world.ts";

export const tick = "✅";

const settled: ReadonlySet<QuestionState> = new Set(["resolved"]);

/** @param effects what was decided about the event so far */
export function ticks(event: Event, effects: readonly Effect[], world: World): readonly Effect[] {
  const states = new Map<number, QuestionState>();
  for (const effect of effects)
    if (effect.do === "note" && effect.fact.fact === "question" && effect.fact.change.state)
      states.set(effect.fact.n, effect.fact.change.state);
  return [...states].flatMap(([n, state]): readonly Effect[] => {
    const question = world.question(n);
    const { native, place } = question ?? {};
    if (!question || native === undefined || place?.thread !== native) return [];
    if (settled.has(state) === settled.has(question.state)) return [];
    // The tag that somebody set is there already.
    if (event.kind === "reaction" && event.target === native && event.emoji === tick) return [];
    return [
      {
        do: "react",
        key: `q${n}/tick/${event.id}`,
        to: place,
        target: native,
        emoji: tick,
        ...(settled.has(state) ? {} : { removed: true as const }),
      },
    ];
  });
}
