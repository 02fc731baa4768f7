/** Makes a week's post from what it tells. Pure: the same week gives the same words. */
import { createHash } from "node:crypto";
import type { ContributionKind } from "../../contribution.ts";
import type { Markdown } from "../../effects.ts";
import type { WeeklyWords } from "../../wording/en-weekly.ts";
import { groups, inGroup } from "./grouping.ts";
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
  /** Names in either that must not highlight anyone. */
  readonly quiet: readonly string[];
}

/** Titles named for one person in one group; what is over becomes "and more". */
const thingsEach = 3;
/** Questions quoted in the line about what still waits. */
const openQuoted = 3;
const topicLength = 80;

/**
 * Which phrasing somebody gets: moves on by one every week, so that nobody reads the
 * same sentence about themself twice in a row.
 */
export const pickFor = (week: string, who: string | number): number =>
  createHash("sha256").update(String(who)).digest().readUInt16BE(0) + weekIndex(week);

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

/**
 * @returns undefined when there is nobody to thank: then nothing is said
 */
export function compose(told: Told, words: WeeklyWords): Composed | undefined {
  const { newcomers, contributors, helpers, thanked, notes } = told;
  if (newcomers.length + contributors.length + helpers.length + thanked.length + notes.length === 0)
    return undefined;

  const pick = (who: string | number): number => pickFor(told.week, who);
  const bold = (name: string): string => `**${nameAsWritten(name)}**`;
  const attached = new Set<number>();
  /** A bullet about somebody, with the maintainers' notes about them when it is the first. */
  const bullet = (person: number, sentence: string): string => {
    const mine = attached.has(person) ? [] : notes.filter((note) => note.person === person);
    attached.add(person);
    return `- ${[sentence, ...mine.map(({ text }) => words.note(text.replace(/\s+/g, " ").trim()))].join(" ")}`;
  };
  const section = (title: string, bullets: readonly string[]): readonly string[] =>
    bullets.length === 0 ? [] : [`### ${title}\n\n${bullets.join("\n")}`];

  const welcome = newcomers.map(({ person, name, deeds }) =>
    bullet(
      person,
      words.newcomer(
        bold(name),
        byKind(deeds, words).map(([kind, things]) => words.did(kind, things)),
        pick(person),
      ),
    ),
  );
  const work = groups.flatMap((group) =>
    section(
      words.group(group),
      inGroup(contributors, group).map(({ person, name, deeds }) => {
        const done = byKind(deeds, words);
        const [only] = done;
        return bullet(
          person,
          only && done.length === 1
            ? words.from(only[0], bold(name), only[1], pick(person))
            : words.several(
                bold(name),
                done.map(([kind, things]) => words.did(kind, things)),
              ),
        );
      }),
    ),
  );
  const help = helpers.map(({ person, name, questions }) => {
    const topics = [...new Set(questions.map((text) => words.quoted(quotable(text, topicLength))))];
    const quoted = topics.slice(0, thingsEach);
    return bullet(person, words.helper(bold(name), quoted, topics.length > thingsEach, pick(person)));
  });
  const kudos = thanked.map(({ person, name, by, reasons }) =>
    bullet(
      person,
      words.kudos(
        bold(name),
        by.map(nameAsWritten),
        reasons.slice(0, thingsEach).map((reason) => words.quoted(quotable(reason, topicLength))),
        pick(person),
      ),
    ),
  );
  const alone = notes
    .filter(({ person }) => person === undefined || !attached.has(person))
    .map(({ name, text }) => `- ${words.noteAlone(bold(name), text.replace(/\s+/g, " ").trim())}`);

  const open = openLine(told, words);
  return {
    text: [
      `## ${words.heading(told.weeks)}`,
      words.opening(asWritten(told.community), pick(told.community)),
      ...section(words.newcomers(), welcome),
      ...work,
      ...section(words.helpers(), help),
      ...section(words.thanked(), kudos),
      ...(alone.length > 0 ? [alone.join("\n")] : []),
      ...(open === undefined ? [] : [open]),
    ].join("\n\n"),
    short: shortPost(told, words, open),
    quiet: namesOf(told),
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
