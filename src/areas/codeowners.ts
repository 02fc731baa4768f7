/**
 * Reads CODEOWNERS: a pattern and its owners a line, with GitLab's sections.
 * Sources: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * and https://docs.gitlab.com/user/project/codeowners/reference/
 */
import { isOwner, type LineProblem, type Owned, type Parsed, slug, subjectOf } from "./owned.ts";

/** Splits at spaces; a space in a path is written `\ `. */
const partsOf = (line: string): readonly string[] =>
  (line.match(/(?:\\.|[^\s\\])+/g) ?? []).map((part) => part.replace(/\\ /g, " "));

/** `[Docs]`, `^[Docs]`, `[Docs][2] @default`. */
const section = /^\^?\[([^\]]+)\](?:\[\d+\])?\s*(.*)$/;

/** Everything behind a `#` that begins a word. */
const withoutComment = (line: string): string => line.replace(/(^|\s)#.*$/, "").trim();

export function readCodeowners(text: string): Parsed {
  const problems: LineProblem[] = [];
  const areas = new Map<string, { owners: Set<string>; words: Set<string>; paths: string[]; line: number }>();
  let group: { readonly name: string; readonly owners: readonly string[] } | undefined;

  /** The owners among the words of a line; the others are mistakes. */
  function ownersIn(words: readonly string[], line: number): readonly string[] {
    for (const word of words.filter((one) => !isOwner(one)))
      problems.push({
        line,
        what: `"${word.slice(0, 60)}" is no owner; expected @login, @organisation/team or an e-mail address`,
      });
    return words.filter(isOwner);
  }

  text.split(/\r?\n/).forEach((raw, index) => {
    const line = withoutComment(raw);
    if (line === "") return;
    const [, name, rest] = section.exec(line) ?? [];
    if (name !== undefined) {
      group = { name, owners: ownersIn(partsOf(rest ?? ""), index + 1) };
      return;
    }
    const [pattern = "", ...words] = partsOf(line);
    if (pattern.startsWith("!")) {
      problems.push({ line: index + 1, what: `"${pattern}": patterns can't be negated in CODEOWNERS` });
      return;
    }
    const own = ownersIn(words, index + 1);
    const owners = own.length > 0 ? own : (group?.owners ?? []);
    const subject = group?.name ?? subjectOf(pattern);
    // A pattern for everything names no area, and one without owners nobody.
    if (subject === undefined || slug(subject) === "" || owners.length === 0) return;
    const area = areas.get(slug(subject)) ?? {
      owners: new Set(),
      words: new Set(),
      paths: [],
      line: index + 1,
    };
    areas.set(slug(subject), area);
    for (const owner of owners) area.owners.add(owner.toLowerCase());
    if (subject.length >= 3) area.words.add(subject.toLowerCase());
    area.paths.push(pattern);
  });
  const owned = [...areas].map(
    ([area, { owners, words, paths, line }]): Owned => ({
      area,
      owners: [...owners],
      words: [...words],
      paths,
      line,
    }),
  );
  return { owned, problems };
}
