/** Which maintainer is asked, and why the others are not. Pure. */
import { DateTime } from "luxon";
import type { Millis } from "../../events.ts";
import { inHours, nextHours, onHoliday } from "../../hours.ts";
import { accountNamed } from "../../places.ts";
import type { PersonSettings } from "../../settings.ts";
import { wording } from "../../wording.ts";
import type { Account, Person, Question, World } from "../../world.ts";
import { aboutTheSame, alike } from "./alike.ts";
import { turnAt } from "./rota.ts";

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

/** What was decided in this very moment, about other questions. */
export interface Plan {
  /** How often each person, by id, is asked in it. */
  readonly asked: ReadonlyMap<number, number>;
  readonly last: number | undefined;
}

export const noPlan = (world: World): Plan => ({ asked: new Map(), last: world.lastPinged() });

/** The networks' word that somebody is away is looked at again after this time, milliseconds. */
const awayAgain = 36e5;
/** Whoever wasn't seen for this long is asked after the others, milliseconds. */
const longUnseen = 14 * 864e5;
/** Answers that make an expert are this young, milliseconds, and so many of them are looked at. */
const memory = 365 * 864e5;
const answersRead = 300;
/** More alike answers than this make nobody a greater expert. */
const expertEnough = 3;

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

/** Looked up once for all candidates. */
interface Known {
  readonly onDuty: string | undefined;
  /** How many alike questions each person, by id, answered. */
  readonly answers: ReadonlyMap<number, number>;
  /** Who said that a question like this is none for them. */
  readonly notThem: ReadonlySet<number>;
}

function knownOf(world: World, question: Question, at: Millis): Known {
  const answers = new Map<number, number>();
  for (const one of world.answeredSince(at - memory, answersRead))
    if (one.n !== question.n && alike(one.text, question.text) >= aboutTheSame)
      answers.set(one.person, (answers.get(one.person) ?? 0) + 1);
  const notThem = world
    .lessons()
    .filter(
      ({ kind, n, text }) =>
        kind === "notme" && (n === question.n || alike(text ?? "", question.text) >= aboutTheSame),
    )
    .flatMap(({ person }) => person ?? []);
  return {
    onDuty: question.area === undefined ? undefined : turnAt(world, question.area, at)?.handle,
    answers,
    notThem: new Set(notThem),
  };
}

/** Not at all, or not now. */
function absent(world: World, settings: PersonSettings, person: Person, account: Account, at: Millis) {
  const { because } = wording(world.settings);
  const zone = world.settings.timezone;
  if (person.awayUntil !== undefined && person.awayUntil > at)
    return { no: because.isAway, later: person.awayUntil };
  const free = onHoliday([...settings.holidays, ...world.settings.holidays], settings.timezone ?? zone, at);
  if (free !== undefined) {
    const hours = nextHours(settings, zone, free);
    return { no: wording(world.settings).routing.because.onHoliday, later: hours };
  }
  if (!inHours(settings, zone, at)) return { no: because.outOfHours, later: nextHours(settings, zone, at) };
  if (account.away) return { no: wording(world.settings).routing.because.networkAway, later: at + awayAgain };
  return undefined;
}

/** Whether somebody who answered before may be told now that it goes on. */
export function available(world: World, person: Person, account: Account, at: Millis): boolean {
  const settings = person.handle === undefined ? undefined : world.settings.people[person.handle];
  return settings === undefined || absent(world, settings, person, account, at) === undefined;
}

function judge(
  world: World,
  question: Question,
  handle: string,
  at: Millis,
  { known, plan, but }: { known: Known; plan: Plan; but: readonly number[] },
): Verdict {
  const say = wording(world.settings);
  const { because } = say;
  const own = say.routing.because;
  const settings = world.settings.people[handle];
  const person = settings && personOf(world, handle, settings);
  if (!settings || !person) return { no: because.neverSeen };
  if (person.id === question.asker.person) return { no: because.asker };
  if (but.includes(person.id) || world.pings(question.n).some((ping) => ping.person === person.id))
    return { no: because.pingedBefore };
  if (known.notThem.has(person.id)) return { no: own.saidNotMe };
  const account = reachableAt(world, person);
  if (!account) return { no: because.neverSeen };
  const no = absent(world, settings, person, account, at);
  if (no) return no;
  const day = startOfDay(settings, world.settings.timezone, at);
  const used = world.pingsSince(person.id, day.toMillis()) + (plan.asked.get(person.id) ?? 0);
  if (used >= settings.cap) return { no: because.capped, later: day.plus({ days: 1 }).toMillis() };
  const onDuty = known.onDuty === handle;
  const answers = known.answers.get(person.id) ?? 0;
  const last = plan.last === person.id;
  const why = [
    ...(onDuty ? [own.onDuty(question.area ?? "")] : []),
    ...(answers ? [own.expert(answers)] : []),
    ...(settings.hours?.length ? [because.inHours] : []),
    because.underCap(used, settings.cap),
    because.lastSeen(say.ago(at - account.lastSeen)),
    ...(last ? [own.askedLast] : []),
  ];
  return {
    yes: { person, account, why: because.chosen(why) },
    // On duty, active lately, not asked last, who knows it, the least asked today, seen last.
    order: [
      onDuty ? 0 : 1,
      at - account.lastSeen > longUnseen ? 1 : 0,
      last ? 1 : 0,
      -Math.min(answers, expertEnough),
      used,
      -account.lastSeen,
    ],
  };
}

const before = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

/** One maintainer for a question, now. */
export function choose(
  world: World,
  question: Question,
  at: Millis,
  but: readonly number[] = [],
  plan: Plan = noPlan(world),
): Choice {
  const known = knownOf(world, question, at);
  const verdicts = handlesFor(world, question).map((handle) => ({
    handle,
    verdict: judge(world, question, handle, at, { known, plan, but }),
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
