/** Which area a question belongs to, by its channel and its words. Pure. */

import { pathMatches } from "../../areas/owned.ts";
import { wordsAsPattern } from "../../as-pattern.ts";
import type { Place } from "../../events.ts";
import { prepare } from "../../faq/text.ts";
import { channelRules, placeName } from "../../places.ts";
import { wording } from "../../wording.ts";
import type { World } from "../../world.ts";

export interface AreaFound {
  readonly name: string | undefined;
  readonly why: string;
}

const patterns = new WeakMap<object, readonly { word: string; pattern: RegExp }[]>();

/** The area's words as whole words or phrases; with a plural `s` too. */
function patternsOf(area: { words: readonly string[] }): readonly { word: string; pattern: RegExp }[] {
  let known = patterns.get(area);
  if (!known) {
    known = area.words.map((word) => ({
      word,
      pattern: new RegExp(`(?<![\\p{L}\\p{N}_])${wordsAsPattern(word)}(?:s|es)?(?![\\p{L}\\p{N}_])`, "iu"),
    }));
    patterns.set(area, known);
  }
  return known;
}

/** A channel set aside for an area counts as much as two of its words. */
const channelCounts = 2;

/** A path that it names counts as much. */
const pathCounts = 2;
const namedPath = /(?<![\w/:.])(?:[\w.@+-]+\/)+[\w.@+-]*|\b[\w-]+\.[a-z]\w{0,4}\b/g;

/** Words that maintainers confirmed. */
function lessonsByArea(world: World): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { kind, accepted, area, word } of world.lessons()) {
    if (kind !== "word" || !accepted || area === undefined || word === undefined) continue;
    found.set(area, [...(found.get(area) ?? []), word]);
  }
  return found;
}

export function areaOf(world: World, text: string, place: Place): AreaFound {
  const because = wording(world.settings).because;
  const name = placeName(place).toLowerCase();
  const reasons = wording(world.settings).routing.because;
  const own = channelRules(world.settings, place).areas;
  const paths = text.match(namedPath) ?? [];
  const stems = new Set(prepare(text).spelt.values());
  const lessons = lessonsByArea(world);
  let best: { name: string; score: number; why: string } | undefined;
  for (const [areaName, area] of Object.entries(world.settings.areas)) {
    const words = patternsOf(area)
      .filter(({ pattern }) => pattern.test(text))
      .map(({ word }) => word);
    const here = own.includes(areaName) || area.channels.some((channel) => channel.toLowerCase() === name);
    const taught = lessons.get(areaName)?.filter((word) => stems.has(word)) ?? [];
    const under = area.paths.length
      ? paths.find((path) => area.paths.some((one) => pathMatches(one, path)))
      : undefined;
    const score = words.length + taught.length + (here ? channelCounts : 0) + (under ? pathCounts : 0);
    if (score <= (best?.score ?? 0)) continue;
    const why = [
      here ? because.byChannel : "",
      words.length ? because.byWords(words.join(", ")) : "",
      under ? reasons.byPath(under) : "",
      taught.length ? reasons.byLesson(taught.join(", ")) : "",
    ];
    best = { name: areaName, score, why: because.area(areaName, why.filter(Boolean).join(", ")) };
  }
  return best ? { name: best.name, why: best.why } : { name: undefined, why: because.noArea };
}
