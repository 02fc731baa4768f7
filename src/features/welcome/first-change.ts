/**
 * Somebody's first merged change, or their first after a year away, is told in the
 * channels that the config names: what it did, with its link, and who reviewed it.
 */
import { createHash } from "node:crypto";
import type { Contribution } from "../../contribution.ts";
import type { Effect } from "../../effects.ts";
import type { ContributionEvent, TickEvent } from "../../events.ts";
import type { Feature } from "../../feature.ts";
import { nameReader } from "../../people/named.ts";
import { placeName, placeNamed } from "../../places.ts";
import { wording } from "../../wording.ts";
import type { Account, World } from "../../world.ts";
import { returning } from "../firsts.ts";
import { linked } from "../weekly/links.ts";
import { cleanTitle } from "../weekly/titles.ts";
import { asWritten } from "../weekly/written.ts";

/** Reviews, and other tellings of the same change, may come after the merge, milliseconds. */
const settles = 5 * 60_000;
/** What was merged longer ago is for the weekly post. */
const news = 3 * 864e5;

const prefix = "first-change/";

const isChange = ({ deed }: { readonly deed?: Contribution["deed"] }): boolean =>
  deed === "change" || deed === "commit";

/** Without the past, only the forge's own word says that somebody is no veteran. */
const isKnown = (event: ContributionEvent, world: World): boolean =>
  event.first === true || world.historyKnown(event.network);

function merged(event: ContributionEvent, account: Account, world: World, now: number): readonly Effect[] {
  if (!isChange(event) || event.quiet || event.historical || event.actor.bot) return [];
  if (world.contributed(event.thing) || now - event.at > news) return [];
  const first = event.first !== false && !world.hadFirst(account.person, "change") && isKnown(event, world);
  if (!first && returning(account, event.at, world).length === 0) return [];
  return [{ do: "wake", timer: `${prefix}${event.thing}`, at: now + settles }];
}

/** Whoever reviewed it, but for its author and those who don't want to be named. */
function reviewersOf(change: Contribution, world: World, name: ReturnType<typeof nameReader>): string[] {
  const reviews = change.about === undefined ? [] : world.contributionsTo(change.about);
  const people = reviews.flatMap(({ deed, person }) =>
    deed === "review" && person !== change.person ? (name(person) ?? []) : [],
  );
  return [...new Set(people.map((one) => one.name))];
}

function tell(event: TickEvent, world: World): readonly Effect[] {
  const change = world.contribution(event.timer.slice(prefix.length));
  const name = nameReader(world);
  const author = change && name(change.person);
  if (!change || !author || world.person(change.person)?.uncounted) return [];
  // The past may have been told meanwhile, and accounts linked.
  const first = world.firstAt(change.person, "change") === change.at;
  const back = world.returnedBetween(change.at, change.at + 1).some(({ person }) => person === change.person);
  if (!first && !back) return [];
  const reviewers = reviewersOf(change, world, name);
  const title = linked(asWritten(cleanTitle(change.title)), change.url);
  const pick = createHash("sha256").update(change.thing).digest().readUInt16BE(0);
  return world.settings.thanks.firstChanges.map(placeNamed).map((to): Effect => {
    const { people } = wording(world.settings, to);
    return {
      do: "say",
      key: `${event.timer}/${placeName(to)}`,
      to,
      text: back
        ? people.backChange(author.name, title, reviewers)
        : people.firstChange(author.name, title, reviewers, pick),
      quiet: [author.name, ...reviewers],
      priority: 2,
      whole: true,
    };
  });
}

export const firstChange: Feature = (event, world, { account, now }) => {
  if (world.settings.thanks.firstChanges.length === 0) return [];
  if (event.kind === "contribution" && account) return merged(event, account, world, now);
  return event.kind === "tick" && event.timer.startsWith(prefix) ? tell(event, world) : [];
};
