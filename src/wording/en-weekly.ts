/** Every sentence of the weekly post and of the command that steers it, in English. */
import type { ContributionKind } from "../contribution.ts";
import type { Millis } from "../events.ts";
import { written } from "./amount.ts";
import { joined, one, stop } from "./phrase.ts";

const and = (items: readonly string[]): string => joined(items, "and");

const listed = (items: readonly string[], more: boolean): string => and(more ? [...items, "more"] : items);

/** What somebody did, as the rest of a sentence about them. */
function did(kind: ContributionKind, things: string): string {
  switch (kind) {
    case "code":
      return `contributed ${things}`;
    case "doc":
      return `improved the documentation with ${things}`;
    case "translation":
      return `translated for us: ${things}`;
    case "review":
      return `reviewed ${things}`;
    case "bug":
      return `reported ${things}`;
    case "ideas":
      return `suggested ${things}`;
    case "design":
      return `designed ${things}`;
    case "test":
    case "userTesting":
      return `tested ${things}`;
    case "tutorial":
    case "example":
    case "blog":
    case "content":
      return `wrote ${things}`;
    case "talk":
    case "promotion":
      return `spoke about us: ${things}`;
    case "eventOrganizing":
      return `organised ${things}`;
    case "question":
      return `answered ${things}`;
    case "a11y":
    case "audio":
    case "business":
    case "data":
    case "financial":
    case "fundingFinding":
    case "mentoring":
    case "platform":
    case "plugin":
    case "projectManagement":
    case "research":
    case "security":
    case "tool":
    case "video":
    case "infra":
    case "maintenance":
    case "other":
      return `took care of ${things}`;
  }
}

/** The same, with the person, in another order of words. */
function from(kind: ContributionKind, name: string, things: string, pick: number): string {
  const plainly = stop(`${name} ${did(kind, things)}`);
  switch (kind) {
    case "code":
      return one(pick, plainly, `From ${name} came ${things}.`, `${name} brought us ${things}.`);
    case "doc":
      return one(pick, plainly, `The documentation is better for ${things}, thanks to ${name}.`);
    case "review":
      return one(
        pick,
        plainly,
        `${name} looked over ${things}.`,
        `${name} took the time to review ${things}.`,
      );
    case "bug":
      return one(
        pick,
        plainly,
        `${name} told us about ${things}.`,
        `We know about ${things} because ${name} wrote it down.`,
      );
    case "ideas":
      return one(pick, plainly, `The idea for ${things} came from ${name}.`);
    default:
      return one(pick, plainly, stop(`Thanks to ${name}, who ${did(kind, things)}`));
  }
}

/** Where the weekly post puts a kind of work. */
export type Group = "changes" | "reviews" | "reports" | "other";

