/** Keeps a long week's post short: some of each section, all names, and the rest apart. Pure. */
import type { Markdown } from "../../effects.ts";
import type { WeeklyWords } from "../../wording/en-weekly.ts";
import { nameAsWritten } from "./written.ts";

/** A heading and what stands under it. */
export interface Section {
  readonly title: string;
  readonly bullets: readonly { readonly name: string; readonly text: Markdown }[];
}

/** A post with more bullets than this is a long one. */
const most = 24;
/** So many of a section a long post keeps; newcomers, who come first, get more. */
const kept = { first: 10, others: 4 } as const;
/** So many names, at most, stand for what is left out. */
const named = 30;

const block = (title: string, texts: readonly string[]): string => `### ${title}\n\n${texts.join("\n")}`;

/** @param all in the order of the post; those without bullets are left out */
export function laidOut(
  all: readonly Section[],
  words: WeeklyWords,
): { readonly kept: readonly Markdown[]; readonly rest: Markdown | undefined } {
  const count = all.reduce((sum, { bullets }) => sum + bullets.length, 0);
  const roomFor = (index: number): number =>
    count <= most ? Number.POSITIVE_INFINITY : index === 0 ? kept.first : kept.others;
  const left = all.flatMap(({ title, bullets }, index): Section[] => {
    const over = bullets.slice(roomFor(index));
    return over.length > 0 ? [{ title, bullets: over }] : [];
  });
  const shown = new Set(
    all.flatMap(({ bullets }, index) => bullets.slice(0, roomFor(index)).map(({ name }) => name)),
  );
  const names = [...new Set(left.flatMap(({ bullets }) => bullets.map(({ name }) => name)))].filter(
    (name) => !shown.has(name),
  );
  const texts = (section: Section): readonly string[] => section.bullets.map(({ text }) => text);
  return {
    kept: [
      ...all.flatMap(({ title, bullets }, index) =>
        bullets.length === 0
          ? []
          : [block(title, texts({ title, bullets: bullets.slice(0, roomFor(index)) }))],
      ),
      ...(names.length === 0
        ? []
        : [words.more(names.slice(0, named).map(nameAsWritten), names.length > named)]),
    ],
    rest:
      left.length === 0
        ? undefined
        : [`## ${words.rest()}`, ...left.map((section) => block(section.title, texts(section)))].join("\n\n"),
  };
}
