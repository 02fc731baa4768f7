/** Makes a week's post from what it tells. Pure: the same week gives the same words. */
import { createHash } from "node:crypto";
import type { ContributionKind } from "../../contribution.ts";
import type { Markdown } from "../../effects.ts";
import type { Phrased } from "../../people/world.ts";
import type { WeeklyWords } from "../../wording/en-weekly.ts";
import { groups, inGroup } from "./grouping.ts";
import { laidOut, type Section } from "./lay-out.ts";
import { linked } from "./links.ts";
import { shortPost } from "./short.ts";
import { cleanTitle, quotable } from "./titles.ts";
import type { Deed, Told } from "./told.ts";
import { weekIndex } from "./when.ts";
import { asWritten, nameAsWritten } from "./written.ts";

/** A post in both forms, ready to be said. */
export interface Composed {
  readonly text: Markdown;
  /** A few lines, for networks of lines. */
  readonly short: Markdown;
  /** What a long week's post has no room for; undefined when it has room for all. */
  readonly rest: Markdown | undefined;
  /** Names in either that must not highlight anyone. */
  readonly quiet: readonly string[];
  /** Whom it gives a sentence of which kind. */
  readonly used: readonly Phrased[];
}

/** How often somebody was given a sentence of a kind before. */
export type Uses = (who: number, slot: string) => number;

/** Titles named for one person in one group; what is over becomes "and more". */
const thingsEach = 3;
/** Questions quoted in the line about what still waits. */
const openQuoted = 3;
const topicLength = 80;

/** Everybody begins somewhere else and moves on by one with each sentence of a kind. */
const beginning = (who: number): number => createHash("sha256").update(String(who)).digest().readUInt16BE(0);

/** Deeds by kind, each kind as a list of linked titles. */
function byKind(
  deeds: readonly Deed[],
  words: WeeklyWords,
): readonly (readonly [ContributionKind, string])[] {
  const kinds = [...new Set(deeds.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const links = deeds
      .filter((deed) => deed.kind === kind)
      .map(({ title, url }) => linked(asWritten(cleanTitle(title)), url));
    return [kind, words.listed(links.slice(0, thingsEach), links.length > thingsEach)];
  });
}

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

/**
 * @param uses so that nobody reads the same sentence about themself again before all others were used
 * @returns undefined when there is nobody to thank: then nothing is said
 */
export function compose(
  told: Told,
  words: WeeklyWords,
  uses: Uses = () => weekIndex(told.week),
): Composed | undefined {
  const { newcomers, contributors, helpers, thanked, notes, edits } = told;
  if (newcomers.length + contributors.length + helpers.length + thanked.length + notes.length === 0)
    return undefined;

  const used: Phrased[] = [];
  const pick = (who: number, slot: string): number => {
    if (!used.some((one) => one.who === who && one.slot === slot)) used.push({ who, slot });
    return beginning(who) + uses(who, slot);
  };
  const bold = (name: string): string => `**${nameAsWritten(name)}**`;
  const attached = new Set<number>();
  /** A bullet about somebody; the first has what maintainers and the calendar add. */
  const bullet = (
    { person, name }: { person: number; name: string },
    sentence: () => string,
  ): Section["bullets"] => {
    const edited = edits.find((edit) => edit.person === person);
    if (attached.has(person)) return edited ? [] : [{ name, text: `- ${sentence()}` }];
    attached.add(person);
    const mine = notes.filter((note) => note.person === person).map(({ text }) => words.note(flat(text)));
    const marks = told.milestones
      .filter((one) => one.person === person)
      .map(({ kind, count }) => words.milestone(kind, count));
    const said = edited ? words.noteAlone(bold(name), flat(edited.text)) : sentence();
    return [{ name, text: `- ${[said, ...marks, ...mine].join(" ")}` }];
  };

  const sections: readonly Section[] = [
    {
      title: words.newcomers(),
      bullets: newcomers.flatMap((one) =>
        bullet(one, () =>
          words.newcomer(
            bold(one.name),
            byKind(one.deeds, words).map(([kind, things]) => words.did(kind, things)),
            pick(one.person, "newcomer"),
          ),
        ),
      ),
    },
    ...groups.map((group) => ({
      title: words.group(group),
      bullets: inGroup(contributors, group).flatMap((one) =>
        bullet(one, () => {
          const done = byKind(one.deeds, words);
          const [only] = done;
          if (only && done.length === 1)
            return words.from(only[0], bold(one.name), only[1], pick(one.person, only[0]));
          const deeds = done.map(([kind, things]) => words.did(kind, things));
          return words.several(bold(one.name), deeds, pick(one.person, "several"));
        }),
      ),
    })),
    {
      title: words.helpers(),
      bullets: helpers.flatMap((one) =>
        bullet(one, () => {
          const topics = [...new Set(one.questions.map((text) => words.quoted(quotable(text, topicLength))))];
          const quoted = topics.slice(0, thingsEach);
          return words.helper(bold(one.name), quoted, topics.length > thingsEach, pick(one.person, "helper"));
        }),
      ),
    },
    {
      title: words.thanked(),
      bullets: thanked.flatMap((one) =>
        bullet(one, () =>
          words.kudos(
            bold(one.name),
            one.by.map(nameAsWritten),
            one.reasons.slice(0, thingsEach).map((reason) => words.quoted(quotable(reason, topicLength))),
            pick(one.person, "kudos"),
          ),
        ),
      ),
    },
  ];
  const alone = notes
    .filter(({ person }) => person === undefined || !attached.has(person))
    .map(({ name, text }) => `- ${words.noteAlone(bold(name), flat(text))}`);
  const open = openLine(told, words);
  const { kept, rest } = laidOut(sections, words);
  return {
    text: [
      `## ${words.heading(told.weeks)}`,
      told.opening ?? words.opening(asWritten(told.community), pick(0, "opening")),
      ...kept,
      ...(alone.length > 0 ? [alone.join("\n")] : []),
      ...(open === undefined ? [] : [open]),
    ].join("\n\n"),
    short: shortPost(told, words, open),
    rest,
    quiet: namesOf(told),
    used,
  };
}

/** One line about what has no answer yet; undefined when everything has. */
function openLine({ waiting, expired }: Told, words: WeeklyWords): string | undefined {
  if (waiting.length + expired.length === 0) return undefined;
  const quote = (texts: readonly string[]): string[] =>
    texts.slice(0, openQuoted).map((text) => words.quoted(quotable(text, topicLength)));
  return words.open(quote(waiting), waiting.length > openQuoted, quote(expired), expired.length > openQuoted);
}

function namesOf(told: Told): readonly string[] {
  const people = [...told.newcomers, ...told.contributors, ...told.helpers, ...told.thanked, ...told.notes];
  const givers = told.thanked.flatMap(({ by }) => by);
  return [...new Set([...people.map(({ name }) => name), ...givers, ...told.mentioned])];
}
