/** How answers did, in figures: precision with its interval, by channel and mode. Pure. */
import type { Markdown } from "../../effects.ts";
import type { Place } from "../../events.ts";
import { interval } from "../../faq/interval.ts";
import { literal } from "../../markdown.ts";
import type { Tally } from "../../own-answers.ts";
import { placeName } from "../../places.ts";
import type { Record95 } from "../../wording/en-learning.ts";
import { wording } from "../../wording.ts";
import type { World } from "../../world.ts";
import { thresholdAt } from "./policy.ts";

/** Counts with the bounds between which the true share lies. */
export const recordOf = ({ good, judged }: Pick<Tally, "good" | "judged">): Record95 => {
  const { low, high } = interval(good, judged);
  return { good, judged, low, high };
};

/** Too little, or not good enough, to say that 9 of 10 will be right. */
export const isLittle = (record: Record95): boolean => record.low < 0.9;

/** A channel's name, with its network where that is another one. */
export const whereIs = (place: Pick<Place, "network" | "channel">, here: Place): Markdown =>
  literal(place.network === here.network ? place.channel : placeName(place));

/**
 * A line for each channel and way of answering, then where a threshold has moved. Only
 * this channel's for whoever is no maintainer: the names of others may be nobody's business.
 */
export function stats(world: World, here: Place, maintainer: boolean): Markdown {
  const say = wording(world.settings, here).learning;
  const tallies = world
    .tallies()
    .filter((tally) => maintainer || (tally.network === here.network && tally.channel === here.channel));
  if (tallies.length === 0) return say.statsNone;
  const rows = tallies.map((tally) =>
    say.statsRow(whereIs(tally, here), say.modes[tally.mode], tally.given, say.record(recordOf(tally))),
  );
  const channels = new Map(tallies.map((tally): [string, Tally] => [placeName(tally), tally]));
  const moved = [...channels.values()].flatMap((place): readonly Markdown[] => {
    const { value, judged } = thresholdAt(world, place);
    return judged === 0 ? [] : [say.statsThreshold(whereIs(place, here), value, judged)];
  });
  return [...rows, ...moved].join("\n");
}
