/** When the bot answers in a place: what the config says, and what maintainers decided in chat since. */
import type { Place } from "./events.ts";
import { type ChannelRules, channelRules, placeName } from "./places.ts";
import type { World } from "./world.ts";

/** `shadow` ends where a maintainer promoted the channel; the maintainers' own has no use for it. */
export function rulesAt(world: Pick<World, "settings" | "promoted">, place: Place): ChannelRules {
  const rules = channelRules(world.settings, place);
  if (rules.answer !== "shadow") return rules;
  const home = world.settings.maintainersChannel?.toLowerCase();
  if (place.private || placeName(place).toLowerCase() === home) return { ...rules, answer: "addressed" };
  return { ...rules, answer: world.promoted(place) ?? rules.answer };
}