export const weekly = {
  /** @param weeks how many weeks the post tells of, at least 1 */
  heading: (weeks: number): string =>
    weeks < 2 ? "Thanks for this week" : `Thanks for the last ${weeks} weeks`,

  opening: (community: string, pick: number): string =>
    one(
      pick,
      `These are the people who moved ${community} forward.`,
      `All of this was done for ${community} by people who chose to. Thank you!`,
      `Here is what was done for ${community}, and by whom.`,
      `A thank-you to everybody who gave some of their time to ${community}.`,
    ),

  /** Headings of the sections. */
  newcomers: (): string => "First contributions",
  group: (group: Group): string =>
    ({ changes: "Changes", reviews: "Reviews", reports: "Reports and ideas", other: "And also" })[group],
  helpers: (): string => "Help in chat",
  thanked: (): string => "Thanked by others",

  did,
  from,
  and,
  listed,
  quoted: (text: string): string => `“${text}”`,

  /** @param deeds what they did, each as {@link did} puts it */
  newcomer: (name: string, deeds: readonly string[], pick: number): string =>
    one(
      pick,
      `${name} is new among us and ${and(deeds)}. Welcome!`,
      `Welcome to ${name}, who ${and(deeds)}.`,
      `The first contribution of ${name}, who ${and(deeds)}. Good to have you here!`,
    ),

  /** @param deeds what they did, each as {@link did} puts it; for several kinds of work at once */
  several: (name: string, deeds: readonly string[], pick: number): string =>
    one(
      pick,
      stop(`${name} ${and(deeds)}`),
      stop(`Thanks to ${name}, who ${and(deeds)}`),
      stop(`From more than one side: ${name} ${and(deeds)}`),
    ),

  /** @param topics the questions that may be quoted; none when all were private */
  helper: (name: string, topics: readonly string[], more: boolean, pick: number): string =>
    topics.length === 0
      ? one(pick, `${name} helped somebody in private.`, `${name} answered in private.`)
      : one(
          pick,
          stop(`${name} helped with ${listed(topics, more)}`),
          stop(`${name} knew the answer to ${listed(topics, more)}`),
          `Whoever asked ${listed(topics, more)} got help from ${name}.`,
        ),

  /** @param by who thanked; nobody when they want not to be named */
  kudos: (name: string, by: readonly string[], reasons: readonly string[], pick: number): string => {
    const whom = by.length === 0 ? "" : ` by ${and(by)}`;
    const why = reasons.length === 0 ? "" : `: ${and(reasons)}`;
    return by.length === 0 || pick % 2 === 0
      ? stop(`${name} was thanked${whom}${why}`)
      : stop(`${and(by)} thanked ${name}${why}`);
  },

  /** A day in somebody's life here, after the sentence about them. No scores: first, tenth, fiftieth, a year. */
  milestone: (kind: "answers" | "year" | "back", count: number): string => {
    if (kind === "year") return "Here for a year now!";
    if (kind === "back") return "Good to have you back after all this time!";
    return count === 1 ? "A first answer given!" : `That makes ${count} questions answered!`;
  },
  /** The names whom a long post has no room for. */
  more: (names: readonly string[], others: boolean): string =>
    `Just as much thanked: ${listed(names, others)}.`,
  /** The heading of what is in the thread. */
  rest: (): string => "The rest of this week",

  /** A maintainer's words after the sentence about somebody. */
  note: (text: string): string => `(${text})`,
  noteAlone: (name: string, text: string): string => `${name}: ${text}`,

  /** The one line about questions without an answer; at least one of both is there. */
  open: (
    waiting: readonly string[],
    moreWaiting: boolean,
    expired: readonly string[],
    moreExpired: boolean,
  ): string =>
    [
      waiting.length > 0 ? stop(`Still waiting for an answer: ${listed(waiting, moreWaiting)}`) : "",
      expired.length > 0 ? stop(`Nobody knew an answer to ${listed(expired, moreExpired)}`) : "",
      "If you know, please say so.",
    ]
      .filter((part) => part !== "")
      .join(" "),

  /** For networks of lines: one line a group, what follows the colon is names. */
  short: {
    newcomers: (weeks: number, people: readonly string[], others: boolean): string =>
      `${weekly.heading(weeks)}! New here, and welcome: ${listed(people, others)}.`,
    /** The first line, when there are no newcomers to begin with. */
    opened: (weeks: number, first: string): string => `${weekly.heading(weeks)}! ${first}`,
    group: (group: Group, people: readonly string[], others: boolean): string =>
      `${{ changes: "Changes by", reviews: "Reviews by", reports: "Reports and ideas from", other: "Also thanks to" }[group]} ${listed(people, others)}.`,
    helpers: (people: readonly string[], others: boolean): string =>
      `Help in chat from ${listed(people, others)}.`,
    thanked: (people: readonly string[], others: boolean): string =>
      `Thanked by others: ${listed(people, others)}.`,
    notes: (notes: readonly string[]): string => notes.join(" · "),
    /** A name with what it is here for. */
    person: (name: string, things: readonly string[]): string =>
      things.length === 0 ? name : `${name} (${things.join("; ")})`,
  },

  /** A moment in the community's time zone: `Monday 1 June, 09:00 (Europe/Berlin)`. */
  moment: (at: Millis, zone: string): string =>
    `${written(at, zone, "en-GB", "cccc d LLLL, HH:mm")} (${zone})`,

  preview: (channels: readonly string[], when: string, held: boolean): string =>
    held
      ? `The weekly post below is held and will not go out by itself. \`!thanks release\` lets it go, \`!thanks post\` sends it now, \`!thanks note NAME text\` adds a personal word.`
      : `The weekly post below goes to ${and(channels)} on ${when}. \`!thanks hold\` stops it, \`!thanks note NAME text\` adds a personal word, \`!thanks post\` sends it now.`,

  heldReminder: (): string =>
    "It is time for the weekly post, which is held. `!thanks preview` shows it, `!thanks post` sends it. If it stays held, the next post tells of this week too.",

  command: {
    usage: (): string =>
      "Use `!thanks preview`, `!thanks note NAME text`, `!thanks edit NAME text`, `!thanks hold`, `!thanks release` or `!thanks approve`.",
    noteUsage: (): string =>
      "A note needs a name and some words: `!thanks note alice for the patient reviews`.",
    editUsage: (): string =>
      "`!thanks edit NAME text` says your words instead of mine, `!thanks edit NAME out` leaves them out, `!thanks edit NAME undo` takes that back. `opening` as the name is the first sentence.",
    editNobody: (name: string): string =>
      `${name} isn't in this week's post. \`!thanks note\` adds somebody.`,
    edited: (name: string): string =>
      `Changed: your words about ${name} go into the post. \`!thanks preview\` shows it.`,
    editOut: (name: string): string => `Left out of this week's post: ${name}.`,
    editUndone: (name: string): string => `About ${name} the post says again what I would.`,
    noChannels: (): string =>
      "There is no channel for the weekly post: name some under `thanks.channels` in the config.",
    noSchedule: (): string => "`thanks.schedule` in the config never comes due.",
    nothingYet: (): string => "There is nobody to thank yet, so there would be no post.",
    alreadyPosted: (): string => "This week's post is out already.",
    unknownCaller: (): string => "I don't know your account yet, so I can't write down who said it.",
    optedOut: (name: string): string => `${name} asked not to be named, so no note about them.`,
    noted: (name: string, when: string): string => `Noted for ${name}; it goes into the post of ${when}.`,
    held: (): string =>
      "Held: it will not go out by itself. `!thanks release` lets it go, `!thanks post` sends it.",
    alreadyHeld: (): string => "It is held already.",
    notHeld: (): string => "It is not held.",
    released: (when: string): string => `Released: it goes out on ${when}.`,
    posted: (channels: readonly string[]): string => `Posted to ${and(channels)}.`,
  },
};

/** What another language has to say. */
export type WeeklyWords = typeof weekly;
