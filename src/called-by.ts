import type { Say } from "./effects.ts";
import type { Event } from "./events.ts";

/**
 * The call that a line answers: what is said where it was called, and to nobody but who
 * called. A line for somebody else is no answer to the caller. The call is named by the network's handle of it.
 */
export function calledBy(say: Say, event: Event): string | undefined {
  if (event.kind !== "command" && event.kind !== "press") return undefined;
  const { place, actor } = event;
  const there =
    say.to.network === place.network &&
    say.to.channel === place.channel &&
    say.to.thread === place.thread &&
    say.to.private === place.private;
  return there && (say.for === undefined || say.for.key === actor.key) ? event.handle : undefined;
}
