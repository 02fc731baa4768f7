/** The shape of a feature: pure, synchronous; what happened and what is known in, what the bot wants out. */
import type { Effect } from "./effects.ts";
import type { Event } from "./events.ts";
import type { Situation } from "./situation.ts";
import type { World } from "./world.ts";

export type Feature = (event: Event, world: World, situation: Situation) => readonly Effect[];
