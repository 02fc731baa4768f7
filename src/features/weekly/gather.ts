/** Reads from the world what a week's post tells. Pure. */
import { DateTime } from "luxon";
import type { Millis } from "../../events.ts";
import { type Named, nameReader } from "../../people/named.ts";
import type { Question, World } from "../../world.ts";
import { withoutFragment } from "./links.ts";
import type { Contributor, Deed, Edited, Helper, Milestone, PersonalNote, Thanked, Told } from "./told.ts";

const week = 7 * 864e5;

/** Answers after which a person's next post says so: no further counting, no ranking. */
const answerMilestones = [1, 10, 50] as const;

/** So many different words of what people wrote are looked up, to find names in them. */
const lookedUp = 400;

/** Whether the past of every source was read: without it a veteran looks new. */
function pastIsKnown(world: World): boolean {
  return world.settings.forges
    .filter((source) => source.type === "git" || ("repositories" in source && source.repositories.length > 0))
    .every((source) => world.historyKnown(source.name));
}

function gatherDeeds(world: World, from: Millis, until: Millis, name: (person: number) => Named | undefined) {
  const all = new Map<number, { named: Named; deeds: Deed[]; first: boolean }>();
  const past = pastIsKnown(world);
  for (const done of world.contributionsBetween(from, until)) {
    const named = name(done.person);
    if (!named) continue;
    const entry = all.get(done.person) ?? { named, deeds: [], first: false };
    all.set(done.person, entry);
    entry.first ||= done.first && (past || done.saidFirst);
    const url = withoutFragment(done.url);
    if (entry.deeds.some((deed) => deed.kind === done.contribution && withoutFragment(deed.url) === url))
      continue;
    entry.deeds.push({ kind: done.contribution, title: done.title, url: done.url });
  }
  const people = (first: boolean): readonly Contributor[] =>
    [...all.values()]
      .filter((entry) => entry.first === first)
      .map((entry) => ({ ...entry.named, deeds: entry.deeds }));
  return { newcomers: people(true), contributors: people(false) };
}

function gatherHelpers(
  answered: readonly Question[],
  name: (person: number) => Named | undefined,
): readonly Helper[] {
  const all = new Map<number, { named: Named; questions: string[] }>();
  for (const question of answered) {
    if (question.answeredBy === undefined || question.answeredBy === question.asker.person) continue;
    const named = name(question.answeredBy);
    if (!named) continue;
    const entry = all.get(named.person) ?? { named, questions: [] };
    all.set(named.person, entry);
    if (!question.place.private) entry.questions.push(question.text);
  }
  return [...all.values()].map(({ named, questions }) => ({ ...named, questions }));
}

function gatherKudos(
  world: World,
  from: Millis,
  until: Millis,
  name: (person: number) => Named | undefined,
): readonly Thanked[] {
  const all = new Map<number, { named: Named; by: Set<string>; reasons: Set<string> }>();
  for (const kudos of world.kudosBetween(from, until)) {
    const named = name(kudos.to);
    if (!named) continue;
    const entry = all.get(kudos.to) ?? { named, by: new Set(), reasons: new Set() };
    all.set(kudos.to, entry);
    const giver = name(kudos.from);
    if (giver) entry.by.add(giver.name);
    if (kudos.reason.trim() !== "") entry.reasons.add(kudos.reason.trim());
  }
  return [...all.values()].map(({ named, by, reasons }) => ({
    ...named,
    by: [...by],
    reasons: [...reasons],
  }));
}

function gatherNotes(world: World, weekName: string): readonly PersonalNote[] {
  return world.postNotes(weekName).flatMap(({ name, text }): PersonalNote[] => {
    const person = world.personNamed(name);
    return person?.unthanked ? [] : [{ person: person?.id, name, text }];
  });
}

