/** The post for networks of lines: a line a group, each short enough for one row. Pure. */
import type { Markdown } from "../../effects.ts";
import type { WeeklyWords } from "../../wording/en-weekly.ts";
import { groups, inGroup } from "./grouping.ts";
import { safeUrl } from "./links.ts";
import { cleanTitle, quotable } from "./titles.ts";
import type { Deed, Told } from "./told.ts";
import { nameAsWritten } from "./written.ts";

/** UTF-8 bytes of a line; IRC leaves about 400 beside the prefix. Escapes count, so lines come out shorter. */
const room = 380;
const most = 6;

/** Somebody in a line: with what they did, and, when that is too long, by name alone. */
interface Item {
  readonly full: string;
  readonly brief: string;
}

const fits = (text: string): boolean => Buffer.byteLength(text) <= room;

/** Gives up detail from the end, then people, until it fits; whoever comes first stays. */
function line(items: readonly Item[], say: (people: readonly string[], others: boolean) => string): string[] {
  if (items.length === 0) return [];
  for (let detailed = items.length; detailed >= 0; detailed--) {
    const text = say(
      items.map(({ full, brief }, index) => (index < detailed ? full : brief)),
      false,
    );
    if (fits(text)) return [text];
  }
  for (let named = items.length - 1; named > 1; named--) {
    const text = say(
      items.slice(0, named).map(({ brief }) => brief),
      true,
    );
    if (fits(text)) return [text];
  }
  return [say([items[0]?.brief ?? ""], items.length > 1)];
}

/** @param open the line about questions without an answer */
export function shortPost(told: Told, words: WeeklyWords, open: string | undefined): Markdown {
  const { short } = words;
  const titled = (deed: Deed): string => words.quoted(quotable(cleanTitle(deed.title), 60));
  const item = (name: string, things: readonly string[]): Item => ({
    full: short.person(nameAsWritten(name), things.slice(0, 2)),
    brief: nameAsWritten(name),
  });
  const quotedAll = (texts: readonly string[]): string[] =>
    texts.map((text) => words.quoted(quotable(text, 50)));

  const edited = (person: number): boolean => told.edits.some((one) => one.person === person);
  const asTold = <T extends { readonly person: number }>(people: readonly T[]): readonly T[] =>
    people.filter(({ person }) => !edited(person));

  const newcomers = asTold(told.newcomers).map(({ name, deeds }) =>
    item(
      name,
      deeds.slice(0, 1).map((deed) => [titled(deed), safeUrl(deed.url) ?? ""].join(" ").trim()),
    ),
  );
  const lines = [
    ...line(newcomers, (people, others) => short.newcomers(told.weeks, people, others)),
    ...groups.flatMap((group) =>
      line(
        inGroup(asTold(told.contributors), group).map(({ name, deeds }) => item(name, deeds.map(titled))),
        (people, others) => short.group(group, people, others),
      ),
    ),
    ...line(
      asTold(told.helpers).map(({ name, questions }) => item(name, quotedAll(questions))),
      short.helpers,
    ),
    ...line(
      asTold(told.thanked).map(({ name, reasons }) => item(name, quotedAll(reasons))),
      short.thanked,
    ),
  ];
  const named = new Map(
    [...told.newcomers, ...told.contributors, ...told.helpers, ...told.thanked].map((one) => [
      one.person,
      one.name,
    ]),
  );
  const marks = told.milestones.flatMap(({ person, kind, count }) => {
    const name = named.get(person);
    return name === undefined || edited(person) ? [] : [{ name, text: words.milestone(kind, count) }];
  });
  const notes = [...told.edits, ...marks.slice(0, 5), ...told.notes].map(({ name, text }) =>
    words.noteAlone(nameAsWritten(name), text.replace(/\s+/g, " ").trim()),
  );
  if (notes.length > 0) lines.push(short.notes(notes));
  if (open !== undefined) lines.push(open);
  // The newcomers' line says what this is; without newcomers the first line has to.
  const [first, ...rest] = lines;
  const opened = newcomers.length > 0 ? lines : [short.opened(told.weeks, first ?? ""), ...rest];
  return merged(opened).join("\n\n");
}

/** Joins the shortest neighbours until there are no more lines than fit. */
function merged(lines: readonly string[]): readonly string[] {
  const now = [...lines];
  while (now.length > most) {
    let best = 0;
    for (let index = 1; index < now.length - 1; index++)
      if (length(now, index) < length(now, best)) best = index;
    now.splice(best, 2, `${now[best]} ${now[best + 1]}`);
  }
  return now;
}

const length = (lines: readonly string[], index: number): number =>
  (lines[index]?.length ?? 0) + (lines[index + 1]?.length ?? 0);
