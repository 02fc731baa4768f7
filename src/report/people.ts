/** Who asks, who helps, who carries the load, and who had a bad time. Pure. */
import { outcomeOf } from "./outcome.ts";
import type { Asker, Frustrated, Helper, Load } from "./report.ts";
import type { ReportRows } from "./rows.ts";

/** From so many within a period somebody asks, or answers, a lot. */
const aLot = 3;

const tally = (ids: readonly number[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.localeCompare(other.name);

/** Somebody who might be invited. */
type May<T> = T & {
  /** Didn't opt out of thanks: an invitation is one. */
  readonly willing: boolean;
};

/** People who ask a lot, and people who answer a lot without being a maintainer. The most first. */
export function helpersOf({ people, questions, thanked }: ReportRows): {
  readonly askers: readonly May<Asker>[];
  readonly helpers: readonly May<Helper>[];
} {
  const asked = tally(questions.map(({ asker }) => asker));
  const answered = tally(
    questions.flatMap(({ answeredBy, asker }) =>
      answeredBy === undefined || answeredBy === asker ? [] : [answeredBy],
    ),
  );
  const often = (counts: ReadonlyMap<number, number>) =>
    [...counts].flatMap(([id, count]) => {
      const person = people.get(id);
      if (count < aLot || person?.name === undefined || person.handle !== undefined) return [];
      return [{ id, count, name: person.name, networks: person.networks, willing: !person.unthanked }];
    });
  return {
    askers: often(asked)
      .map(({ id: _, count, ...who }) => ({ ...who, asked: count }))
      .sort((one, other) => other.asked - one.asked || byName(one, other)),
    helpers: often(answered)
      .map(({ id, count, ...who }) => ({ ...who, answered: count, thanked: thanked.get(id) ?? 0 }))
      .sort((one, other) => other.answered - one.answered || byName(one, other)),
  };
}

/** What each maintainer did, and was asked to do. */
export function loadOf({ people, questions, pings }: ReportRows): readonly Load[] {
  const answered = tally(
    questions.flatMap(({ answeredBy, asker }) =>
      answeredBy === undefined || answeredBy === asker ? [] : [answeredBy],
    ),
  );
  return [...people.values()]
    .flatMap(({ id, handle, name }) => {
      if (handle === undefined || name === undefined) return [];
      const mine = pings.filter(({ person }) => person === id);
      const count = (outcome: string): number => mine.filter((ping) => ping.outcome === outcome).length;
      return [
        {
          name,
          answered: answered.get(id) ?? 0,
          pinged: mine.length,
          claimed: count("claimed"),
          passed: count("passed"),
          snoozed: count("snoozed"),
          silent: count("silent"),
        },
      ];
    })
    .sort(byName);
}

/** Who was left without an answer, had to ask again, or got an answer that was none. */
export function troubled({ people, questions }: ReportRows): readonly Frustrated[] {
  const found = new Map<number, { unanswered: number; again: number; noHelp: number }>();
  for (const question of questions) {
    const unanswered = outcomeOf(question) === "nobody" ? 1 : 0;
    const again = question.again > 0 ? 1 : 0;
    const noHelp = question.noHelp ? 1 : 0;
    if (unanswered + again + noHelp === 0) continue;
    const before = found.get(question.asker) ?? { unanswered: 0, again: 0, noHelp: 0 };
    found.set(question.asker, {
      unanswered: before.unanswered + unanswered,
      again: before.again + again,
      noHelp: before.noHelp + noHelp,
    });
  }
  return [...found]
    .flatMap(([id, how]) => {
      const name = people.get(id)?.name;
      return name === undefined ? [] : [{ name, ...how }];
    })
    .sort(
      (one, other) =>
        other.unanswered - one.unanswered ||
        other.again - one.again ||
        other.noHelp - one.noHelp ||
        byName(one, other),
    );
}
