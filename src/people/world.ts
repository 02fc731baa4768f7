/** What `decide` may look at of credits, thanks, posts and links. Types only; `store/world.ts` implements it. */
import type { Contribution, ContributionKind } from "../contribution.ts";
import type { Millis } from "../events.ts";
import type { First, PostState } from "../facts.ts";
import type { Alike } from "./alike.ts";
import type { CreditState, PairState } from "./facts.ts";

/** A one-time code that shows that two accounts are one person. */
export interface LinkCode {
  readonly code: string;
  /** The account that asked for it. */
  readonly account: number;
  readonly at: Millis;
  /** The account that said it. */
  readonly claimed: number | undefined;
  readonly used: boolean;
  /** The forge that it is to be shown on, rather than another network. */
  readonly forge: string | undefined;
}

export interface Kudos {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly at: Millis;
}

/** Two accounts that may be one person. */
export interface Pair {
  /** The number people use: `!same yes 3`. */
  readonly n: number;
  readonly one: number;
  readonly other: number;
  readonly why: "email" | "name";
  readonly state: PairState;
  /** Whether each of the two said so themself. */
  readonly oneSays: boolean;
  readonly otherSays: boolean;
}

/** A contribution credited by hand. */
export interface Credit {
  /** The number people use: `!credit yes 3`. */
  readonly n: number;
  /** Whose it is. */
  readonly account: number;
  readonly person: number;
  readonly name: string;
  readonly kind: ContributionKind;
  readonly title: string;
  /** Empty where there is nothing to link to. */
  readonly url: string;
  /** Who proposed it. */
  readonly by: number;
  readonly byName: string;
  readonly at: Millis;
  readonly state: CreditState;
}

/** Somebody who came back after a year. */
export interface Returned {
  readonly person: number;
  readonly at: Millis;
  /** When they had last done something. */
  readonly since: Millis;
}

export interface Post {
  readonly week: string;
  readonly state: PostState;
  readonly at: Millis;
  readonly text: string | undefined;
}

export interface PostNote {
  readonly name: string;
  readonly text: string;
}

/** What a maintainer wants said about somebody in a week's post. */
export interface PostEdit {
  /** In small letters; `opening` for the words at the beginning. */
  readonly name: string;
  /** Undefined: nothing at all. */
  readonly text: string | undefined;
}

/** That somebody was given a sentence of a kind. */
export interface Phrased {
  /** A person; 0 for what is said of all. */
  readonly who: number;
  /** A kind of contribution, `newcomer`, `helper`, …: each has its own phrasings. */
  readonly slot: string;
}

export interface PeopleWorld {
  hadFirst(person: number, what: First): boolean;
  /** When a person, with whichever account, did something for the first time. */
  firstAt(person: number, what: First): Millis | undefined;
  /** How many had a first since a time. */
  firstsSince(what: First, since: Millis): number;
  returnedBetween(from: Millis, until: Millis): readonly Returned[];
  kudosBetween(from: Millis, until: Millis): readonly Kudos[];
  kudosGiven(from: number, to: number, day: string): boolean;
  /** What the bot was told of in a time, and people are to be thanked for: nothing quiet, nothing historical. */
  contributionsBetween(from: Millis, until: Millis): readonly Contribution[];
  /** Everything known about one change or issue, by `Contribution.about`; earliest first. */
  contributionsTo(about: string): readonly Contribution[];
  contributed(thing: string): boolean;
  /** The past of this forge or repository was read, so that a first is a first. */
  historyKnown(network: string): boolean;
  /** By its thing; undefined for a commit that went in as part of a change. */
  contribution(thing: string): Contribution | undefined;
  /** A commit that went in as part of a change that the forge told of. */
  covered(thing: string, within: string | undefined): boolean;
  /** Accounts that look alike and are no pair yet. Reads every account: for when somebody asks. */
  pairsFound(): readonly Alike[];
  nextPair(): number;
  pair(n: number): Pair | undefined;
  pairOf(one: number, other: number): Pair | undefined;
  /** Pairs about which nobody has said anything yet. */
  pairsWaiting(): readonly Pair[];
  nextCredit(): number;
  credit(n: number): Credit | undefined;
  /** Oldest first. */
  creditsWaiting(): readonly Credit[];
  creditsSince(at: Millis): number;
  /** The same is proposed or confirmed already, or a forge told of it. */
  creditedTwice(person: number, what: { kind: ContributionKind; title: string; url: string }): boolean;
  post(week: string): Post | undefined;
  postNotes(week: string): readonly PostNote[];
  postEdits(week: string): readonly PostEdit[];
  /** How often somebody was given a sentence of a kind in the posts of other weeks. */
  phrasedBefore(who: number, slot: string, week: string): number;
  /** When a person was first seen doing anything. */
  firstEver(person: number): Millis | undefined;
  /** How many of other people's questions a person had answered before a time. */
  answersBy(person: number, before: Millis): number;

  /** Made once for this database; codes are derived from it. */
  readonly secret: string;
  linkCode(code: string): LinkCode | undefined;
  /** A code of this account that another account said, to be confirmed. */
  linkWaiting(account: number): LinkCode | undefined;
  linkCodesSince(account: number, since: Millis): number;
  linkTriesSince(account: number, since: Millis): number;
}
