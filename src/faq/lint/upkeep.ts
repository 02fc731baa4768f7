/** Who looks after an entry, by when, and whether the config knows what it names. */
import { didYouMean } from "../../config/nearest.ts";
import type { Entry } from "../entry.ts";
import { type Linted, type LintFinding, lineWith, type Rule, sourceOf } from "./finding.ts";

type Say = (rule: Rule, wanted: string, what: string, mend: string) => LintFinding;

const sayer =
  (entry: Entry, texts: Linted["texts"]): Say =>
  (rule, wanted, what, mend) => ({
    rule,
    entry: entry.id,
    where: lineWith(wanted, entry, texts),
    what,
    mend,
  });

function named(entry: Entry, { settings }: Linted, say: Say): readonly LintFinding[] {
  const people = Object.keys(settings.people);
  const areas = Object.keys(settings.areas);
  const channels = settings.networks.flatMap((network) =>
    network.channels.flatMap(({ name }) => [name, `${network.name}/${name}`]),
  );
  const out: LintFinding[] = [];
  if (entry.owner !== undefined && !people.includes(entry.owner))
    out.push(
      say(
        "owner",
        "owner:",
        `its owner ${entry.owner} is not among people in the config`,
        didYouMean(entry.owner, people) || "Name somebody under people",
      ),
    );
  for (const area of entry.areas)
    if (!areas.includes(area))
      out.push(
        say(
          "area",
          area,
          `its area ${area} is not among areas in the config`,
          didYouMean(area, areas) || "Name it under areas, or take it away",
        ),
      );
  for (const channel of entry.channels)
    if (!channels.some((known) => known.toLowerCase() === channel.toLowerCase()))
      out.push(
        say(
          "channel",
          channel,
          `it is only for ${channel}, a channel that the config does not have`,
          didYouMean(channel, channels) || "Correct it, or take it away",
        ),
      );
  return out;
}

/** An entry's front matter has room for these; a page's headings have not. */
function ownFile(entry: Entry, say: Say): readonly LintFinding[] {
  const out: LintFinding[] = [];
  if (entry.phrasings.length === 0)
    out.push(
      say(
        "phrasings",
        "question:",
        "no other phrasing of the question",
        "Add two or three under phrasings, in the words of those who ask",
      ),
    );
  if (entry.owner === undefined)
    out.push(say("owner", "question:", "no owner", "Add owner: and whoever knows whether it is still true"));
  return out;
}

/** Pages are told once, however many questions they have. */
function pages(entries: readonly Entry[]): readonly LintFinding[] {
  const byFile = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { file } = sourceOf(entry);
    byFile.set(file, [...(byFile.get(file) ?? []), entry]);
  }
  return [...byFile].map(([file, own]) => ({
    rule: "phrasings",
    where: `${file}:1`,
    what: `${own.length === 1 ? "its entry has" : `its ${own.length} entries have`} no other phrasings, owner and review date, since a page has no place for them`,
    mend: `porchlight faq import ${file} --to FOLDER makes a file of each`,
  }));
}

/** The file says `question:` and the like at its top, or is one entry without. */
function isPage(entry: Entry, { texts, entries }: Linted): boolean {
  const { file, line } = sourceOf(entry);
  const text = texts.get(file);
  if (text === undefined) return false;
  if (line > 1) return true;
  return (
    !/^---[ \t]*\n/.test(text) && entries.some((other) => other !== entry && sourceOf(other).file === file)
  );
}

/** Missing phrasings, owners; review dates gone by; names that the config does not know. */
export function upkeep(faq: Linted): readonly LintFinding[] {
  const inPages = faq.entries.filter((entry) => isPage(entry, faq));
  const each = faq.entries.flatMap((entry) => {
    const say = sayer(entry, faq.texts);
    const out: LintFinding[] = [];
    if (!inPages.includes(entry)) out.push(...ownFile(entry, say));
    if (entry.review !== undefined && Date.parse(entry.review) < faq.now)
      out.push(
        say(
          "review",
          "review:",
          `due for review since ${entry.review}, and marked so wherever it is said`,
          "See whether it is still true, and set a new date",
        ),
      );
    return faq.configured ? [...out, ...named(entry, faq, say)] : out;
  });
  return [...pages(inPages), ...each];
}
