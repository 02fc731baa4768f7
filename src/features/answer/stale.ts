/**
 * Once a week the owners of entries whose review date has passed are told which. Such an
 * entry is still given, and says so; only its owner knows whether it is still true.
 */
import type { Effect } from "../../effects.ts";
import type { Millis, Place } from "../../events.ts";
import type { Entry } from "../../faq/entry.ts";
import type { Feature } from "../../feature.ts";
import { placeNamed } from "../../places.ts";
import { wording } from "../../wording.ts";
import type { World } from "../../world.ts";
import { personOf, reachableAt } from "../route/who.ts";
import { sweepTimer } from "../sweep.ts";
import { nextRun, weekOf } from "../weekly/when.ts";

export const staleTimer = "stale";

/** Mondays at nine, in the community's time zone. */
const weekly = "0 9 * * 1";

/** So many are named; the others come when these are done. */
const most = 10;

/** Entries that should have been looked at by now, longest ago first. */
export const staleEntries = (world: World, at: Millis): readonly Entry[] =>
  world.faq.entries
    .filter(({ review }) => review !== undefined && Date.parse(review) < at)
    .sort((a, b) => (a.review ?? "").localeCompare(b.review ?? ""));

/** Where an owner is told: in private, where they were last; undefined when nobody can be. `away`: later. */
function placeOf(world: World, owner: string | undefined, at: Millis): Place | "away" | undefined {
  const settings = owner === undefined ? undefined : world.settings.people[owner];
  const person = owner && settings && personOf(world, owner, settings);
  const account = person ? reachableAt(world, person) : undefined;
  if (!person || !account) return undefined;
  if (person.awayUntil !== undefined && person.awayUntil > at) return "away";
  return { network: account.network, channel: account.address, private: true };
}

function told(world: World, at: Millis): readonly Effect[] {
  const week = weekOf(at, world.settings.timezone);
  const byOwner = new Map<string | undefined, readonly Entry[]>();
  for (const entry of staleEntries(world, at))
    byOwner.set(entry.owner, [...(byOwner.get(entry.owner) ?? []), entry]);
  const nobodys: Entry[] = [];
  const says: Effect[] = [];
  const tell = (to: Place, name: string, entries: readonly Entry[], own: boolean): void => {
    const say = wording(world.settings, to).learning;
    const rows = entries.slice(0, most).map(({ id, review }) => say.staleRow(id, review ?? ""));
    const text = say.stale(rows, entries.length - rows.length, own);
    says.push({ do: "say", key: `stale/${week}/${name}`, to, text, priority: 2, whole: true });
  };
  for (const [owner, entries] of byOwner) {
    const to = placeOf(world, owner, at);
    if (to === "away") continue;
    if (to && owner !== undefined) tell(to, owner, entries, true);
    else nobodys.push(...entries);
  }
  const channel = world.settings.maintainersChannel;
  if (nobodys.length > 0 && channel !== undefined) tell(placeNamed(channel), "", nobodys, false);
  return says;
}

export const stale: Feature = (event, world, { now }) => {
  if (event.kind !== "tick") return [];
  const next = nextRun(weekly, world.settings.timezone, now);
  const wake: readonly Effect[] = next === undefined ? [] : [{ do: "wake", timer: staleTimer, at: next }];
  if (event.timer === sweepTimer) return world.timer(staleTimer) === undefined ? wake : [];
  return event.timer === staleTimer ? [...told(world, now), ...wake] : [];
};