/** Other people's words may name people too, and must not highlight them either. */
function namesIn(world: World, texts: readonly string[]): readonly string[] {
  const words = new Set(texts.join(" ").match(/[\p{L}\p{N}_[\]\\`^{}|-]{2,40}/gu));
  return [...words].slice(0, lookedUp).filter((word) => world.personNamed(word) !== undefined);
}

/** The calendar's and the counter's days in the lives of those who are told of. */
function gatherMilestones(
  world: World,
  from: Millis,
  until: Millis,
  people: readonly Named[],
): readonly Milestone[] {
  const { timezone } = world.settings;
  const back = new Set(world.returnedBetween(from, until).map(({ person }) => person));
  return [...new Set(people.map(({ person }) => person))].flatMap((person): Milestone[] => {
    if (world.person(person)?.uncounted) return [];
    const [before, after] = [world.answersBy(person, from), world.answersBy(person, until)];
    const reached = answerMilestones.findLast((count) => before < count && after >= count);
    const begun = world.firstEver(person);
    const year =
      begun === undefined
        ? undefined
        : DateTime.fromMillis(begun, { zone: timezone }).plus({ years: 1 }).toMillis();
    return [
      ...(back.has(person) ? [{ person, kind: "back" as const, count: 1 }] : []),
      ...(reached === undefined ? [] : [{ person, kind: "answers" as const, count: reached }]),
      ...(year !== undefined && year >= from && year < until
        ? [{ person, kind: "year" as const, count: 1 }]
        : []),
    ];
  });
}

/** What maintainers changed: whom they leave out, what they say themselves. */
function editing(world: World, weekName: string) {
  const edits = world
    .postEdits(weekName)
    .map((edit) => ({ ...edit, person: world.personNamed(edit.name)?.id }));
  const find = ({ person, name }: Named) =>
    edits.find((edit) => edit.person === person || edit.name === name.toLowerCase());
  return {
    opening: edits.find(({ name }) => name === "opening")?.text,
    stays: <T extends Named>(people: readonly T[]): readonly T[] =>
      people.filter((one) => {
        const edit = find(one);
        return edit === undefined || edit.text !== undefined;
      }),
    texts: (people: readonly Named[]): readonly Edited[] =>
      [...new Map(people.map((one) => [one.person, one])).values()].flatMap(({ person, name }) => {
        const text = find({ person, name })?.text;
        return text === undefined ? [] : [{ person, name, text }];
      }),
  };
}

/**
 * @param weekName the ISO week whose notes belong in it
 * @param from inclusive
 * @param until exclusive
 */
export function gather(world: World, weekName: string, from: Millis, until: Millis): Told {
  const name = nameReader(world);
  const { stays, texts: edited, opening } = editing(world, weekName);
  const deeds = gatherDeeds(world, from, until, name);
  const newcomers = stays(deeds.newcomers);
  const contributors = stays(deeds.contributors);
  const helpers = stays(gatherHelpers(world.answeredBetween(from, until), name));
  const thanked = stays(gatherKudos(world, from, until, name));
  const everybody = [...newcomers, ...contributors, ...helpers, ...thanked];
  const edits = edited(everybody);
  const notes = gatherNotes(world, weekName);
  const open = (questions: readonly Question[]): readonly string[] =>
    questions.filter(({ place, askedAt }) => !place.private && askedAt < until).map(({ text }) => text);
  const waiting = open(world.queue());
  const expired = open(world.expiredBetween(from, until));
  const texts = [
    ...[...newcomers, ...contributors].flatMap(({ deeds }) => deeds.map(({ title }) => title)),
    ...helpers.flatMap(({ questions }) => questions.map((text) => text.slice(0, 200))),
    ...thanked.flatMap(({ reasons }) => reasons),
    ...[...notes, ...edits].map(({ text }) => text),
    ...[...waiting.slice(0, 5), ...expired.slice(0, 5)].map((text) => text.slice(0, 200)),
  ];
  return {
    community: world.settings.community,
    week: weekName,
    weeks: Math.max(1, Math.round((until - from) / week)),
    newcomers,
    contributors,
    helpers,
    thanked,
    notes,
    edits,
    opening,
    milestones: gatherMilestones(world, from, until, everybody),
    waiting,
    expired,
    mentioned: namesIn(world, texts),
  };
}
