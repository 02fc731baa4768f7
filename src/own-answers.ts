/** What is known of the bot's own answers: kept back, given, judged. A part of the world; types only. */
import type { Millis, Place } from "./events.ts";
import type { Who } from "./facts.ts";
import type { Use } from "./faq/entry.ts";
import type { AnswerMode } from "./settings/channel.ts";

/**
 * How an FAQ answer came about: `auto` unasked, `offer` by the asker's click on a light
 * bulb, `asked` because the bot was asked, `picked` from a choice, `named` by its name.
 */
export type FaqMode = "auto" | "offer" | "asked" | "picked" | "named";

/** What the bot did not say: put a light bulb on a question instead, or told the maintainers. */
export type HintKind = "offer" | "shadow";

/** An answer that was not said: a light bulb, or a line to the maintainers. */
export interface Hint {
  /** The number that maintainers use: `!shadow 12 good`. */
  readonly id: number;
  readonly kind: HintKind;
  readonly entry: string;
  readonly place: Place;
  readonly to: Who;
  readonly at: Millis;
  readonly probability: number;
  readonly question: number;
  readonly good: boolean | undefined;
}

/** How many answers of one kind were given in a channel, and what came of them. */
export interface Tally {
  readonly network: string;
  readonly channel: string;
  readonly mode: FaqMode | "shadow";
  readonly given: number;
  readonly judged: number;
  readonly good: number;
}

/** What somebody said of an answer that nobody had asked the bot for. */
export interface Outcome {
  readonly probability: number;
  readonly good: boolean;
}

/**
 * How it is known that somebody's words lead to an entry: they picked it, or said that it
 * helped, or somebody pointed them to it; or that they don't: it didn't help.
 */
export type VoteHow = "picked" | "helped" | "pointed" | "nope";

/** How people put what an entry answers. */
export interface Wording {
  /** The number that maintainers use: `!unlearn 12`. */
  readonly id: number;
  /** In lower case. */
  readonly entry: string;
  readonly text: string;
  /** The sum of its votes; it counts above 0. */
  readonly weight: number;
  /** How many people voted in which way. */
  readonly votes: Partial<Readonly<Record<VoteHow, number>>>;
  /** A maintainer took it out. */
  readonly dropped: boolean;
}

/** What `decide` wants written down about them. */
export type OwnAnswerFact =
  | {
      readonly fact: "worded";
      readonly entry: string;
      readonly text: string;
      /** The same for the same words, whatever their case and punctuation. */
      readonly words: string;
      /** Whose words they are. */
      readonly asker: Who;
      /** Person id of the voter. */
      readonly by: number;
      readonly how: VoteHow;
      readonly weight: number;
      readonly at: Millis;
    }
  /** Taken out by a person, or (`null`) put back. */
  | { readonly fact: "unworded"; readonly id: number; readonly by: number | null; readonly at: Millis }
  | {
      readonly fact: "hinted";
      readonly key: string;
      readonly kind: HintKind;
      readonly entry: string;
      readonly place: Place;
      /** The message that it is about. */
      readonly native?: string;
      readonly to: Who;
      readonly at: Millis;
      readonly probability: number;
      readonly question: number;
    }
  | { readonly fact: "hintJudged"; readonly id: number; readonly good: boolean | null; readonly by: Who }
  | {
      readonly fact: "promoted";
      readonly place: Place;
      readonly mode: AnswerMode;
      /** Person id. */
      readonly by: number;
      readonly at: Millis;
    };

/** What was learned in service, to be read. */
export interface Wordings {
  wording(id: number): Wording | undefined;
  /** Of one entry or all, the latest first. */
  wordings(entry?: string): readonly Wording[];
  /** How often a person voted since a time, on one entry or all. */
  wordingVotes(person: number, since: Millis, entry?: string): number;
  /** By entry, in lower case: how many more said of these very words that it didn't help. */
  against(words: string): ReadonlyMap<string, number>;
  /** By entry: how its answers fared in a channel, by vouched people, one word each. */
  fared(place: Place): ReadonlyMap<string, Use>;
}

/** What `decide` may ask about them. */
export interface OwnAnswers extends Wordings {
  /** The number the next hint gets. */
  nextHint(): number;
  hint(id: number): Hint | undefined;
  /** By the network's id of the bot's line about it. */
  hintAs(network: string, native: string): Hint | undefined;
  /** The light bulb on a message. */
  hintOn(network: string, native: string): Hint | undefined;
  /** The last light bulb on a question of an account in a place. */
  lastHint(place: Place, key: string): Hint | undefined;
  /** The maintainers were told of the entry for a place since a time. */
  hintedSince(place: Place, entry: string, since: Millis): boolean;
  /** Keys of the lines in which the maintainers were told of a question, by its number, in `shadow`. */
  shadowsOf(question: number): readonly string[];
  /** What maintainers set a channel in `shadow` to, in chat. */
  promoted(place: Place): AnswerMode | undefined;
  /** Answers and hints by channel and mode, never from private conversations. */
  tallies(): readonly Tally[];
  /** Judged by vouched people, one judgement a person and entry; latest first. */
  outcomes(place: Place): readonly Outcome[];
}
