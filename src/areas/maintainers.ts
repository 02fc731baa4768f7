/**
 * Reads a MAINTAINERS file as the Linux kernel, QEMU, U-Boot and others write it: sections of
 * a title and lines of a letter, a colon and a value.
 * Source: https://docs.kernel.org/process/maintainers.html
 */
import { isEmail, type LineProblem, type Owned, type Parsed, slug } from "./owned.ts";

const letters = new Set("MRLSWQBCPTFXNK".split(""));
const tagged = /^([A-Z]):\s*(.*)$/;

/** What a section says at the end of its title that it shares with hundreds of others. */
const usual = /\s+(?:drivers?|support|subsystem|framework|maintainers?)$/i;

interface Section {
  readonly title: string;
  readonly line: number;
  readonly fields: { readonly letter: string; readonly value: string; readonly line: number }[];
}

/** Every title with tagged lines below it; prose has none. */
function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [];
  let title: { text: string; line: number } | undefined;
  let open: Section | undefined;
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.trimEnd();
    const field = tagged.exec(line);
    if (line === "") {
      open = undefined;
      title = undefined;
    } else if (field?.[1] !== undefined) {
      if (!open && title) {
        open = { title: title.text, line: title.line, fields: [] };
        sections.push(open);
      }
      open?.fields.push({ letter: field[1], value: (field[2] ?? "").trim(), line: index + 1 });
    } else if (!/^\s/.test(raw) && !open) title = { text: line, line: index + 1 };
  });
  return sections;
}

/** `Tony Nguyen <tony@example.org>`, or the address alone. */
function addressOf(value: string): string | undefined {
  const address = /<([^<>]+)>/.exec(value)?.[1] ?? value.split(/[\s,(]/)[0] ?? "";
  return isEmail(address) ? address.toLowerCase() : undefined;
}

/** The plain words of a pattern such as `\b(?:foo|bar)\b`; a cleverer one tells no words. */
function wordsIn(pattern: string): readonly string[] {
  const inner = pattern.replace(/\\b|\(\?:|[()^$]/g, "");
  return inner.split("|").filter((word) => /^[\w-]{3,40}$/.test(word));
}

function owned(section: Section, problems: LineProblem[]): Owned | undefined {
  const of = (letter: string): readonly Section["fields"][number][] =>
    section.fields.filter((field) => field.letter === letter);
  for (const { letter, value, line } of section.fields) {
    if (!letters.has(letter))
      problems.push({ line, what: `there is no field ${letter}: in a MAINTAINERS file` });
    else if (value === "") problems.push({ line, what: `${letter}: has no value` });
  }
  const people = [...of("M"), ...of("R")].flatMap(({ value, line }) => {
    const address = addressOf(value);
    if (address === undefined && value !== "")
      problems.push({
        line,
        what: `"${value.slice(0, 60)}" has no e-mail address; expected Name <name@example.org>`,
      });
    return address === undefined ? [] : [address];
  });
  if (people.length === 0) return undefined;
  const chats = of("C").flatMap(({ value, line }) => {
    if (value === "") return [];
    if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(value)) return [value];
    problems.push({ line, what: `"${value.slice(0, 60)}" is no address; expected irc://SERVER/CHANNEL` });
    return [];
  });
  const title = section.title.replace(usual, "").toLowerCase();
  return {
    area: slug(section.title),
    owners: [...new Set(people)],
    words: [...new Set([title, ...of("K").flatMap(({ value }) => wordsIn(value))])],
    paths: of("F").map(({ value }) => `/${value.replace(/^\//, "")}`),
    ...(chats.length > 0 ? { chats } : {}),
    line: section.line,
  };
}

/** Sections without anybody's address, such as orphans, are left out. */
export function readMaintainers(text: string): Parsed {
  const problems: LineProblem[] = [];
  const found = sectionsOf(text).flatMap((section) => owned(section, problems) ?? []);
  if (found.length === 0 && problems.length === 0)
    problems.push({
      line: 1,
      what: "no section with an M: line; is it a MAINTAINERS file as the Linux kernel has it?",
    });
  return { owned: found, problems };
}
