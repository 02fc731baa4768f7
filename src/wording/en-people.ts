/** Every sentence about people: welcomes, credits, who is who, opting out. In English. */
import { literal } from "../markdown.ts";
import { joined, one } from "./phrase.ts";
import { code, quotingWith } from "./quote.ts";

const and = (items: readonly string[]): string => joined(items, "and");
const quoted = quotingWith("“", "”");

/** What somebody opts out of, or in to. */
export type Opting = "all" | "thanks" | "counting" | "both";

/** A credit as it is shown. */
export interface Credited {
  readonly n: number;
  readonly name: string;
  /** An all-contributors key. */
  readonly kind: string;
  readonly title: string;
  readonly url: string;
}

/** The same with who proposed it. */
export interface CreditRow extends Credited {
  readonly by: string;
}

const credited = ({ name, kind, title, url }: Credited): string =>
  `${literal(name)} for ${kind}, ${quoted(title)}${url === "" ? "" : ` ${url}`}`;

/** By whom a change was reviewed, as a sentence of its own in front of which a space stands. */
const reviewedBy = (reviewers: readonly string[]): string =>
  reviewers.length === 0 ? "" : ` Reviewed by ${and(reviewers.map(literal))}.`;

export const people = {
  // opting out
  optHow:
    "Say `!optout` for everything, `!optout thanks` (no public thanks), `!optout counting` (nothing you do is counted) or `!optout both`.",
  optedOut: (of: Opting): string =>
    ({
      all: "All right: no unasked answers, no public thanks, and what you do isn't counted. `!optin` ends it.",
      thanks: "All right: no public thanks for you. `!optin thanks` ends it.",
      counting:
        "All right: what you do isn't counted any more, and reports leave you out. `!optin counting` ends it.",
      both: "All right: no public thanks for you, and what you do isn't counted. `!optin both` ends it.",
    })[of],
  optedIn: (of: Opting): string =>
    ({
      all: "All right: you are in again.",
      thanks: "All right: you may be thanked again.",
      counting: "All right: what you do counts again from now on.",
      both: "All right: you may be thanked and counted again.",
    })[of],
  privacyMore:
    "What is too old I remove every hour, by myself. What you delete on the network I delete, too. `!optout thanks` or `!optout counting` is enough if answers are welcome.",

  // welcome
  /** @param hint what the community wrote, Markdown */
  hint: (channel: string, hint: string): string =>
    `You are new in ${literal(channel)}; this is said once, to you alone. ${hint}`,
  /** @param title linked, Markdown */
  firstChange: (name: string, title: string, reviewers: readonly string[], pick: number): string =>
    one(
      pick,
      `The first change by ${literal(name)} is in: ${title}.${reviewedBy(reviewers)} Welcome, and thank you!`,
      `Welcome, ${literal(name)}, whose first change was just merged: ${title}.${reviewedBy(reviewers)} Thank you!`,
      `${literal(name)} is among the contributors now: ${title} is merged.${reviewedBy(reviewers)} Thank you, and welcome!`,
    ),
  backChange: (name: string, title: string, reviewers: readonly string[]): string =>
    `Good to have ${literal(name)} back after all this time: ${title} is merged.${reviewedBy(reviewers)} Thank you!`,

  // credits by hand
  creditUsage:
    'Say who, for what, what it was, and where it can be seen: `!credit alice for translation "Dutch docs" https://example.org/nl`. `!credit list` shows what waits.',
  creditKind: (word: string, kinds: readonly string[]): string =>
    `${quoted(word, 40)} is no kind of contribution that I know. There are ${and(kinds)}.`,
  creditUrl: (word: string): string =>
    `${quoted(word, 80)} is no web address; one begins with https://. Leave it out if there is none.`,
  creditProposed: (row: Credited): string =>
    `That's credit ${row.n}: ${credited(row)}. It counts once ${literal(row.name)} or a maintainer says \`!credit yes ${row.n}\`.`,
  creditAsk: (row: CreditRow): string =>
    `${literal(row.by)} proposes a credit: ${credited(row)}. \`!credit yes ${row.n}\` · \`!credit no ${row.n}\``,
  creditDone: (row: Credited): string =>
    `Credited: ${credited(row)}. It goes into the next weekly post. A maintainer can take it back: \`!credit undo ${row.n}\`.`,
  creditButtons: { yes: "Confirm", no: "Drop" },
  creditTwice: "That is credited already, or proposed.",
  creditTooMany: "That's a lot of credits that wait. Let some of them be confirmed first.",
  creditNone: (n: number): string => `No credit ${n} waits here. \`!credit list\` shows those that do.`,
  creditNotYours: (name: string): string => `That is for ${literal(name)} or a maintainer to say.`,
  creditOwn: "Somebody else has to confirm what you propose for yourself.",
  creditDropped: (n: number): string => `Credit ${n} is dropped.`,
  creditUndone: (n: number): string => `Credit ${n} is taken back.`,
  creditEmpty: "No credit waits.",
  creditRow: (row: CreditRow): string => `- **${row.n}** ${credited(row)} (by ${literal(row.by)})`,
  creditOptedOut: (name: string): string => `${literal(name)} asked not to be counted.`,

  // who is who
  sameUsage:
    "`!same` lists accounts that look like one person; `!same yes N` and `!same no N` say whether they are; `!same undo N` splits them again.",
  sameEmpty: "No two accounts look like one person to me.",
  sameRow: (n: number, one: string, other: string, why: string): string =>
    `- **${n}** ${literal(one)} and ${literal(other)}: ${why}`,
  sameWhy: { email: "the same e-mail address in commits", name: "nearly the same name" },
  sameHow: "`!same yes N` if they are one person, `!same no N` if not.",
  sameDone: (n: number, one: string, other: string): string =>
    `${literal(one)} and ${literal(other)} are one person to me now. \`!same undo ${n}\` splits them again.`,
  sameHalf: (n: number, other: string): string =>
    `Noted. It takes effect once ${literal(other)} says \`!same yes ${n}\`, too, or a maintainer does.`,
  sameNo: (n: number): string => `All right, they aren't. I won't ask about pair ${n} again.`,
  sameUndone: (n: number): string => `Pair ${n} is split again.`,
  sameNone: (n: number): string => `I have no pair ${n} to say that about. \`!same\` lists them.`,
  sameNotYours: "That is for the two themselves to say, or for a maintainer.",
  sameWaiting: (count: number): string =>
    count === 1
      ? "1 pair of accounts looks like one person: `!same` shows it."
      : `${count} pairs of accounts look like one person: \`!same\` shows them.`,
  /** @param text what has to be written there, exactly */
  linkForge: (forge: string, text: string, hours: number): string =>
    `Write this within ${hours} hours with your account on ${literal(forge)}, as a comment on an issue of the project: ${code(text)} Then your accounts are one person to me.`,
  /** For somebody who said by which name they go there. */
  linkProfile: (forge: string, login: string, text: string, hours: number): string =>
    `Put this within ${hours} hours as ${literal(login)} on ${literal(forge)} into your profile's description or that of a public gist, or write it as a comment on an issue of the project: ${code(text)} I look there every few minutes; you can take it out again then.`,
  linkForgeUnknown: (word: string, forges: readonly string[]): string =>
    forges.length === 0
      ? `I follow no forge, so there is none called ${quoted(word, 40)} to link.`
      : `I follow no forge called ${quoted(word, 40)}. There is ${and(forges.map(literal))}.`,
};

/** What another language has to say. */
export type PeopleWords = typeof people;
