/** Looks entries up, and lets what people said of earlier answers count. Pure. */
import type { Place } from "../../events.ts";
import type { Asked, Match, Use } from "../../faq/entry.ts";
import { wordsKey } from "../../faq/phrasing.ts";
import { wording } from "../../wording.ts";
import type { World } from "../../world.ts";
import { scopeOf } from "../faq-say.ts";

const most = 3;

/** What a word against the very same words takes from the odds. */
const forTheseWords = 4;

/**
 * What is left of an entry's odds after people said what its answers did for them: where
 * nobody was helped half after one, a third after two; next to nothing of it where most were.
 */
const share = (use: Use | undefined): number =>
  use ? (use.helped + 1) / (use.helped + use.unhelpful + 1) : 1;

const scaled = (probability: number, by: number): number => {
  const odds = (probability / (1 - Math.min(probability, 1 - 1e-9))) * by;
  return odds / (1 + odds);
};

/** A match, and what people said of these very words before. */
interface Found extends Match {
  readonly note?: string;
}

/** In the community's language what spoke for and against an entry, for `why`. */
export function reasonsFor(match: Found, world: Pick<World, "settings">): string {
  const say = wording(world.settings).because;
  const words = match.reasons.map(say.reason);
  const note = match.note ? [match.note] : [];
  return words.length === 0 ? match.because : [...words, ...note].join("; ");
}

/** @param against how many more said of these words that the entry didn't help than that it did */
function lowered(match: Match, use: Use | undefined, against: number, note: string): Found {
  const by = share(use) / forTheseWords ** Math.min(against, 3);
  if (by === 1) return match;
  return {
    entry: match.entry,
    probability: scaled(match.probability, by),
    note,
    get because() {
      return match.because;
    },
    get reasons() {
      return match.reasons;
    },
    get features() {
      return match.features;
    },
  };
}

/** How many more said of any of these lines that an entry didn't help; a question goes on as the same one. */
function votesAgainst(lines: readonly string[], world: World): ReadonlyMap<string, number> {
  const [only] = lines;
  if (lines.length === 1) return world.against(wordsKey(only ?? ""));
  const most = new Map<string, number>();
  for (const line of lines)
    for (const [entry, votes] of world.against(wordsKey(line)))
      most.set(entry, Math.max(votes, most.get(entry) ?? 0));
  return most;
}

/** The best candidates in a place, surest first, lowered there by "didn't help". */
export function find(world: World, place: Place, asked: Asked): readonly Match[] {
  const scope = scopeOf(world, place);
  const use = place.private ? new Map<string, Use>() : world.fared(place);
  const found = world.faq.match(use.size === 0 ? asked : { ...asked, use }, scope, most);
  if (found.length === 0) return found;
  const against = votesAgainst(asked.lines, world);
  if (use.size === 0 && against.size === 0) return found;
  const say = wording(world.settings).because;
  return found
    .map((match) => {
      const votes = against.get(match.entry.id.toLowerCase()) ?? 0;
      return lowered(match, use.get(match.entry.id), votes, votes === 0 ? "" : say.nopeBefore(votes));
    })
    .sort((a, b) => b.probability - a.probability);
}
