/** What the answers so far suggest about areas; it counts only once a maintainer confirms it. Pure. */

import type { Millis } from "../../events.ts";
import { prepare } from "../../faq/text.ts";
import type { World } from "../../world.ts";

/** A word that seems to tell of an area. */
export interface Suggestion {
  readonly word: string;
  readonly area: string;
  /** How many questions with it this maintainer answered. */
  readonly count: number;
  readonly handle: string;
}

const memory = 365 * 864e5;
const answersRead = 300;
/** Fewer questions than this are chance. */
const leastQuestions = 3;
/** A word that others answer as often tells of nothing. */
const leastShare = 0.7;
const mostShown = 5;

/** The smallest of somebody's areas: where they are one of many, a word of theirs tells least. */
function areaOfHandle(world: World, handle: string): string | undefined {
  return Object.entries(world.settings.areas)
    .filter(([, { maintainers }]) => maintainers.includes(handle))
    .sort(([, one], [, other]) => one.maintainers.length - other.maintainers.length)[0]?.[0];
}

interface Seen {
  total: number;
  readonly by: Map<string, number>;
  readonly spelt: string;
}

/** By each stem, how often it was asked and who answered. */
function wordsAnswered(world: World, at: Millis): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const { text, person, area } of world.answeredSince(at - memory, answersRead)) {
    const handle = world.person(person)?.handle;
    if (handle === undefined) continue;
    const own = areaOfHandle(world, handle);
    for (const [stem, spelt] of prepare(text).spelt) {
      if (spelt.length < 3 || /^\d/.test(spelt)) continue;
      const entry = seen.get(stem) ?? { total: 0, by: new Map<string, number>(), spelt };
      seen.set(stem, entry);
      entry.total++;
      // What came by way of the area already teaches nothing new.
      if (area !== own) entry.by.set(handle, (entry.by.get(handle) ?? 0) + 1);
    }
  }
  return seen;
}

export function suggestions(world: World, at: Millis): readonly Suggestion[] {
  const decided = new Set(
    world.lessons().flatMap(({ kind, word }) => (kind === "word" && word ? [word] : [])),
  );
  const found: Suggestion[] = [];
  for (const { total, by, spelt } of wordsAnswered(world, at).values())
    for (const [handle, count] of by) {
      const area = areaOfHandle(world, handle);
      if (area === undefined || count < leastQuestions || count / total < leastShare || decided.has(spelt))
        continue;
      const words = world.settings.areas[area]?.words ?? [];
      if (words.some((word) => word.toLowerCase() === spelt)) continue;
      found.push({ word: spelt, area, count, handle });
    }
  return found
    .sort((one, other) => other.count - one.count || one.word.localeCompare(other.word))
    .slice(0, mostShown);
}
