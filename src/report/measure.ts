/** Works a report out of the rows of a period. Pure. */
import { DateTime } from "luxon";
import type { ContributionKind } from "../contribution.ts";
import type { Millis } from "../events.ts";
import { definitions } from "./definitions.ts";
import { type InvitationWords, invitationsFor } from "./invitations.ts";
import { outcomeOf } from "./outcome.ts";
import { helpersOf, loadOf, troubled } from "./people.ts";
import type { Period } from "./period.ts";
import type { AbsenceFactor, Newcomer, Outcomes, Report, ResponseTime, Week } from "./report.ts";
import type { AskedRow, DoneRow, ReportRows } from "./rows.ts";
import { did as firstWords } from "./words.ts";

/** Who comes back does so within these months. */
const habitMonths = 2;

/** What is done with one message, in the order it reads. */
const order = Object.keys(firstWords);

/** The steps in which times to a first answer are counted, milliseconds. */
const steps = [10 * 6e4, 36e5, 4 * 36e5, 864e5] as const;

/** Counts questions by how they ended. */
function outcomes(questions: readonly AskedRow[]): Outcomes {
  const count = { asked: 0, people: 0, faq: 0, settled: 0, withdrawn: 0, nobody: 0, waiting: 0 };
  for (const question of questions) {
    count.asked++;
    count[outcomeOf(question)]++;
  }
  return count;
}

/** The value below which this share of them lies: the nearest rank. */
const quantile = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];

/** Source: CHAOSS, Time to First Response; https://chaoss.community/kb/metric-time-to-first-response/ */
function responseTime(questions: readonly AskedRow[]): ResponseTime {
  const times = questions
    .filter((question) => question.answeredBy !== undefined && question.answeredBy !== question.asker)
    .map(({ at, answeredAt }) => Math.max(0, (answeredAt ?? at) - at))
    .sort((one, other) => one - other);
  const spread = [...steps, null].map((within, index) => {
    const after = index === 0 ? -1 : (steps[index - 1] ?? 0);
    return {
      within,
      count: times.filter((time) => time > after && (within === null || time <= within)).length,
    };
  });
  return { count: times.length, median: quantile(times, 0.5), p90: quantile(times, 0.9), spread };
}

/** Source: CHAOSS, Contributor Absence Factor; https://chaoss.community/kb/metric-contributor-absence-factor/ */
export function absenceFactor(who: readonly number[]): AbsenceFactor {
  const counts = new Map<number, number>();
  for (const person of who) counts.set(person, (counts.get(person) ?? 0) + 1);
  let sum = 0;
  let factor = 0;
  for (const count of [...counts.values()].sort((one, other) => other - one)) {
    if (sum * 2 >= who.length) break;
    sum += count;
    factor++;
  }
  return { factor, people: counts.size, total: who.length };
}

function newcomersOf(rows: ReportRows, { until, zone }: Period): readonly (Newcomer & { known: boolean })[] {
  const day = (at: Millis): string => DateTime.fromMillis(at, { zone }).toISODate() ?? "";
  const byPerson = new Map<number, (typeof rows.firsts)[number][]>();
  for (const first of rows.firsts) {
    const group = byPerson.get(first.person);
    if (group) group.push(first);
    else byPerson.set(first.person, [first]);
  }
  const activity = rows.activity([...byPerson.keys()]);
  return [...byPerson]
    .map(([id, firsts]) => {
      const began = Math.min(...firsts.map(({ at }) => at));
      const over = DateTime.fromMillis(began, { zone }).plus({ months: habitMonths }).toMillis();
      const back = (activity.get(id) ?? []).some((at) => at > began && at < over && day(at) !== day(began));
      const name = rows.people.get(id)?.name;
      const cameBack = back ? ("yes" as const) : over <= until ? ("no" as const) : ("open" as const);
      const did = firsts
        .filter(({ at }) => at < until)
        .sort((one, other) => one.at - other.at || order.indexOf(one.what) - order.indexOf(other.what))
        .map(({ what }) => what);
      return { name: name ?? "", known: name !== undefined, on: day(began), did, cameBack };
    })
    .sort((one, other) => one.on.localeCompare(other.on) || one.name.localeCompare(other.name));
}

function kindsOf(done: readonly DoneRow[]): Report["contributions"]["kinds"] {
  const kinds = new Map<ContributionKind, { count: number; people: Set<number> }>();
  for (const { kind, person } of done) {
    const known = kinds.get(kind) ?? { count: 0, people: new Set() };
    kinds.set(kind, known);
    known.count++;
    known.people.add(person);
  }
  return [...kinds]
    .map(([kind, { count, people }]) => ({ kind, count, people: people.size }))
    .sort((one, other) => other.count - one.count || one.kind.localeCompare(other.kind));
}

/** Every week of the period, also those in which nothing happened. */
function weeksOf(rows: ReportRows, { since, until, zone }: Period): readonly Week[] {
  const name = (at: Millis): string => DateTime.fromMillis(at, { zone }).toFormat("kkkk-'W'WW");
  const weeks = new Map<string, { questions: AskedRow[]; contributions: number }>();
  for (
    let monday = DateTime.fromMillis(since, { zone }).startOf("week");
    monday.toMillis() < until;
    monday = monday.plus({ weeks: 1 })
  )
    weeks.set(name(monday.toMillis()), { questions: [], contributions: 0 });
  for (const question of rows.questions) weeks.get(name(question.at))?.questions.push(question);
  for (const { at } of rows.done) {
    const week = weeks.get(name(at));
    if (week) week.contributions++;
  }
  return [...weeks].map(([week, { questions, contributions }]) => ({
    week,
    ...outcomes(questions),
    contributions,
  }));
}

/** @param words the invitations' sentences, in the community's language */
export function measure(rows: ReportRows, period: Period, community: string, words: InvitationWords): Report {
  const day = (at: Millis): string => DateTime.fromMillis(at, { zone: period.zone }).toISODate() ?? "";
  const all = newcomersOf(rows, period);
  const habit = (cameBack: Newcomer["cameBack"]): number =>
    all.filter((one) => one.cameBack === cameBack).length;
  const answers = rows.questions.flatMap(({ answeredBy, asker }) =>
    answeredBy === undefined || answeredBy === asker || !rows.people.has(answeredBy) ? [] : [answeredBy],
  );
  const { askers, helpers } = helpersOf(rows);
  return {
    community,
    timezone: period.zone,
    since: day(period.since),
    until: day(period.until - 1),
    newcomers: all.filter(({ known }) => known).map(({ known: _, ...newcomer }) => newcomer),
    habit: { came: all.length, yes: habit("yes"), no: habit("no"), open: habit("open") },
    questions: outcomes(rows.questions),
    response: responseTime(rows.questions),
    contributions: {
      total: rows.done.length,
      people: new Set(rows.done.map(({ person }) => person)).size,
      kinds: kindsOf(rows.done),
    },
    absence: {
      contributions: absenceFactor(rows.done.map(({ person }) => person)),
      answers: absenceFactor(answers),
    },
    load: loadOf(rows),
    askers: askers.map(({ willing: _, ...asker }) => asker),
    helpers: helpers.map(({ willing: _, ...helper }) => helper),
    frustrated: troubled(rows),
    invitations: invitationsFor(askers, helpers, community, words),
    weeks: weeksOf(rows, period),
    definitions,
  };
}
