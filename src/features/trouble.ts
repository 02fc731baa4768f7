/** Tells the maintainers' channel what goes wrong. */
import type { Feature } from "../feature.ts";
import { literal } from "../markdown.ts";
import { placeName, placeNamed } from "../places.ts";
import { wording } from "../wording.ts";

export const trouble: Feature = (event, world) => {
  const name = world.settings.maintainersChannel;
  if (name === undefined) return [];
  const to = placeNamed(name);
  const say = wording(world.settings, to);
  if (event.kind === "trouble") {
    // Where the bot was thrown out it cannot tell about it.
    if (event.place && placeName(event.place) === name) return [];
    return [
      {
        do: "say",
        key: `trouble/${event.id}`,
        to,
        text: say.tellMaintainers(literal(event.what), literal(event.mend)),
        priority: 2,
        whole: true,
      },
    ];
  }
  // One notice for all the lines a crash left unsure, and never one about a notice.
  if (event.kind === "undelivered" && event.unsure && !event.key.startsWith("unsure/"))
    return [
      {
        do: "say",
        key: `unsure/${event.network}/${Math.floor(event.at / 60_000)}`,
        to,
        text: say.unsureLines(event.reason),
        priority: 2,
      },
    ];
  return [];
};
