/** Which maintainer is asked, and why the others are not. Pure. */
import { DateTime } from "luxon";
import type { Millis } from "../../events.ts";
import { accountNamed, inHours, nextHours } from "../../places.ts";
import type { PersonSettings } from "../../settings.ts";
import { wording } from "../../wording.ts";
import type { Account, Person, Question, World } from "../../world.ts";

/** A maintainer who may be asked now. */
export interface Candidate {
  readonly person: Person;
  readonly account: Account;
  readonly why: string;
}

export interface Choice {
  readonly chosen: Candidate | undefined;
  readonly passedOver: string;
  /** When somebody not asked yet can be asked, if nobody can now. */
  readonly later: Millis | undefined;
}

/** The account a person was last active with, among those of the networks here. */
export function reachableAt(world: World, person: Person): Account | undefined {
  const networks = new Set(world.settings.networks.map((network) => network.name));
  return world
    .accountsOf(person.id)
    .filter((account) => networks.has(account.network) && account.verified && account.lastSeen > 0)
    .sort((a, b) => Number(a.away) - Number(b.away) || b.lastSeen - a.lastSeen)[0];
}

/** The person that the config knows under a handle. */
export function personOf(world: World, handle: string, settings: PersonSettings): Person | undefined {
  for (const text of settings.accounts) {
    const who = accountNamed(text);
    const account = world.account(who.network, who.key);
    const person = account && world.person(account.person);
    if (person) return person;
  }
  return world.personNamed(handle);
}

const startOfDay = (settings: PersonSettings, zone: string, at: Millis): DateTime =>
  DateTime.fromMillis(at, { zone: settings.timezone ?? zone }).startOf("day");

/** The handles that may be asked about a question: its area's maintainers, else everybody's. */
export function handlesFor(world: World, question: Question): readonly string[] {
  const area = question.area === undefined ? undefined : world.settings.areas[question.area];
  if (area) return area.maintainers;
  return Object.entries(world.settings.people)
    .filter(([, person]) => person.maintainer)
    .map(([handle]) => handle);
}

type Verdict =
  | { readonly no: string; readonly later?: Millis | undefined }
  | { readonly yes: Candidate; readonly order: readonly number[] };

function judge(
  world: World,
  question: Question,
  handle: string,
  at: Millis,
  but: readonly number[],
): Verdict {
  const say = wording(world.settings);
  const because = say.because;
  const settings = world.settings.people[handle];
  const person = settings && personOf(world, handle, settings);
  if (!settings || !person) return { no: because.neverSeen };
  if (person.id === question.asker.person) return { no: because.asker };
  if (but.includes(person.id) || world.pings(question.n).some((ping) => ping.person === person.id))
    return { no: because.pingedBefore };
  const account = reachableAt(world, person);
  if (!account) return { no: because.neverSeen };
  if (person.awayUntil !== undefined && person.awayUntil > at)
    return { no: because.isAway, later: person.awayUntil };
  const zone = world.settings.timezone;
  if (!inHours(settings, zone, at)) return { no: because.outOfHours, later: nextHours(settings, zone, at) };
  const day = startOfDay(settings, zone, at);
  const used = world.pingsSince(person.id, day.toMillis());
  if (used >= settings.cap) return { no: because.capped, later: day.plus({ days: 1 }).toMillis() };
  const why = [
    ...(settings.hours?.length ? [because.inHours] : []),
    because.underCap(used, settings.cap),
    because.lastSeen(say.ago(at - account.lastSeen)),
  ];
  return {
    yes: { person, account, why: because.chosen(why) },
    // Present before away, then the least asked today, then the one seen last.
    order: [account.away ? 1 : 0, used, -account.lastSeen],
  };
}

const before = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

/** One maintainer for a question, now. */
export function choose(world: World, question: Question, at: Millis, but: readonly number[] = []): Choice {
  const verdicts = handlesFor(world, question).map((handle) => ({
    handle,
    verdict: judge(world, question, handle, at, but),
  }));
  const able = verdicts
    .flatMap(({ verdict }) => ("yes" in verdict ? [verdict] : []))
    .sort((a, b) => before(a.order, b.order));
  const not = verdicts.flatMap(({ handle, verdict }) => ("no" in verdict ? [{ handle, ...verdict }] : []));
  const times = not.flatMap(({ later }) => (later === undefined ? [] : [later]));
  return {
    chosen: able[0]?.yes,
    passedOver: not.map(({ handle, no }) => `${handle} (${no})`).join(", "),
    later: times.length ? Math.min(...times) : undefined,
  };
}
